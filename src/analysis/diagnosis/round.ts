import type { Item, Question } from './instrument.ts';

/** A rating 1 … 5, null for "I can't say", undefined where nothing was answered. */
export type Answer = number | null | undefined;

export interface Rater {
  readonly organisation: string;
  readonly answers: Readonly<Partial<Record<Item, Answer>>>;
  /** For each question, the answers to its statements, in the order of the statements. */
  readonly statements: Readonly<Partial<Record<Question, readonly Answer[]>>>;
}

/** Everything answered in a round, once it has closed (SHAPE-5). */
export interface Round {
  readonly raters: readonly Rater[];
  /** The number of statements to each question. */
  readonly statements: Readonly<Record<Question, number>>;
  /** Whether the rating of statements was opened and closed (SHAPE-5). */
  readonly isStatementRoundComplete: boolean;
}

export function isRating(answer: Answer): answer is number {
  return typeof answer === 'number';
}

/** Every rater's answer to one statement. */
export function answersToStatement(round: Round, question: Question, statement: number): readonly Answer[] {
  return round.raters.map(({ statements }) => statements[question]?.[statement]);
}

export function answersToItem(round: Round, item: Item): readonly Answer[] {
  return round.raters.map(({ answers }) => answers[item]);
}
