/** What people answered to one item or statement, and whether that is clearer than chance (SHAPE-3, SHAPE-9). */
import { medianCategory } from '../agreement/average-deviation.ts';
import type { TooFewCategories } from '../agreement/van-der-eijk-a.ts';
import { judgeItem, type JudgedItem } from '../agreement/verdict.ts';
import { InvalidInputError } from '../invalid-input.ts';
import type { NotEnoughData } from '../status.ts';
import { SCALE } from './instrument.ts';
import { isRating, type Answer } from './round.ts';

export interface ItemResult {
  /** Ratings per category, 1 … 5. */
  readonly counts: readonly number[];
  readonly n: number;
  readonly median: number | null;
  readonly mean: number | null;
  readonly judged: JudgedItem | NotEnoughData<'fewer_than_3_ratings'> | TooFewCategories;
  readonly cantSay: number;
  /** "I can't say" among all who answered; null if nobody did. */
  readonly cantSayShare: number | null;
}

/**
 * @throws InvalidInputError `out_of_scale` if an answer is not a whole number 1 … 5
 */
export function itemResult(answers: readonly Answer[], options: { readonly seed: number }): ItemResult {
  const counts = Array.from({ length: SCALE.max - SCALE.min + 1 }, () => 0);
  let sum = 0;
  for (const rating of answers.filter(isRating)) {
    if (!Number.isInteger(rating) || rating < SCALE.min || rating > SCALE.max) {
      throw new InvalidInputError('out_of_scale', `Ratings must be whole numbers from 1 to 5: ${rating}`);
    }
    counts[rating - SCALE.min]! += 1;
    sum += rating;
  }
  const n = counts.reduce((total, count) => total + count, 0);
  const cantSay = answers.filter((answer) => answer === null).length;
  const middle = medianCategory(counts);
  return {
    counts,
    n,
    median: middle === null ? null : middle + SCALE.min,
    mean: n === 0 ? null : sum / n,
    judged: judgeItem(counts, options),
    cantSay,
    cantSayShare: n + cantSay === 0 ? null : cantSay / (n + cantSay),
  };
}

/** Whether an item is agreed to be true: its median is 4 or more, and it is clearer than chance. */
export function isAgreedTrue({ n, median, judged }: ItemResult): boolean {
  return n >= 3 && median !== null && median >= 4 && 'verdict' in judged && judged.verdict === 'agreed';
}
