/**
 * Agreement A on one item of an ordered scale (AGR-1).
 *
 * Source: van der Eijk 2001, "Measuring agreement in ordered rating scales", Quality & Quantity 35:325–341; checked
 * against the R package agrmt, `agreement()`.
 * In words: peel the distribution into layers in which each category is either empty or equally full; each layer's
 * agreement is its unimodality times one minus its width; A is their mean, weighted by the ratings in each layer.
 * Shape: counts per category, in category order, at least 3. Unit: none.
 * Range: −1 (half at either end) … 0 (even spread) … 1 (all in one category).
 */
import { requireCount } from '../invalid-input.ts';
import { notEnoughData, type NoResult, type NotEnoughData } from '../status.ts';

export type TooFewCategories = NoResult<'not_defined_for_fewer_than_3_categories', 'fewer_than_3_categories'>;

export const TOO_FEW_CATEGORIES: TooFewCategories = {
  status: 'not_defined_for_fewer_than_3_categories',
  reason: 'fewer_than_3_categories',
};

/**
 * @throws InvalidInputError if a value is not a count
 */
export function vanDerEijkA(
  counts: ArrayLike<number>,
): number | NotEnoughData<'no_ratings'> | TooFewCategories {
  if (counts.length < 3) return TOO_FEW_CATEGORIES;
  const remaining = new Float64Array(counts);
  let n = 0;
  for (const count of remaining) {
    requireCount(count, 'ratings');
    n += count;
  }
  return n === 0 ? notEnoughData('no_ratings') : peelLayers(remaining, n);
}

/**
 * A of counts that are known to be valid, `n` > 0 in all, at least 3 categories; for loops over many distributions.
 * Empties `remaining`.
 */
export function peelLayers(remaining: Float64Array, n: number): number {
  let agreement = 0;
  for (;;) {
    let filled = 0;
    let height = Infinity;
    for (let category = 0; category < remaining.length; category += 1) {
      const count = remaining[category]!;
      if (count === 0) continue;
      filled += 1;
      if (count < height) height = count;
    }
    if (filled === 0) return agreement;
    agreement += ((filled * height) / n) * layerAgreement(remaining, filled);
    for (let category = 0; category < remaining.length; category += 1) {
      if (remaining[category]! > 0) remaining[category]! -= height;
    }
  }
}

/**
 * The agreement of the layer of filled categories. Each empty category between or beside filled ones forms triples
 * with them: those that it interrupts (1,0,1), and those that it ends (1,1,0 and 0,1,1).
 */
function layerAgreement(remaining: Float64Array, filled: number): number {
  const categories = remaining.length;
  if (filled === 1) return 1;
  if (filled === categories) return 0;
  let interrupted = 0;
  let ended = 0;
  let before = 0;
  for (let category = 0; category < categories; category += 1) {
    if (remaining[category]! > 0) {
      before += 1;
      continue;
    }
    const after = filled - before;
    interrupted += before * after;
    ended += (before * (before - 1) + after * (after - 1)) / 2;
  }
  const unimodality =
    ((categories - 2) * ended - (categories - 1) * interrupted) / ((categories - 2) * (ended + interrupted));
  return unimodality * (1 - (filled - 1) / (categories - 1));
}
