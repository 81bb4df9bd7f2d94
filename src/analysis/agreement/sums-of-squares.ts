/**
 * How the squared differences between ratings divide between and within organisations (AGR-11, AGR-12).
 *
 * Source: standard one-way analysis of variance (R `stats::aov`).
 * In words: SSB = Σ n_k (x̄_k − x̄)², SSW = Σ Σ (x − x̄_k)², over the organisations k that gave an answer.
 * Shape: one result for each item. Unit: scale points squared. Range: 0 upwards.
 */
import { MISSING, type RatingTable } from './rating-table.ts';

export interface SumsOfSquares {
  readonly between: number;
  readonly within: number;
  /** Organisations that answered, less one. */
  readonly betweenDegrees: number;
  /** Ratings less organisations that answered. */
  readonly withinDegrees: number;
  /** N − Σ n_k² / N: divided by `betweenDegrees` it is n₀, the group size that ICC(1) needs. */
  readonly sizeTerm: number;
}

const NOTHING: SumsOfSquares = { between: 0, within: 0, betweenDegrees: 0, withinDegrees: 0, sizeTerm: 0 };

export function sumsOfSquares(table: RatingTable): readonly SumsOfSquares[] {
  const { raters, items, organisations, cells, organisationOf } = table;
  const sizes = new Float64Array(items * organisations);
  const sums = new Float64Array(items * organisations);
  const squares = new Float64Array(items * organisations);
  for (let rater = 0; rater < raters; rater += 1) {
    const organisation = organisationOf[rater]!;
    for (let item = 0; item < items; item += 1) {
      const cell = cells[rater * items + item]!;
      if (cell === MISSING) continue;
      const index = item * organisations + organisation;
      sizes[index]! += 1;
      sums[index]! += cell;
      squares[index]! += cell * cell;
    }
  }
  const part = (all: Float64Array, item: number) =>
    all.subarray(item * organisations, (item + 1) * organisations);
  return Array.from({ length: items }, (_, item) =>
    decomposeItem(part(sizes, item), part(sums, item), part(squares, item)),
  );
}

/** Sums of squares, degrees of freedom and size terms of several items, each added up (AGR-12, CLI-13). */
export function pool(items: readonly SumsOfSquares[]): SumsOfSquares {
  return items.reduce(
    (sum, item) => ({
      between: sum.between + item.between,
      within: sum.within + item.within,
      betweenDegrees: sum.betweenDegrees + item.betweenDegrees,
      withinDegrees: sum.withinDegrees + item.withinDegrees,
      sizeTerm: sum.sizeTerm + item.sizeTerm,
    }),
    NOTHING,
  );
}

function decomposeItem(sizes: Float64Array, sums: Float64Array, squares: Float64Array): SumsOfSquares {
  const total = (all: Float64Array) => all.reduce((sum, value) => sum + value, 0);
  const ratings = total(sizes);
  if (ratings === 0) return NOTHING;
  const mean = total(sums) / ratings;
  let between = 0;
  let within = 0;
  let answering = 0;
  let sizesSquared = 0;
  sizes.forEach((size, organisation) => {
    if (size === 0) return;
    answering += 1;
    sizesSquared += size * size;
    between += size * (sums[organisation]! / size - mean) ** 2;
    within += squares[organisation]! - sums[organisation]! ** 2 / size;
  });
  return {
    between,
    within: Math.max(0, within),
    betweenDegrees: answering - 1,
    withinDegrees: ratings - answering,
    sizeTerm: ratings - sizesSquared / ratings,
  };
}
