/**
 * Who gave which rating to which statement, from which organisation: the input of everything in this folder that
 * compares organisations. Plain data in typed arrays, so that a worker thread can be handed one.
 */
import { InvalidInputError } from '../invalid-input.ts';

/** The cell of a rater who gave no rating ("I can't say", or not asked). */
export const MISSING = -1;

export interface Scale {
  /** The lowest rating, a whole number. */
  readonly min: number;
  readonly max: number;
}

export interface RatingTable {
  readonly scale: Scale;
  readonly raters: number;
  readonly items: number;
  readonly organisations: number;
  /** Raters × items, row by row: the rating's category counted from 0, or {@link MISSING}. */
  readonly cells: Int16Array;
  /** Each rater's organisation, counted from 0. */
  readonly organisationOf: Int32Array;
}

export function categoriesOf({ min, max }: Scale): number {
  return max - min + 1;
}

/**
 * A table from rows of ratings.
 *
 * @param rows for each rater, a rating for each item in the same order, null where missing
 * @param organisations each rater's organisation; they are counted in order of first appearance
 * @throws InvalidInputError `rows_differ` if the rows are not equally long or do not match the organisations,
 *   `out_of_scale` if a rating is not a whole number of the scale
 */
export function ratingTable(
  rows: readonly (readonly (number | null)[])[],
  organisations: readonly string[],
  scale: Scale,
): RatingTable {
  const items = rows[0]?.length ?? 0;
  if (rows.length !== organisations.length || rows.some((row) => row.length !== items)) {
    throw new InvalidInputError(
      'rows_differ',
      'Every rater needs an organisation and one cell for each item',
    );
  }
  const cells = Int16Array.from(rows.flat(), (rating) =>
    rating === null ? MISSING : category(rating, scale),
  );
  const numberOf = new Map([...new Set(organisations)].map((organisation, index) => [organisation, index]));
  return {
    scale,
    raters: rows.length,
    items,
    organisations: numberOf.size,
    cells,
    organisationOf: Int32Array.from(organisations, (organisation) => numberOf.get(organisation)!),
  };
}

/** The columns of some items alone, all raters kept: the table of one question, or of one statement. */
export function selectItems(table: RatingTable, items: readonly number[]): RatingTable {
  const cells = new Int16Array(table.raters * items.length);
  for (let rater = 0; rater < table.raters; rater += 1) {
    items.forEach((item, column) => {
      cells[rater * items.length + column] = table.cells[rater * table.items + item]!;
    });
  }
  return { ...table, items: items.length, cells };
}

export function everyRater({ raters }: RatingTable): readonly number[] {
  return Array.from({ length: raters }, (_, rater) => rater);
}

/** The raters of each organisation, in one pass. */
export function ratersByOrganisation(table: RatingTable): readonly (readonly number[])[] {
  const raters = Array.from({ length: table.organisations }, (): number[] => []);
  for (let rater = 0; rater < table.raters; rater += 1) raters[table.organisationOf[rater]!]!.push(rater);
  return raters;
}

/** For each item, how often these raters gave each category. */
export function countRatings(
  { items, cells, scale }: RatingTable,
  raters: readonly number[],
): readonly Float64Array[] {
  const counts = Array.from({ length: items }, () => new Float64Array(categoriesOf(scale)));
  for (const rater of raters) {
    for (let item = 0; item < items; item += 1) {
      const cell = cells[rater * items + item]!;
      if (cell !== MISSING) counts[item]![cell]! += 1;
    }
  }
  return counts;
}

function category(rating: number, { min, max }: Scale): number {
  if (!Number.isInteger(rating) || rating < min || rating > max) {
    throw new InvalidInputError(
      'out_of_scale',
      `Ratings must be whole numbers from ${min} to ${max}: ${rating}`,
    );
  }
  return rating - min;
}
