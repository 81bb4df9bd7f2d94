import { type DiagnosisSettings } from '../../analysis/diagnosis/settings.ts';
import type { Item, Question } from '../../analysis/diagnosis/instrument.ts';
import type { Id } from '../../platform/ids.ts';
import type { EndeavourId, EndeavourSeatId, MemberId } from '../endeavours/index.ts';
import type { StoredResult } from './results/stored-result.ts';

export type RoundId = Id<'diagnosis round'>;
export type RaterId = Id<'diagnosis rater'>;
export type StatementId = Id<'diagnosis statement'>;
export type SentenceId = Id<'diagnosis sentence'>;

/**
 * `answering`: items and sentences · `merging`: sentences become statements · `rating`: everybody rates the statements ·
 * `closed`: the results are open to all at once (SHAPE-5).
 */
export type RoundState = 'answering' | 'merging' | 'rating' | 'closed';

export interface DiagnosisRound {
  readonly id: RoundId;
  readonly endeavourId: EndeavourId;
  readonly number: number;
  readonly state: RoundState;
  readonly instrument: string;
  readonly settings: DiagnosisSettings;
  readonly seed: number;
  readonly openedAt: Date;
  readonly answersUntil: Date;
  readonly ratingUntil: Date | null;
  readonly closedAt: Date | null;
  /** Whether its statements were opened for rating. */
  readonly wasRated: boolean;
  /** When the result was worked out; null until then. */
  readonly workedOutAt: Date | null;
}

/** A round with what was found. */
export interface ClosedRound extends DiagnosisRound {
  readonly result: StoredResult | null;
}

/** A rating 1 … 5, or null for "I can't say"; what is absent was not answered. */
export type Ratings = Readonly<Partial<Record<Item, number | null>>>;

/** What one person has answered so far. */
export interface Answers {
  readonly ratings: Ratings;
  readonly positions: Readonly<Partial<Record<Question, string>>>;
  /** "What would change your mind?" */
  readonly changeMind: string;
}

export const NO_ANSWERS: Answers = { ratings: {}, positions: {}, changeMind: '' };

/** Answers as they are stored. */
export function toAnswers(stored: unknown): Answers {
  return { ...NO_ANSWERS, ...(stored as Partial<Answers>) };
}

/** One person's answers in a round, with the place they spoke from. Nobody but they see them until it closes. */
export interface Rater {
  readonly id: RaterId;
  readonly memberId: MemberId | null;
  readonly seatId: EndeavourSeatId | null;
  readonly organisationKey: string;
  readonly organisation: string;
  readonly place: string;
  readonly level: string;
  readonly answers: Answers;
  /** When the answers were sent; null for somebody who rated the statements alone. */
  readonly sentAt: Date | null;
  /** By the id of the statement. */
  readonly statementRatings: Readonly<Record<string, number | null>>;
  readonly ratedAt: Date | null;
}

/** Whether somebody took part. In a round that was brought in nobody did: its ratings stayed where it was held. */
export function hasAnswered({ sentAt, ratedAt }: Pick<Rater, 'sentAt' | 'ratedAt'>): boolean {
  return sentAt !== null || ratedAt !== null;
}

/** What a round goes through; each move is made by its date or by a steward. */
const NEXT: Readonly<Record<RoundState, readonly RoundState[]>> = {
  answering: ['merging'],
  merging: ['rating', 'closed'],
  rating: ['closed'],
  closed: [],
};

export function mayMove(from: RoundState, to: RoundState): boolean {
  return NEXT[from].includes(to);
}

/** Whether its date has passed while it stands open: from then on it takes no more answers. */
export function isDue(
  { state, answersUntil, ratingUntil }: Pick<DiagnosisRound, 'state' | 'answersUntil' | 'ratingUntil'>,
  now: Date,
): boolean {
  if (state === 'answering') return now >= answersUntil;
  return state === 'rating' && ratingUntil !== null && now >= ratingUntil;
}

export const STATE_WORDS: Readonly<Record<RoundState, string>> = {
  answering: 'Open for answers',
  merging: 'Sentences become statements',
  rating: 'Open for rating the statements',
  closed: 'Closed',
};

/** A question's statements are rated in one go, so there are few of them (SHAPE-4). */
export const MOST_STATEMENTS = 7;
export const FEWEST_STATEMENTS = 3;

/** What the six points of the scale are called (SHAPE-2). */
export const SCALE_WORDS = [
  'Strongly disagree',
  'Disagree',
  'Neither agree nor disagree',
  'Agree',
  'Strongly agree',
] as const;
export const CANT_SAY = "I can't say";

const DAY_MS = 24 * 3600 * 1000;

export function daysAfter(at: Date, days: number): Date {
  return new Date(at.getTime() + days * DAY_MS);
}
