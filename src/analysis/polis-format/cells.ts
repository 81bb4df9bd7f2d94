import type { CsvError } from '../csv/parse-csv.ts';
import type { TableRow } from '../csv/csv-table.ts';

/** The cells of one row by what they hold; every function throws `CsvError` for what is not. */
export interface Cells {
  readonly id: (column: string) => string;
  readonly text: (column: string) => string;
  readonly vote: (column: string) => number;
  /** In milliseconds. */
  readonly time: (column: string) => number;
  readonly isTrue: (column: string) => boolean;
  /** One of some words; `otherwise` where the cell is empty or the column missing. */
  readonly oneOf: (column: string, words: readonly string[], otherwise: string) => string;
  readonly fault: (column: string, message: string) => CsvError;
}

const VOTES: ReadonlyMap<string, number> = new Map([
  ['1', 1],
  ['+1', 1],
  ['0', 0],
  ['-1', -1],
  ['1.0', 1],
  ['0.0', 0],
  ['-1.0', -1],
]);

export function cellReader({ get, fault }: TableRow): Cells {
  const text = (column: string) => get(column) ?? '';
  return {
    text,
    fault,
    id: (column) => {
      const id = text(column);
      if (id === '') throw fault(column, 'This is empty.');
      return id;
    },
    vote: (column) => {
      const vote = VOTES.get(text(column));
      if (vote === undefined) throw fault(column, `"${text(column)}" is not a vote. Enter -1, 0 or 1.`);
      return vote;
    },
    time: (column) => {
      const digits = text(column);
      const isWhole = /^\d+$/.test(digits);
      if (isWhole && digits.length === 13) return Number(digits);
      if (isWhole && digits.length === 10) return Number(digits) * 1000;
      throw fault(column, `"${digits}" is not a time. Enter 13 digits (milliseconds) or 10 (seconds).`);
    },
    isTrue: (column) => ['true', 't', '1'].includes(text(column).toLowerCase()),
    oneOf: (column, words, otherwise) => {
      const word = text(column) === '' ? otherwise : text(column);
      if (words.includes(word)) return word;
      throw fault(column, `"${word}" is not one of ${words.filter((known) => known !== '').join(', ')}.`);
    },
  };
}
