import { VALUE_OF } from '../../src/features/perspectives/statement.ts';
import { perspectivesUrls } from '../../src/features/perspectives/urls.ts';
import { type Client, cookieOf } from '../live/client.ts';
import { answerOf, type Filled, type Voter } from './fill.ts';
import type { Options } from './options.ts';

/** How long answers took, in milliseconds. */
export interface Times {
  readonly voteMs: number[];
  readonly pageMs: number[];
  readonly reportMs: number[];
}

export interface Tally {
  sent: number;
  /** "participant statement value" of each vote whose answer said that it counts. */
  readonly acknowledged: Set<string>;
  times: Times;
  readonly problems: Map<string, number>;
}

/** People who answer one statement after another, and now and then open a page. */
export class Crowd {
  readonly tally: Tally = {
    sent: 0,
    acknowledged: new Set(),
    times: noTimes(),
    problems: new Map(),
  };
  readonly #client: Client;
  readonly #filled: Filled;
  readonly #answered: number;
  readonly #token: string;
  readonly #csrf: string;
  #pages = 0;

  private constructor(
    client: Client,
    filled: Filled,
    options: Options,
    forgery: { csrf: string; token: string },
  ) {
    this.#client = client;
    this.#filled = filled;
    this.#answered = options.answered;
    this.#csrf = forgery.csrf;
    this.#token = forgery.token;
  }

  /** Reads the token against forged requests from the page, as a browser would. */
  static async gather(client: Client, filled: Filled, options: Options): Promise<Crowd> {
    const answer = await client.get(perspectivesUrls.home(filled.conversation));
    const csrf = cookieOf(answer, 'csrf');
    const token = /name="_csrf" value="([^"]+)"/.exec(answer.body)?.[1];
    if (csrf === undefined || token === undefined)
      throw new Error(`The page came with ${answer.status} and no form.`);
    return new Crowd(client, filled, options, { csrf, token });
  }

  /** One vote, of a pair of participant and statement that was not used before. */
  async vote(): Promise<void> {
    const number = this.tally.sent++;
    const { voters, statements } = this.#filled;
    const place = this.#answered + Math.floor(number / voters.length);
    const voter = voters[number % voters.length] as Voter;
    const statement = statements[place] as string;
    const value = answerOf(number % voters.length, place, ((number * 7919) % 1000) / 1000);
    const answer = Object.entries(VALUE_OF).find(([, each]) => each === value)?.[0] ?? 'pass';
    const { times } = this.tally;
    const from = performance.now();
    const path = perspectivesUrls.vote(this.#filled.conversation);
    const response = await this.#client
      .post(path, { statement, answer }, this.#headersOf(voter, 'application/json'))
      .catch(() => undefined);
    if (response?.status !== 200) return this.#note(`vote: ${response?.status ?? 'no answer'}`);
    times.voteMs.push(performance.now() - from);
    this.tally.acknowledged.add(`${voter.id} ${statement} ${value}`);
    return undefined;
  }

  /** One page of somebody who takes part; every fourth is the report. */
  async page(): Promise<void> {
    const number = this.#pages++;
    const { conversation, voters } = this.#filled;
    const isReport = number % 4 === 3;
    const path = isReport ? perspectivesUrls.report(conversation) : perspectivesUrls.home(conversation);
    const voter = voters[(number * 13) % voters.length] as Voter;
    const { times } = this.tally;
    const from = performance.now();
    const response = await this.#client.get(path, this.#headersOf(voter, 'text/html')).catch(() => undefined);
    if (response?.status !== 200) return this.#note(`page: ${response?.status ?? 'no answer'}`);
    (isReport ? times.reportMs : times.pageMs).push(performance.now() - from);
    return undefined;
  }

  /** The times until now; what begins from now on is timed apart. */
  takeTimes(): Times {
    const { times } = this.tally;
    this.tally.times = noTimes();
    return times;
  }

  #headersOf({ device }: Voter, accept: string): Record<string, string> {
    return { cookie: `csrf=${this.#csrf}; device=${device}`, 'csrf-token': this.#token, accept };
  }

  #note(problem: string): void {
    this.tally.problems.set(problem, (this.tally.problems.get(problem) ?? 0) + 1);
  }
}

const noTimes = (): Times => ({ voteMs: [], pageMs: [], reportMs: [] });

/** Does something at an even rate until it is stopped; then waits for what is under way. */
export function atRate(perSecond: number, work: () => Promise<void>): () => Promise<void> {
  const STEP_MS = 10;
  const running = new Set<Promise<void>>();
  const from = performance.now();
  let begun = 0;
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - from) / 1000) * perSecond);
    for (; begun < due; begun++) {
      const done = work().finally(() => running.delete(done));
      running.add(done);
    }
  }, STEP_MS);
  return async () => {
    clearInterval(timer);
    await Promise.all(running);
  };
}
