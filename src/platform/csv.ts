/** What stands in a cell; null is an empty one. */
export type Cell = string | number | boolean | null;

/** A table with its columns' names. Every row has one cell for each column. */
export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const LINE_END = '\r\n';
/** What some spreadsheets take for a formula, also behind spaces, in its full-width form, or behind our own mark. */
const RUNS = /^'*\s*[=+\-@\t\r＝＋－＠]/u;

/**
 * A table as CSV (RFC 4180) in UTF-8: a header line, CRLF, quotes where they are needed. A text that a spreadsheet
 * would run as a formula has an apostrophe before it; `readDefused` takes it away again.
 *
 * @param options `bom`: begins with a byte order mark, by which some spreadsheets know UTF-8
 */
export function toCsv({ columns, rows }: CsvTable, options: { readonly bom?: boolean } = {}): string {
  return `${options.bom === true ? '\ufeff' : ''}${csvRows([columns, ...rows])}`;
}

/** The lines of some rows, for a table that is written a part at a time. */
export function csvRows(rows: CsvTable['rows']): string {
  return rows.map((row) => `${row.map(cellText).join(',')}${LINE_END}`).join('');
}

/** The text of a cell as it was before it was made safe for spreadsheets. */
export function readDefused(text: string): string {
  return text.startsWith("'") && RUNS.test(text) ? text.slice(1) : text;
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const safe = RUNS.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
