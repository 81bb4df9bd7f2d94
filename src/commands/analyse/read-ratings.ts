import type { NamedRatings } from '../../analysis/agreement/document/types.ts';
import { MISSING, type Scale } from '../../analysis/agreement/rating-table.ts';
import { readCsv, type Row } from '../csv/read-csv.ts';

const COLUMNS = ['rater', 'organisation', 'item', 'value'] as const;

type RatingRow = Row<(typeof COLUMNS)[number]>;

/** Cells beyond which the table of raters and items would not fit in memory. */
const MOST_CELLS = 500_000_000;

/**
 * Reads ratings: `rater,organisation,item,value`, an empty value being "can't say" (CLI-2). Raters without any answer
 * are left out (CLI-12).
 *
 * @throws InputProblem
 */
export async function readRatings(file: string, scale: Scale): Promise<NamedRatings> {
  const collected = new Ratings(scale);
  await readCsv(file, COLUMNS, (row) => collected.add(row));
  return collected.named();
}

interface Rater {
  readonly organisation: string;
  /** The category given to each item number, or {@link MISSING}. */
  readonly answers: Map<number, number>;
}

class Ratings {
  readonly #scale: Scale;
  readonly #items = new Map<string, number>();
  readonly #raters = new Map<string, Rater>();

  constructor(scale: Scale) {
    this.#scale = scale;
  }

  add(row: RatingRow): void {
    const id = nameIn(row, 'rater');
    const rater = this.#rater(id, nameIn(row, 'organisation'), row);
    const item = nameIn(row, 'item');
    const place = this.#items.get(item) ?? this.#items.size;
    this.#items.set(item, place);
    if (rater.answers.has(place))
      throw row.problem('item', `Rater "${id}" has already rated item "${item}".`);
    rater.answers.set(place, this.#category(row));
  }

  named(): NamedRatings {
    const items = [...this.#items.keys()];
    const all = [...this.#raters.values()];
    const raters = all.filter(({ answers }) => answers.values().some((category) => category !== MISSING));
    const organisations = [...new Set(raters.map(({ organisation }) => organisation))];
    const numberOf = new Map(organisations.map((name, index) => [name, index]));
    const cells = emptyCells(raters.length, items.length);
    const cantSay = items.map(() => 0);
    raters.forEach(({ answers }, rater) => {
      answers.forEach((category, item) => {
        cells[rater * items.length + item] = category;
        if (category === MISSING) cantSay[item] = (cantSay[item] ?? 0) + 1;
      });
    });
    const table = {
      scale: this.#scale,
      raters: raters.length,
      items: items.length,
      organisations: organisations.length,
      cells,
      organisationOf: Int32Array.from(raters, ({ organisation }) => numberOf.get(organisation) ?? 0),
    };
    return { table, items, organisations, cantSay, ratersWithoutAnswers: all.length - raters.length };
  }

  #rater(id: string, organisation: string, row: RatingRow): Rater {
    const known = this.#raters.get(id);
    if (known === undefined) {
      const rater = { organisation, answers: new Map<number, number>() };
      this.#raters.set(id, rater);
      return rater;
    }
    if (known.organisation === organisation) return known;
    const message = `Rater "${id}" belongs to "${known.organisation}" further up.`;
    throw row.problem('organisation', message);
  }

  #category(row: RatingRow): number {
    const text = row.get('value');
    if (text === '') return MISSING;
    const { min, max } = this.#scale;
    const expected = `Enter a whole number from ${min} to ${max}, or nothing for "can't say".`;
    // Spreadsheets write whole numbers with a decimal point where a column has gaps.
    if (!/^[+-]?\d+(\.0*)?$/.test(text))
      throw row.problem('value', `"${text}" is not a whole number. ${expected}`);
    const value = Number(text);
    if (value < min || value > max) throw row.problem('value', `${text} is out of range. ${expected}`);
    return value - min;
  }
}

function nameIn(row: RatingRow, column: 'rater' | 'organisation' | 'item'): string {
  const name = row.get(column);
  if (name === '') throw row.problem(column, `Enter the ${column}.`);
  return name;
}

function emptyCells(raters: number, items: number): Int16Array {
  if (raters * items > MOST_CELLS) {
    throw new Error(`${raters} raters of ${items} items are too many to hold in memory.`);
  }
  return new Int16Array(raters * items).fill(MISSING);
}
