/**
 * The items of a rating table made ready for many relabelings of its people.
 *
 * However labels are dealt out, an item's total sum of squares stays, and SSB = Σ_k T_k² / n_k − T² / n for the sums T_k
 * and numbers n_k of the ratings of organisation k. Items on which everybody agrees add nothing and are dropped. Sums
 * are of differences from a whole number near the item's mean: exact, and small enough that nothing is lost when the
 * squares are subtracted.
 */
import { MISSING, type RatingTable } from '../rating-table.ts';

export interface Columns {
  readonly raters: number;
  /** Items that vary; those without gaps come first. */
  readonly items: number;
  /** How many of the items have an answer from everybody. */
  readonly complete: number;
  /** Raters × items: ratings counted from the item's lowest one; 0 where missing. */
  readonly values: Float64Array;
  /** Raters × items: 1 where there is an answer, else 0. */
  readonly answered: Uint8Array;
  /** For each item, the whole number nearest the mean of its values. */
  readonly centres: Float64Array;
  /** The largest value. */
  readonly largest: number;
  /** Σ T² / n over the items, of differences from their centres. */
  readonly overall: number;
  /** Σ SST over the items; 0 if nothing varies. */
  readonly totalSquares: number;
}

export function prepareColumns({ raters, items, cells }: RatingTable): Columns {
  const all = Array.from({ length: items }, (_, item) => describe(cells, raters, items, item));
  const varying = all.filter(({ highest, lowest }) => highest > lowest);
  const ordered = [
    ...varying.filter(({ answers }) => answers === raters),
    ...varying.filter(({ answers }) => answers < raters),
  ];
  const values = new Float64Array(raters * ordered.length);
  const answered = new Uint8Array(raters * ordered.length);
  for (let rater = 0; rater < raters; rater += 1) {
    ordered.forEach(({ item, lowest }, column) => {
      const cell = cells[rater * items + item]!;
      if (cell === MISSING) return;
      values[rater * ordered.length + column] = cell - lowest;
      answered[rater * ordered.length + column] = 1;
    });
  }
  return {
    raters,
    items: ordered.length,
    complete: ordered.filter(({ answers }) => answers === raters).length,
    values,
    answered,
    centres: Float64Array.from(ordered, ({ centre, lowest }) => centre - lowest),
    largest: ordered.reduce((largest, { highest, lowest }) => Math.max(largest, highest - lowest), 0),
    overall: ordered.reduce((sum, { overall }) => sum + overall, 0),
    totalSquares: ordered.reduce((sum, { squares, overall }) => sum + squares - overall, 0),
  };
}

function describe(cells: Int16Array, raters: number, items: number, item: number) {
  let [answers, sum, lowest, highest] = [0, 0, Infinity, -Infinity];
  for (let index = item; index < raters * items; index += items) {
    const cell = cells[index]!;
    if (cell === MISSING) continue;
    answers += 1;
    sum += cell;
    lowest = Math.min(lowest, cell);
    highest = Math.max(highest, cell);
  }
  const centre = Math.round(sum / Math.max(1, answers));
  let squares = 0;
  for (let index = item; index < raters * items; index += items) {
    if (cells[index] !== MISSING) squares += (cells[index]! - centre) ** 2;
  }
  const overall = (sum - answers * centre) ** 2 / Math.max(1, answers);
  return { item, answers, lowest, highest, centre, squares, overall };
}
