import type { HomeMessage } from '../../src/features/plenary/pages/home/model.ts';
import { hashSecret } from '../../src/platform/random.ts';
import type { Client } from './client.ts';
import { type Delegate, inParallel } from './hall.ts';
import { type Counts, Listener, type ReceivedEvent } from './listeners.ts';

/** Streams that read every message in full, to time what arrives. */
const SAMPLED = 200;
const OPENING_WIDTH = 100;

export interface Tally {
  votesSent: number;
  /** "device question" of every vote that was sent. */
  readonly sent: Set<string>;
  /** "device question" of every vote whose answer said that it is counted. */
  readonly acknowledged: Set<string>;
  readonly voteMs: number[];
  /** Ids of questions whose answer said that they were received. */
  readonly asked: Set<string>;
  questionsSent: number;
  readonly askSeenMs: number[];
  readonly updateSeenMs: number[];
  readonly problems: Map<string, number>;
}

/** The messages of one stream: what the baseline is given to send. */
export interface Recording {
  readonly sizes: number[];
  readonly at: number[];
}

/** Delegates in a hall: they listen, vote and ask. */
export class Crowd {
  readonly tally: Tally = {
    votesSent: 0,
    sent: new Set(),
    acknowledged: new Set(),
    voteMs: [],
    asked: new Set(),
    questionsSent: 0,
    askSeenMs: [],
    updateSeenMs: [],
    problems: new Map(),
  };
  readonly counts: Counts = { deliveries: 0, open: 0, reconnects: 0 };
  readonly recording: Recording = { sizes: [], at: [] };
  readonly #code: string;
  readonly #delegates: readonly Delegate[];
  readonly #clients: () => readonly Client[];
  #listeners: Listener[] = [];
  #questions: string[] = [];
  #probe = '';
  #probeVotes = 0;
  #nextVote = 0;
  #nextAsker = 0;
  #startedAt = 0;
  readonly #askedAt = new Map<string, number>();
  readonly #probedAt = new Map<number, number>();

  constructor(code: string, delegates: readonly Delegate[], clients: () => readonly Client[]) {
    this.#code = code;
    this.#delegates = delegates;
    this.#clients = clients;
  }

  /** Opens a stream for every delegate. */
  async listen(ports: () => readonly number[], reconnects: boolean): Promise<void> {
    const sampledEvery = Math.max(1, Math.floor(this.#delegates.length / SAMPLED));
    this.#listeners = this.#delegates.map((delegate, index) => {
      const isSampled = index % sampledEvery === 0;
      return new Listener(
        {
          ports,
          path: `/s/${this.#code}/events`,
          headers: `cookie: ${delegate.headers['cookie']}\r\n`,
          reconnects,
          ...(isSampled ? { onEvent: (event) => this.#onEvent(event, index === 0, index) } : {}),
        },
        this.counts,
        index,
      );
    });
    await inParallel(this.#listeners, OPENING_WIDTH, (listener) => listener.open());
  }

  /** The questions that are there before the run, the first of them only for measured votes. */
  async askFirst(count: number): Promise<void> {
    for (let index = 0; index < count; index++) await this.ask();
    [this.#probe = ''] = this.#questions.splice(0, 1);
    this.#probeVotes = 1;
  }

  begin(): void {
    this.#startedAt = performance.now();
    this.counts.deliveries = 0;
    this.recording.sizes.length = 0;
    this.recording.at.length = 0;
  }

  /** One question, of a delegate who has asked nothing for long enough. */
  async ask(): Promise<void> {
    const number = this.tally.questionsSent++;
    const delegate = this.#delegates[this.#nextAsker++ % this.#delegates.length] as Delegate;
    const text = `Question ${number}: who meets people at the gate, and what happens next? ${WORDS[number % WORDS.length]}`;
    this.#askedAt.set(text, performance.now());
    const key = `bench-${number}-${this.#code}`;
    const answer = await this.#send(delegate, `/s/${this.#code}/ask`, { text, key, to: 'all', anyway: '1' });
    const href = answer === undefined ? undefined : (JSON.parse(answer.body) as { href?: string }).href;
    const id = href === undefined ? undefined : /questions\/(\w+)/.exec(href)?.[1];
    if (id === undefined) return this.#note(`question: ${answer?.status ?? 'no answer'}`);
    this.tally.asked.add(id);
    this.#questions.push(id);
    return undefined;
  }

  /** One vote, of a pair of seat and question that was not used before. */
  async vote(): Promise<void> {
    const number = this.#nextVote++;
    const seat = number % this.#delegates.length;
    const round = Math.floor(number / this.#delegates.length);
    const question = this.#questions[(seat * 7 + round) % this.#questions.length] as string;
    await this.#voteFor(this.#delegates[seat] as Delegate, question);
  }

  /** One vote for the question that nothing else changes: its count tells when the vote was seen. */
  async probe(): Promise<void> {
    const delegate = this.#delegates[this.#delegates.length - this.#probeVotes] as Delegate;
    this.#probeVotes += 1;
    this.#probedAt.set(this.#probeVotes, performance.now());
    await this.#voteFor(delegate, this.#probe);
  }

  closeListeners(): void {
    for (const listener of this.#listeners) listener.close();
  }

  async #voteFor(delegate: Delegate, question: string): Promise<void> {
    const pair = `${deviceHash(delegate)} ${question}`;
    this.tally.votesSent += 1;
    this.tally.sent.add(pair);
    const started = performance.now();
    const answer = await this.#send(delegate, `/s/${this.#code}/questions/${question}/vote`, { wanted: '1' });
    if (answer?.status !== 200) return this.#note(`vote: ${answer?.status ?? 'no answer'}`);
    this.tally.voteMs.push(performance.now() - started);
    this.tally.acknowledged.add(pair);
    return undefined;
  }

  async #send(delegate: Delegate, path: string, fields: Readonly<Record<string, string>>) {
    const clients = this.#clients();
    const client = clients[(this.tally.votesSent + this.tally.questionsSent) % clients.length] as Client;
    return client.post(path, fields, delegate.headers).catch(() => undefined);
  }

  #onEvent(event: ReceivedEvent, isRecorded: boolean, _index: number): void {
    if (isRecorded && this.#startedAt > 0) {
      this.recording.sizes.push(event.bytes);
      this.recording.at.push(event.at - this.#startedAt);
    }
    const { questions } = JSON.parse(event.data) as HomeMessage;
    if (questions === undefined || this.#startedAt === 0) return;
    for (const question of questions.questions) {
      const askedAt = this.#askedAt.get(question.text);
      if (askedAt !== undefined && askedAt > this.#startedAt) this.tally.askSeenMs.push(event.at - askedAt);
    }
    const probe = questions.counts.find(([id]) => id === this.#probe);
    const probedAt = probe === undefined ? undefined : this.#probedAt.get(probe[1]);
    if (probedAt !== undefined) this.tally.updateSeenMs.push(event.at - probedAt);
  }

  #note(problem: string): void {
    this.tally.problems.set(problem, (this.tally.problems.get(problem) ?? 0) + 1);
  }
}

const WORDS = [
  'Housing',
  'Health',
  'Work',
  'Family',
  'Debt',
  'Identity',
  'Trust',
  'Benefits',
  'Probation',
  'Friendship',
];

function deviceHash(delegate: Delegate): string {
  const secret = /device=(\w+)/.exec(delegate.headers['cookie'] ?? '')?.[1] ?? '';
  return hashSecret(secret);
}
