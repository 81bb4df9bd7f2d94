/**
 * Organisation labels dealt out at random, again and again (AGR-15). Time per labeling is in proportion to people ×
 * items, however many organisations there are.
 */
import type { RandomSource } from '../../random/seeded-random.ts';
import type { Columns } from './columns.ts';
import { addBlock, chooseLayout, packRows, type PackedRows } from './packed-rows.ts';

/** Yields Σ_k Σ_j T_kj² / n_kj of one random labeling after the other, without end. */
export function* randomLabelings(
  columns: Columns,
  sizes: readonly number[],
  random: RandomSource,
): Generator<number, never> {
  const { raters, items, complete, values, answered, centres, largest } = columns;
  const gaps = items - complete;
  const valueAt = (rater: number, item: number) => values[rater * items + item]!;
  const isAnswered = (rater: number, gap: number) => answered[rater * items + complete + gap]!;
  const ratings = packRows(raters, items, valueAt, chooseLayout(items, largest, sizes));
  const answers = packRows(raters, gaps, isAnswered, chooseLayout(gaps, 1, sizes));
  const order = Int32Array.from({ length: raters }, (_, rater) => rater);
  const sums = new Float64Array(items);
  const given = new Float64Array(gaps);

  const organisations = partsOf(order, sizes);

  for (;;) {
    random.shuffle(order);
    let total = 0;
    for (const members of organisations) {
      addRows(ratings, members, sums);
      if (gaps > 0) addRows(answers, members, given);
      total += completeSquares(sums, centres, members.length, complete);
      total += gappedSquares(sums, centres, given, complete);
    }
    yield total;
  }
}

/** Views of successive parts of the order, which show whoever stands there after a shuffle. */
function partsOf(order: Int32Array, sizes: readonly number[]): readonly Int32Array[] {
  let start = 0;
  return sizes.map((size) => order.subarray(start, (start += size)));
}

function addRows(rows: PackedRows, members: Int32Array, into: Float64Array): void {
  into.fill(0);
  for (let from = 0; from < members.length; from += rows.block) {
    addBlock(rows, members, from, Math.min(from + rows.block, members.length), into);
  }
}

/** The part of the items that everybody answered. */
function completeSquares(sums: Float64Array, centres: Float64Array, size: number, complete: number): number {
  let squares = 0;
  for (let item = 0; item < complete; item += 1) {
    const difference = sums[item]! - size * centres[item]!;
    squares += difference * difference;
  }
  return squares / size;
}

/** The part of the items with gaps, each divided by the answers given to it. */
function gappedSquares(
  sums: Float64Array,
  centres: Float64Array,
  given: Float64Array,
  complete: number,
): number {
  let squares = 0;
  for (let item = complete; item < sums.length; item += 1) {
    const answers = given[item - complete]!;
    const difference = sums[item]! - answers * centres[item]!;
    if (answers > 0) squares += (difference * difference) / answers;
  }
  return squares;
}
