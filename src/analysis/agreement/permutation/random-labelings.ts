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
  const valueLayout = chooseLayout(items, largest, sizes);
  const packedValues = packRows(raters, items, (rater, item) => values[rater * items + item]!, valueLayout);
  const answerLayout = chooseLayout(gaps, 1, sizes);
  const packedAnswers = packRows(
    raters,
    gaps,
    (r, gap) => answered[r * items + complete + gap]!,
    answerLayout,
  );
  const order = Int32Array.from({ length: raters }, (_, rater) => rater);
  const sums = new Float64Array(items);
  const answers = new Float64Array(gaps);

  for (;;) {
    random.shuffle(order);
    let total = 0;
    let start = 0;
    for (const size of sizes) {
      addGroup(packedValues, valueLayout.block, order, start, size, sums);
      if (gaps > 0) addGroup(packedAnswers, answerLayout.block, order, start, size, answers);
      total += groupSquares(sums, answers, centres, size, complete);
      start += size;
    }
    yield total;
  }
}

function addGroup(
  rows: PackedRows,
  block: number,
  order: Int32Array,
  start: number,
  size: number,
  into: Float64Array,
): void {
  into.fill(0);
  for (let from = start; from < start + size; from += block) {
    addBlock(rows, order, from, Math.min(from + block, start + size), into);
  }
}

function groupSquares(
  sums: Float64Array,
  answers: Float64Array,
  centres: Float64Array,
  size: number,
  complete: number,
): number {
  let squares = 0;
  for (let item = 0; item < complete; item += 1) {
    const difference = sums[item]! - size * centres[item]!;
    squares += difference * difference;
  }
  squares /= size;
  for (let item = complete; item < sums.length; item += 1) {
    const given = answers[item - complete]!;
    const difference = sums[item]! - given * centres[item]!;
    if (given > 0) squares += (difference * difference) / given;
  }
  return squares;
}
