import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import type { FormBody } from '../../../../platform/forms/form.ts';
import type { MyAnswer } from '../../answer.ts';
import type { Rejected } from '../../poll-card.view.tsx';
import type { PublicPoll } from '../../public-poll.ts';

/** What a page of polls shows: all of a session, or one. Plain JSON, for the server and the browser. */
export interface PollsModel {
  readonly code: string;
  readonly version: number;
  readonly eventsUrl: string;
  /** The state of the session in words. */
  readonly stateWords: string;
  readonly polls: readonly PublicPoll[];
  /** One's own answers by poll. */
  readonly mine: Readonly<Record<string, MyAnswer>>;
  readonly mayAnswer: boolean;
  /** Observers and those running the session, who have no answer to give first. */
  readonly seesResults: boolean;
  readonly csrf: string;
  /** When it was rendered, on the session's clock: "10:42am". */
  readonly updatedAt: string;
  /** This page shows one poll, under its question as the page's heading. */
  readonly isOne: boolean;
  /** An answer that was not taken, by poll. */
  readonly rejected: Readonly<Record<string, Rejected>>;
}

/** What the stream carries of polls. */
export interface PollsMessage {
  readonly version: number;
  readonly session: { readonly stateWords: string };
  readonly polls?: readonly PublicPoll[];
}

/** What is new since the page was made, and does not stand on it. */
export interface Arrived {
  readonly model: PollsModel;
  readonly fresh: readonly PublicPoll[];
}

/**
 * Takes in a message without moving anything: a poll on the page changes in its place, a new one is only told of
 * (LIVE-74). Messages may come twice, and late.
 */
export function applyMessage({ model, fresh }: Arrived, message: PollsMessage): Arrived {
  const changed = new Map((message.polls ?? []).map((poll) => [poll.id, poll]));
  const isShown = new Set(model.polls.map(({ id }) => id));
  const newer = (poll: PublicPoll): PublicPoll => {
    const other = changed.get(poll.id);
    if (other === undefined || other.version < poll.version) return poll;
    // The stream is the same for everybody, and tells results of a running poll to nobody: those shown here stay.
    return other.state === 'closed' ? other : { ...other, results: poll.results };
  };
  const arrived = [...changed.values()].filter(({ id }) => !isShown.has(id));
  return {
    model: {
      ...model,
      version: message.version,
      stateWords: message.session.stateWords,
      polls: model.polls.map(newer),
    },
    fresh: model.isOne ? [] : [...new Map([...fresh, ...arrived].map((poll) => [poll.id, poll])).values()],
  };
}

/** Whether this page may show results that the stream does not carry, and asks its own address for. */
export function asksForResults({ polls, mine, seesResults }: PollsModel): boolean {
  return polls.some(
    ({ id, state, resultsWhen }) =>
      state !== 'closed' && resultsWhen === 'answered' && (seesResults || mine[id] !== undefined),
  );
}

const MOST_RESULTS_MS = 30_000;

/**
 * How long a page waits before it asks for results again, in milliseconds: longer the more people do, so that a full
 * hall asks a few hundred times a second at the most. How many have answered comes down the stream at once.
 */
export function resultsPaceMs({ polls }: PollsModel): number {
  const answered = Math.max(0, ...polls.map((poll) => poll.answered));
  return Math.min(MOST_RESULTS_MS, Math.max(1_000, answered * 5));
}

/** Takes in results that the page has asked for; everything else stays as it is. */
export function withResults(model: PollsModel, asked: PollsModel): PollsModel {
  const byId = new Map(asked.polls.map((poll) => [poll.id, poll]));
  return {
    ...model,
    polls: model.polls.map((poll) => {
      const other = byId.get(poll.id);
      if (other === undefined || poll.state === 'closed') return poll;
      return other.version >= poll.version ? other : { ...poll, results: other.results };
    }),
  };
}

/** The answer to one's own act. */
export type SentAnswer =
  | { readonly ok: true; readonly mine: MyAnswer | null }
  | { readonly ok: false; readonly message: string; readonly mistakes: readonly FieldMistake[] };

/** Takes in what the server said to an answer that was sent from the page. */
export function withAnswer(model: PollsModel, id: string, sent: SentAnswer, typed: FormBody): PollsModel {
  const { [id]: _, ...rejected } = model.rejected;
  if (!sent.ok) {
    const { message, mistakes } = sent;
    return { ...model, rejected: { ...rejected, [id]: { typed, message, mistakes } } };
  }
  return { ...model, rejected, mine: sent.mine === null ? model.mine : { ...model.mine, [id]: sent.mine } };
}

/** Polls as people read them: what is open first, then what was stopped, then the closed ones from the latest. */
export function inReadingOrder(polls: readonly PublicPoll[]): PublicPoll[] {
  const rank = { open: 0, stopped: 1, closed: 2 } as const;
  return polls.toSorted(
    (a, b) => rank[a.state] - rank[b.state] || (b.openedAt ?? '').localeCompare(a.openedAt ?? ''),
  );
}
