import type { CsvError } from '../csv/parse-csv.ts';
import type { TableRow } from '../csv/csv-table.ts';

/** Spreadsheets and programs of statistics write whole numbers with a sign, or with a nought after the point. */
const VOTES: ReadonlyMap<string, -1 | 0 | 1> = new Map([
  ['1', 1],
  ['+1', 1],
  ['0', 0],
  ['-1', -1],
  ['1.0', 1],
  ['+1.0', 1],
  ['0.0', 0],
  ['-0', 0],
  ['-0.0', 0],
  ['-1.0', -1],
]);

/** −1, 0 or 1 as it is written in a file; undefined for anything else. */
export function signOf(text: string): -1 | 0 | 1 | undefined {
  return VOTES.get(text);
}

export function notAVote(text: string): string {
  return `"${text}" is not a vote. Enter -1, 0 or 1.`;
}

const [MILLISECONDS_DIGITS, SECONDS_DIGITS] = [13, 10];
const [DIGIT_0, DIGIT_9] = [48, 57];

/** The cells of one row by what they hold; every method throws `CsvError` for what is not. */
export class Cells {
  readonly #row: TableRow;

  constructor(row: TableRow) {
    this.#row = row;
  }

  fault(column: string, message: string): CsvError {
    return this.#row.fault(column, message);
  }

  text(column: string): string {
    return this.#row.get(column) ?? '';
  }

  id(column: string): string {
    const id = this.text(column);
    if (id === '') throw this.fault(column, 'This is empty.');
    return id;
  }

  vote(column: string): -1 | 0 | 1 {
    const text = this.text(column);
    const vote = signOf(text);
    if (vote === undefined) throw this.fault(column, notAVote(text));
    return vote;
  }

  /** In milliseconds (PFM-9). */
  time(column: string): number {
    const digits = this.text(column);
    if (isWhole(digits)) {
      if (digits.length === MILLISECONDS_DIGITS) return Number(digits);
      if (digits.length === SECONDS_DIGITS) return Number(digits) * 1000;
    }
    throw this.fault(column, `"${digits}" is not a time. Enter 13 digits (milliseconds) or 10 (seconds).`);
  }

  isTrue(column: string): boolean {
    return ['true', 't', '1'].includes(this.text(column).toLowerCase());
  }

  /** −1 rejected, 0 not looked at, 1 accepted; 0 where the cell is empty or the column missing. */
  moderation(column: string): -1 | 0 | 1 {
    const text = this.text(column);
    const found = text === '' ? 0 : signOf(text);
    if (found === undefined) throw this.fault(column, `"${text}" is not one of -1, 0, 1.`);
    return found;
  }

  /** One of some words, or null where the cell is empty or the column missing. */
  oneOf<Word extends string>(column: string, words: readonly Word[]): Word | null {
    const text = this.text(column);
    if (text === '') return null;
    const found = words.find((word) => word === text);
    if (found === undefined) throw this.fault(column, `"${text}" is not one of ${words.join(', ')}.`);
    return found;
  }
}

function isWhole(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < DIGIT_0 || code > DIGIT_9) return false;
  }
  return true;
}
