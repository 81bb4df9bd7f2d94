import type { Id } from '../../platform/ids.ts';
import type { SessionId } from '../sessions/index.ts';

export type PollId = Id<'poll'>;
export type OptionId = Id<'option'>;

/** LIVE-66: no other kinds, and no quizzes with winners. */
export const POLL_KINDS = ['one', 'several', 'scale', 'ranking', 'text'] as const;
export type PollKind = (typeof POLL_KINDS)[number];

/** `stopped`: the chair holds it, or the session is paused; answers given are kept. */
export type PollState = 'draft' | 'open' | 'stopped' | 'closed';

/** When people see the results: after their own answer, or when the poll is closed (LIVE-68). */
export type ResultsWhen = 'answered' | 'closed';

export interface PollOption {
  readonly id: OptionId;
  readonly text: string;
}

export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly minLabel: string;
  readonly maxLabel: string;
}

/** What is asked, and how it can be answered. It never changes once the poll was opened. */
export interface PollQuestion {
  readonly kind: PollKind;
  readonly question: string;
  readonly hint: string;
  /** What can be chosen or ranked, in order; empty for `scale` and `text`. */
  readonly options: readonly PollOption[];
  /** Only for `several`. */
  readonly maxChoices: number | null;
  /** Only for `scale`. */
  readonly scale: Scale | null;
  readonly resultsWhen: ResultsWhen;
}

export interface Poll extends PollQuestion {
  readonly id: PollId;
  readonly sessionId: SessionId;
  readonly state: PollState;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  /** The session's version at which the poll, or its answers, last changed. */
  readonly version: number;
}

export const MAX_OPTIONS = 12;
/** More than this nobody ranks with care. */
export const MAX_RANKED = 8;
export const MAX_TEXT = 200;
/** With fewer people behind them, results are not shown, only how many answered (LIVE-68). */
export const SHOWN_FROM = 5;

/** The moves of a poll. A closed one stays closed: its results have been seen. */
const MOVES: Readonly<Record<PollState, readonly PollState[]>> = {
  draft: ['open'],
  open: ['stopped', 'closed'],
  stopped: ['open', 'closed'],
  closed: [],
};

export function canMovePoll(from: PollState, to: PollState): boolean {
  return MOVES[from].includes(to);
}

/** The numbers of a scale, from the lowest to the highest. */
export function scalePoints({ min, max }: Scale): number[] {
  return Array.from({ length: max - min + 1 }, (_, index) => min + index);
}
