import { createReadStream } from 'node:fs';
import {
  advance,
  CsvError,
  csvParser,
  type CsvParser,
  type CsvRecord,
} from '../../analysis/csv/parse-csv.ts';
import type { Position } from '../../analysis/csv/position.ts';
import { InputProblem } from '../input-problem.ts';

/** One line of a file of named columns. */
export interface Row<Column extends string> {
  /** The text of a column, without surrounding spaces. */
  readonly get: (column: Column) => string;
  /** The problem of a column of this line. */
  readonly problem: (column: Column, message: string) => InputProblem;
}

/**
 * Reads a CSV file in UTF-8, line by line in bounded memory (CLI-2). The first line names the columns, in any order;
 * columns that nobody asks for are ignored.
 *
 * @throws InputProblem if the file cannot be read, is not such a file or lacks a column, and whatever `onRow` throws
 */
export async function readCsv<Column extends string>(
  file: string,
  columns: readonly Column[],
  onRow: (row: Row<Column>) => void,
): Promise<void> {
  let header: Header<Column> | null = null;
  const parser = csvParser((record) => {
    if (header === null) header = readHeader(file, columns, record);
    else onRow(rowOf(file, header, record));
  });
  await parseFile(file, parser);
  if (header === null) throw missingColumns(file, columns, columns, { line: 1, column: 1 });
}

/**
 * Reads a file in UTF-8 into a parser, in bounded memory.
 * @throws InputProblem if the file cannot be read or the parser finds a fault in it
 */
export function parseFile(file: string, parser: CsvParser): Promise<void> {
  return parseStream(file, createReadStream(file), parser);
}

/** The same for bytes that come from elsewhere, under the name by which a person knows them. */
export async function parseStream(
  file: string,
  source: AsyncIterable<Uint8Array>,
  parser: CsvParser,
): Promise<void> {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for await (const bytes of source) parser.push(decode(decoder, bytes, parser));
    parser.push(decode(decoder, null, parser));
    parser.end();
  } catch (error) {
    if (error instanceof CsvError) throw new InputProblem(file, error.position, error.message);
    throw readProblem(file, error) ?? error;
  }
}

interface Header<Column extends string> {
  readonly size: number;
  readonly placeOf: ReadonlyMap<Column, number>;
}

function readHeader<Column extends string>(
  file: string,
  columns: readonly Column[],
  record: CsvRecord,
): Header<Column> {
  const { fields } = record;
  const missing = columns.filter((column) => !fields.includes(column));
  if (missing.length > 0) throw missingColumns(file, columns, missing, record.positionOf(0));
  for (const column of columns) {
    const second = fields.lastIndexOf(column);
    if (second === fields.indexOf(column)) continue;
    throw new InputProblem(file, record.positionOf(second), `The column "${column}" is named twice.`);
  }
  return { size: fields.length, placeOf: new Map(columns.map((column) => [column, fields.indexOf(column)])) };
}

function missingColumns(
  file: string,
  columns: readonly string[],
  missing: readonly string[],
  position: Position,
): InputProblem {
  const names = missing.map((column) => `"${column}"`).join(' and ');
  const one = missing.length === 1;
  return new InputProblem(
    file,
    position,
    `The column${one ? '' : 's'} ${names} ${one ? 'is' : 'are'} missing. Name the columns ${columns.join(', ')} in the first line.`,
  );
}

function rowOf<Column extends string>(
  file: string,
  { size, placeOf }: Header<Column>,
  record: CsvRecord,
): Row<Column> {
  const { fields } = record;
  if (fields.length !== size) {
    const position = record.positionOf(size);
    const message = `This line has ${fields.length} columns, the first line has ${size}.`;
    throw new InputProblem(file, position, message);
  }
  const place = (column: Column) => placeOf.get(column) ?? -1;
  return {
    get: (column) => fields[place(column)] ?? '',
    problem: (column, message) =>
      new InputProblem(file, record.positionOf(place(column)), `${column}: ${message}`),
  };
}

/** Bytes as text; null flushes what the last bytes left open. Says where the first byte that is no UTF-8 stands. */
function decode(decoder: TextDecoder, bytes: Uint8Array | null, parser: CsvParser): string {
  try {
    return bytes === null ? decoder.decode() : decoder.decode(bytes, { stream: true });
  } catch {
    const readable = new TextDecoder('utf-8').decode(bytes ?? new Uint8Array());
    const position = advance(parser.position(), readable.slice(0, Math.max(0, readable.indexOf('\uFFFD'))));
    throw new CsvError(position, 'This is not UTF-8 text. Save the file as CSV in UTF-8.');
  }
}

/** What a person can do about a file that cannot be opened; null for an error of another kind. */
function readProblem(file: string, error: unknown): InputProblem | null {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return null;
  const messages: Record<string, string> = {
    ENOENT: 'There is no such file.',
    EISDIR: 'This is a folder. Name a file.',
    EACCES: 'You may not read this file.',
  };
  return new InputProblem(file, null, messages[String(error.code)] ?? 'This file cannot be read.');
}
