import type { Position } from './position.ts';
import { CsvError, csvParser, type CsvParser, type CsvRecord } from './parse-csv.ts';

export interface TableColumns {
  /** Each with the other names it goes by, the one to ask for first. */
  readonly required: readonly (readonly [string, ...string[]])[];
  readonly optional?: readonly (readonly [string, ...string[]])[];
  /** Columns that may be there and that nobody needs. */
  readonly needless?: readonly string[];
  /** A column that, standing last, takes the rest of a line that was not quoted (PFM-2). */
  readonly takesRest?: string;
}

export interface TableRow {
  /** The text of a column without surrounding spaces, null if the file has no such column. */
  get(column: string): string | null;
  /** The fault of a column of this row. */
  fault(column: string, message: string): CsvError;
  /** Whether fields were joined because the line was not quoted. */
  readonly isJoined: boolean;
}

export interface TableHandlers {
  readonly onRow: (row: TableRow) => void;
  /** Takes a line with too few or too many fields; throws or lets it be skipped. */
  readonly onFault: (fault: CsvError) => void;
  /** Takes what follows a # at the beginning. */
  readonly onComment?: (text: string, position: Position) => void;
  /** Takes the names of columns that are neither asked for nor needless, if there are any. */
  readonly onUnknown?: (names: readonly string[]) => void;
}

/**
 * Reads a table whose first line names its columns, in any order, in pieces of text; columns that nobody asks for are
 * ignored.
 *
 * @throws CsvError from `push` and `end`, and whatever the handlers throw
 */
export function csvTable(columns: TableColumns, handlers: TableHandlers): CsvParser {
  let header: Header | null = null;
  const parser = csvParser((record) => {
    if (header !== null) readRow(header, record, columns, handlers);
    else if (record.fields[0]?.startsWith('#') === true) {
      handlers.onComment?.(record.fields.join(',').slice(1), record.positionOf(0));
    } else {
      header = readHeader(columns, record);
      const unknown = unknownNames(columns, record.fields);
      if (unknown.length > 0) handlers.onUnknown?.(unknown);
    }
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

function readHeader(columns: TableColumns, record: CsvRecord): Header {
  const { fields } = record;
  const placeOf = new Map<string, number>();
  for (const names of [...columns.required, ...(columns.optional ?? [])]) {
    const places = fields.flatMap((field, place) => (names.includes(field) ? [place] : []));
    const [first, second] = places;
    if (second !== undefined) {
      throw new CsvError(record.positionOf(second), `The column "${nameOf(names)}" is named twice.`);
    }
    if (first !== undefined) placeOf.set(nameOf(names), first);
  }
  const absent = columns.required.map(nameOf).filter((name) => !placeOf.has(name));
  if (absent.length > 0) throw missing(columns, absent, record.positionOf(0));
  return { size: fields.length, placeOf };
}

function unknownNames(
  { required, optional = [], needless = [] }: TableColumns,
  fields: readonly string[],
): readonly string[] {
  const known = new Set([...required.flat(), ...optional.flat(), ...needless]);
  return fields.filter((field) => field !== '' && !known.has(field));
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

function readRow(
  header: Header,
  record: CsvRecord,
  { takesRest }: TableColumns,
  { onRow, onFault }: TableHandlers,
): void {
  const { size, placeOf } = header;
  const isJoined =
    record.fields.length > size && takesRest !== undefined && placeOf.get(takesRest) === size - 1;
  if (record.fields.length === size || isJoined) {
    onRow(new RecordRow(header, record, isJoined));
    return;
  }
  const position = record.positionOf(size);
  const message = `This line has ${record.fields.length} columns, the first line has ${size}.`;
  onFault(new CsvError(position, message));
}

class RecordRow implements TableRow {
  readonly isJoined: boolean;
  readonly #header: Header;
  readonly #record: CsvRecord;

  constructor(header: Header, record: CsvRecord, isJoined: boolean) {
    this.#header = header;
    this.#record = record;
    this.isJoined = isJoined;
  }

  get(column: string): string | null {
    const place = this.#header.placeOf.get(column);
    if (place === undefined) return null;
    const isRest = this.isJoined && place === this.#header.size - 1;
    return (isRest ? this.#record.writtenFrom(place) : this.#record.fields[place]) ?? null;
  }

  fault(column: string, message: string): CsvError {
    return new CsvError(
      this.#record.positionOf(this.#header.placeOf.get(column) ?? 0),
      `${column}: ${message}`,
    );
  }
}
