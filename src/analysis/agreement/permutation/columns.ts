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

export function prepareColumns(table: RatingTable): Columns {
  const varying = summariseItems(table).filter(({ highest, lowest }) => highest > lowest);
  const ordered = [
    ...varying.filter(({ answers }) => answers === table.raters),
    ...varying.filter(({ answers }) => answers < table.raters),
  ];
  return {
    raters: table.raters,
    items: ordered.length,
    complete: ordered.filter(({ answers }) => answers === table.raters).length,
    ...copyCells(table, ordered),
    centres: Float64Array.from(ordered, ({ centre, lowest }) => centre - lowest),
    largest: ordered.reduce((largest, { highest, lowest }) => Math.max(largest, highest - lowest), 0),
    overall: ordered.reduce((sum, { overall }) => sum + overall, 0),
    totalSquares: ordered.reduce((sum, { squares, overall }) => sum + squares - overall, 0),
  };
}

interface ItemSummary {
  readonly item: number;
  readonly answers: number;
  readonly lowest: number;
  readonly highest: number;
  readonly centre: number;
  /** Σ (x − centre)². */
  readonly squares: number;
  /** (Σ (x − centre))² / n. */
  readonly overall: number;
}

function summariseItems({ raters, items, cells }: RatingTable): ItemSummary[] {
  const answers = new Float64Array(items);
  const sums = new Float64Array(items);
  const squares = new Float64Array(items);
  const lowest = new Float64Array(items).fill(Infinity);
  const highest = new Float64Array(items).fill(-Infinity);
  let index = 0;
  for (let rater = 0; rater < raters; rater += 1) {
    for (let item = 0; item < items; item += 1) {
      const cell = cells[index]!;
      index += 1;
      if (cell === MISSING) continue;
      answers[item]! += 1;
      sums[item]! += cell;
      squares[item]! += cell * cell;
      if (cell < lowest[item]!) lowest[item] = cell;
      if (cell > highest[item]!) highest[item] = cell;
    }
  }
  return Array.from({ length: items }, (_, item) => {
    const n = answers[item]!;
    const sum = sums[item]!;
    const centre = n === 0 ? 0 : Math.round(sum / n);
    return {
      item,
      answers: n,
      lowest: lowest[item]!,
      highest: highest[item]!,
      centre,
      squares: squares[item]! - 2 * centre * sum + n * centre ** 2,
      overall: n === 0 ? 0 : (sum - n * centre) ** 2 / n,
    };
  });
}

function copyCells({ raters, items, cells }: RatingTable, ordered: readonly ItemSummary[]) {
  const sources = Int32Array.from(ordered, ({ item }) => item);
  const lowest = Float64Array.from(ordered, (summary) => summary.lowest);
  const values = new Float64Array(raters * ordered.length);
  const answered = new Uint8Array(raters * ordered.length);
  let index = 0;
  for (let rater = 0; rater < raters; rater += 1) {
    for (let column = 0; column < sources.length; column += 1) {
      const cell = cells[rater * items + sources[column]!]!;
      if (cell !== MISSING) {
        values[index] = cell - lowest[column]!;
        answered[index] = 1;
      }
      index += 1;
    }
  }
  return { values, answered };
}
