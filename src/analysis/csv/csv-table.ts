import type { Position } from './position.ts';
import { CsvError, csvParser, type CsvParser, type CsvRecord } from './parse-csv.ts';

export interface TableColumns {
  /** Each with the other names it goes by, the one to ask for first. */
  readonly required: readonly (readonly [string, ...string[]])[];
  readonly optional?: readonly (readonly [string, ...string[]])[];
  /** A column that, standing last, takes the rest of a line that was not quoted (PFM-2). */
  readonly takesRest?: string;
}

export interface TableRow {
  /** The text of a column without surrounding spaces, null if the file has no such column. */
  readonly get: (column: string) => string | null;
  /** The fault of a column of this row. */
  readonly fault: (column: string, message: string) => CsvError;
  /** Whether fields were joined because the line was not quoted. */
  readonly isJoined: boolean;
}

/**
 * Reads a table whose first line names its columns, in any order, in pieces of text; columns that nobody asks for are
 * ignored.
 *
 * @param onFault takes a line with too few or too many fields; throws or lets it be skipped
 * @param onComment takes what follows a # at the beginning
 * @throws CsvError from `push` and `end`, and whatever the functions given throw
 */
export function csvTable(
  columns: TableColumns,
  onRow: (row: TableRow) => void,
  onFault: (fault: CsvError) => void,
  onComment: (text: string, position: Position) => void = () => {},
): CsvParser {
  let header: Header | null = null;
  const parser = csvParser((record) => {
    const first = record.fields[0] ?? '';
    if (header !== null) readRow(header, record, columns, { onRow, onFault });
    else if (first.startsWith('#')) onComment(record.fields.join(',').slice(1), record.positions[0] ?? START);
    else header = readHeader(columns, record);
  });
  return {
    ...parser,
    end: () => {
      parser.end();
      if (header === null) throw missing(columns, columns.required.map(nameOf), START);
    },
  };
}

const START: Position = { line: 1, column: 1 };

interface Header {
  readonly size: number;
  readonly placeOf: ReadonlyMap<string, number>;
}

function nameOf(names: readonly string[]): string {
  return names[0] ?? '';
}

function readHeader(columns: TableColumns, { fields, positions }: CsvRecord): Header {
  const placeOf = new Map<string, number>();
  for (const names of [...columns.required, ...(columns.optional ?? [])]) {
    const places = fields.flatMap((field, place) => (names.includes(field) ? [place] : []));
    const [first, second] = places;
    if (second !== undefined) {
      throw new CsvError(positions[second] ?? START, `The column "${nameOf(names)}" is named twice.`);
    }
    if (first !== undefined) placeOf.set(nameOf(names), first);
  }
  const absent = columns.required.map(nameOf).filter((name) => !placeOf.has(name));
  if (absent.length > 0) throw missing(columns, absent, positions[0] ?? START);
  return { size: fields.length, placeOf };
}

function missing(columns: TableColumns, absent: readonly string[], position: Position): CsvError {
  const names = absent.map((column) => `"${column}"`).join(' and ');
  const one = absent.length === 1;
  const wanted = columns.required.map(nameOf).join(', ');
  return new CsvError(
    position,
    `The column${one ? '' : 's'} ${names} ${one ? 'is' : 'are'} missing. Name the columns ${wanted} in the first line.`,
  );
}

interface Handlers {
  readonly onRow: (row: TableRow) => void;
  readonly onFault: (fault: CsvError) => void;
}

function readRow(
  { size, placeOf }: Header,
  record: CsvRecord,
  { takesRest }: TableColumns,
  { onRow, onFault }: Handlers,
): void {
  const { positions } = record;
  const isJoined =
    record.fields.length > size && takesRest !== undefined && placeOf.get(takesRest) === size - 1;
  const fields = isJoined ? joinRest(record.fields, size) : record.fields;
  if (fields.length !== size) {
    const position = positions[Math.min(size, fields.length - 1)] ?? START;
    onFault(new CsvError(position, `This line has ${fields.length} columns, the first line has ${size}.`));
    return;
  }
  const place = (column: string) => placeOf.get(column) ?? -1;
  onRow({
    get: (column) => fields[place(column)] ?? null,
    fault: (column, message) =>
      new CsvError(positions[place(column)] ?? positions[0] ?? START, `${column}: ${message}`),
    isJoined,
  });
}

function joinRest(fields: readonly string[], size: number): readonly string[] {
  return [...fields.slice(0, size - 1), fields.slice(size - 1).join(',')];
}
