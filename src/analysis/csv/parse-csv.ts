/**
 * CSV (RFC 4180), taken in pieces: fields may be quoted, spaces around fields are dropped, lines end with LF, CR LF or
 * CR, blank lines are passed over. Only the record that a piece breaks off is kept.
 */
import type { Position } from './position.ts';

export interface CsvRecord {
  readonly fields: readonly string[];
  /** Where a field starts, the last one for a place beyond it. Worked out when it is asked for. */
  positionOf(field: number): Position;
  /** The record from a field on as it was written, quotes and all. */
  writtenFrom(field: number): string;
}

/** Text that is not CSV; the reader adds the file's name. */
export class CsvError extends Error {
  override readonly name = 'CsvError';
  readonly position: Position;

  constructor(position: Position, message: string) {
    super(message);
    this.position = position;
  }
}

export interface CsvParser {
  /** Takes the next piece of text and hands on every record that is complete. */
  push(text: string): void;
  /** Says that no more text follows. */
  end(): void;
  /** Where the text after what was pushed so far begins. */
  position(): Position;
}

const [QUOTE, COMMA, LF, CR, SPACE, TAB] = [34, 44, 10, 13, 32, 9];

/** Printable ASCII but the space; false also for other characters, which may or may not be spaces. */
function isSurelyNoSpace(code: number): boolean {
  return code > SPACE && code < 127;
}

/** A longer record is a quote that never closes, and would fill the memory. */
const LONGEST_RECORD = 1_000_000;

/**
 * @throws CsvError from `push` and `end`, and whatever `onRecord` throws
 */
export function csvParser(onRecord: (record: CsvRecord) => void): CsvParser {
  let rest = '';
  let place: Position = { line: 1, column: 1 };

  function take(text: string, isLast: boolean): void {
    const scanner = new Scanner(text, place, isLast);
    for (;;) {
      const record = scanner.next();
      if (record === null) break;
      if (record.fields.length > 1 || record.fields[0] !== '') onRecord(record);
    }
    rest = text.slice(scanner.recordStart);
    place = scanner.recordPosition;
    if (rest.length > LONGEST_RECORD) {
      throw new CsvError(
        place,
        `This record is longer than ${LONGEST_RECORD} characters. Is a quote not closed?`,
      );
    }
  }

  return {
    push: (text) => take(rest + text, false),
    end: () => take(rest, true),
    position: () => advance(place, rest),
  };
}

/** Where text after `text` begins, if `text` begins at `from`. */
export function advance(from: Position, text: string): Position {
  const lines = text.split(/\r\n|\n|\r/);
  const last = lines.at(-1) ?? '';
  return lines.length === 1
    ? { line: from.line, column: from.column + last.length }
    : { line: from.line + lines.length - 1, column: last.length + 1 };
}

/** A record within the text that it was found in. */
class FoundRecord implements CsvRecord {
  readonly fields: readonly string[];
  readonly #text: string;
  /** Where each field begins in the text, and where the last one ends. */
  readonly #edges: readonly number[];
  readonly #start: number;
  readonly #position: Position;

  constructor(text: string, fields: readonly string[], edges: readonly number[], start: RecordStart) {
    this.#text = text;
    this.fields = fields;
    this.#edges = edges;
    this.#start = start.at;
    this.#position = start.position;
  }

  positionOf(field: number): Position {
    return advance(this.#position, this.#text.slice(this.#start, this.#edge(field)));
  }

  writtenFrom(field: number): string {
    return this.#text.slice(this.#edge(field), this.#edges.at(-1)).trim();
  }

  #edge(field: number): number {
    return this.#edges[Math.max(0, Math.min(field, this.fields.length - 1))] ?? this.#start;
  }
}

interface RecordStart {
  readonly at: number;
  readonly position: Position;
}

/** Finds the records in a piece of text. */
class Scanner {
  readonly #text: string;
  readonly #isLast: boolean;
  #at = 0;
  #line: number;
  /** Where column 1 of the current line stands in the text; below 0 where the text begins within a line. */
  #lineStart: number;
  /** Where the first record that is not complete begins. */
  recordStart = 0;
  recordPosition: Position;

  constructor(text: string, position: Position, isLast: boolean) {
    this.#text = text;
    this.#isLast = isLast;
    this.#line = position.line;
    this.#lineStart = 1 - position.column;
    this.recordPosition = position;
  }

  /** The next record, or null if the text ends before it does. */
  next(): CsvRecord | null {
    this.#skipBlankLines();
    if (this.#at >= this.#text.length) return null;
    const start = { at: this.recordStart, position: this.recordPosition };
    const fields: string[] = [];
    const edges: number[] = [];
    for (;;) {
      this.#skipSpaces();
      edges.push(this.#at);
      const field = this.#text.charCodeAt(this.#at) === QUOTE ? this.#quoted() : this.#plain();
      if (field === null) return null;
      fields.push(field);
      if (this.#text.charCodeAt(this.#at) === COMMA) {
        this.#at += 1;
        continue;
      }
      edges.push(this.#at);
      if (!this.#endLine()) return null;
      this.recordStart = this.#at;
      this.recordPosition = this.#position();
      return new FoundRecord(this.#text, fields, edges, start);
    }
  }

  #position(): Position {
    return { line: this.#line, column: this.#at - this.#lineStart + 1 };
  }

  /** Lines without anything are no records, however many there are. */
  #skipBlankLines(): void {
    const from = this.#at;
    while (this.#isLineEnd() && !this.#isCutOff()) this.#endLine();
    if (this.#at === from) return;
    this.recordStart = this.#at;
    this.recordPosition = this.#position();
  }

  #isLineEnd(): boolean {
    const code = this.#text.charCodeAt(this.#at);
    return code === LF || code === CR;
  }

  #skipSpaces(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== SPACE && code !== TAB) return;
      this.#at += 1;
    }
  }

  #plain(): string | null {
    const text = this.#text;
    const start = this.#at;
    let at = start;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === COMMA || code === LF || code === CR) break;
    }
    this.#at = at;
    if (this.#isCutOff()) return null;
    const field = text.slice(start, at);
    // Most fields end with a letter or a digit, and need no second look.
    return isSurelyNoSpace(text.charCodeAt(at - 1)) ? field : field.trimEnd();
  }

  #quoted(): string | null {
    const opened = this.#position();
    const start = this.#at + 1;
    let close = this.#text.indexOf('"', start);
    while (close >= 0 && this.#text.charCodeAt(close + 1) === QUOTE)
      close = this.#text.indexOf('"', close + 2);
    if (close < 0) {
      if (this.#isLast) throw new CsvError(opened, 'The quote that opens here is not closed.');
      return null;
    }
    const field = this.#text.slice(start, close);
    if (/[\r\n]/.test(field)) {
      const { line, column } = advance({ line: this.#line, column: start - this.#lineStart + 1 }, field);
      this.#line = line;
      this.#lineStart = close - column + 1;
    }
    this.#at = close + 1;
    this.#skipSpaces();
    if (this.#isCutOff()) return null;
    if (!this.#isFieldEnd()) {
      throw new CsvError(this.#position(), 'Put a comma or a new line after a closing quote.');
    }
    return field.replaceAll('""', '"').trim();
  }

  #isFieldEnd(): boolean {
    const code = this.#text.charCodeAt(this.#at);
    return code === COMMA || code === LF || code === CR || Number.isNaN(code);
  }

  /** Whether more text may follow that belongs to the field, or to the line end, just reached. */
  #isCutOff(): boolean {
    if (this.#isLast) return false;
    const left = this.#text.length - this.#at;
    return left === 0 || (left === 1 && this.#text.charCodeAt(this.#at) === CR);
  }

  #endLine(): boolean {
    if (this.#at >= this.#text.length) return this.#isLast;
    const isPair = this.#text.charCodeAt(this.#at) === CR && this.#text.charCodeAt(this.#at + 1) === LF;
    this.#at += isPair ? 2 : 1;
    this.#line += 1;
    this.#lineStart = this.#at;
    return true;
  }
}
