/** The pages of the questionnaire, in their order: a few questions on each, so that they fit a phone (SHAPE-2). */
import { ITEMS, type Item, type Question } from '../../analysis/diagnosis/instrument.ts';
import type { Answers } from './round.ts';

export interface RatingStep {
  readonly name: string;
  readonly title: string;
  readonly items: readonly Item[];
}

export const RATING_STEPS: readonly RatingStep[] = [
  { name: 'now', title: 'How things stand now', items: ['S1', 'S2'] },
  { name: 'problem', title: 'What this problem is like', items: ['C1', 'C2', 'C3'] },
  { name: 'levers', title: 'What moves it', items: ['C4', 'C5', 'C6'] },
  { name: 'agreement', title: 'How much people agree', items: ['P1', 'P2', 'P3'] },
];

export const POSITIONS_STEP = 'positions';
export const REVIEW_STEP = 'review';
export const STEPS: readonly string[] = [...RATING_STEPS.map(({ name }) => name), POSITIONS_STEP];

export const POSITION_WORDS: Readonly<Record<Question, { readonly label: string; readonly hint: string }>> = {
  wrong: { label: 'What is wrong?', hint: 'One sentence' },
  do: { label: 'What should be done?', hint: 'One sentence' },
  works: {
    label: 'What makes it work the way it does?',
    hint: 'One sentence, for example: short sentences lead to lost tenancies',
  },
};

export const POSITION_LENGTH = 200;
export const CHANGE_MIND_LENGTH = 500;

/** What comes after a step: the next, or the review. */
export function stepAfter(name: string): string {
  return STEPS[STEPS.indexOf(name) + 1] ?? REVIEW_STEP;
}

export function stepBefore(name: string): string | null {
  return STEPS[(name === REVIEW_STEP ? STEPS.length : STEPS.indexOf(name)) - 1] ?? null;
}

export function ratingStep(name: string): RatingStep | undefined {
  return RATING_STEPS.find((step) => step.name === name);
}

/** The page on which an item stands. */
export function stepOf(item: Item): string {
  return RATING_STEPS.find(({ items }) => items.includes(item))?.name ?? POSITIONS_STEP;
}

/** The first step with something that was not answered, or the review. */
export function firstUnfinished({ ratings, positions }: Answers): string {
  const open = RATING_STEPS.find(({ items }) => items.some((item) => ratings[item] === undefined));
  if (open !== undefined) return open.name;
  return Object.keys(positions).length === 0 ? POSITIONS_STEP : REVIEW_STEP;
}

/** Items that were passed over: they are missing, which is not the same as "I can't say". */
export function unanswered({ ratings }: Pick<Answers, 'ratings'>): readonly Item[] {
  return ITEMS.filter((item) => ratings[item] === undefined);
}
