/**
 * Whether people agree on one item, are split, or cannot be told from people answering at random (AGR-5).
 * A value on a line is inside.
 */
import { isNoResult, notEnoughData, type NotEnoughData } from '../status.ts';
import { chanceLines, type ChanceLines } from './chance-lines.ts';
import { SAME_VALUE } from './null-distribution.ts';
import { vanDerEijkA, type TooFewCategories } from './van-der-eijk-a.ts';

export type Verdict = 'agreed' | 'split' | 'no_clearer_than_chance';

/** Fewer answers than this bear no verdict. */
export const FEWEST_FOR_VERDICT = 3;

export interface JudgedItem {
  readonly verdict: Verdict;
  /** Van der Eijk's A. */
  readonly agreement: number;
  readonly chance: ChanceLines;
}

/**
 * @param counts ratings per category, in category order
 * @param options the seed is used only where the chance lines come from random rounds
 * @throws InvalidInputError if a value is not a count
 */
export function judgeItem(
  counts: ArrayLike<number>,
  options: { readonly seed: number },
): JudgedItem | NotEnoughData<'fewer_than_3_ratings'> | TooFewCategories {
  const n = Array.from(counts).reduce((sum, count) => sum + count, 0);
  const agreement = vanDerEijkA(counts);
  const chance = chanceLines(n, counts.length, options);
  if (isNoResult(agreement)) return agreement.status === 'not_enough_data' ? tooFew() : agreement;
  if (isNoResult(chance)) return chance.status === 'not_enough_data' ? tooFew() : chance;
  if (n < FEWEST_FOR_VERDICT) return tooFew();
  return { verdict: verdictOn(agreement, chance), agreement, chance };
}

function tooFew(): NotEnoughData<'fewer_than_3_ratings'> {
  return notEnoughData('fewer_than_3_ratings');
}

function verdictOn(agreement: number, { low, high }: ChanceLines): Verdict {
  if (agreement > high + SAME_VALUE) return 'agreed';
  return agreement < low - SAME_VALUE ? 'split' : 'no_clearer_than_chance';
}
