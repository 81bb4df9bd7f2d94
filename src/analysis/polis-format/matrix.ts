/** `participants-votes.csv`: one row for each participant, one column for each statement (PFM-20 to PFM-22). */
import { CsvError, csvParser, type CsvParser } from '../csv/parse-csv.ts';
import type { Conversation } from '../perspectives/conversation.ts';
import { currentVotes } from '../perspectives/votes/current-votes.ts';

export interface MatrixRow {
  readonly participant: string;
  /** Statement and vote of each cell that is not empty. */
  readonly votes: readonly (readonly [statement: string, value: number])[];
}

/** Columns that are no statement; `xid` could identify people and is dropped. */
const OTHER = new Set(['participant', 'xid', 'group-id', 'n-comments', 'n-votes', 'n-agree', 'n-disagree']);
const VALUES: ReadonlyMap<string, number> = new Map([
  ['1', 1],
  ['0', 0],
  ['-1', -1],
]);

/** @throws CsvError from `push` and `end` for what is not such a table */
export function matrixParser(onRow: (row: MatrixRow) => void): CsvParser {
  let header: readonly string[] | null = null;
  return csvParser(({ fields, positions }) => {
    if (header === null) {
      if (!fields.includes('participant')) {
        throw new CsvError(positions[0] ?? START, 'The column "participant" is missing.');
      }
      header = fields;
      return;
    }
    const names = header;
    if (fields.length !== names.length) {
      const position = positions[Math.min(names.length, fields.length - 1)] ?? START;
      const message = `This line has ${fields.length} columns, the first line has ${names.length}.`;
      throw new CsvError(position, message);
    }
    const votes = fields.flatMap((cell, at): [string, number][] => {
      const name = names[at] ?? '';
      if (cell === '' || OTHER.has(name)) return [];
      const value = VALUES.get(cell);
      if (value === undefined) {
        throw new CsvError(positions[at] ?? START, `"${cell}" is not a vote. Enter -1, 0 or 1.`);
      }
      return [[name, value]];
    });
    onRow({ participant: fields[names.indexOf('participant')] ?? '', votes });
  });
}

const START = { line: 1, column: 1 };

/** Counts the cells in which the matrix and the last votes differ (PFM-21). */
export function compareWithMatrix(conversation: Conversation): {
  readonly parser: CsvParser;
  readonly differences: () => number;
} {
  const { matrix, personOf, statementOf } = currentVotes(conversation);
  const rows = new Map(Array.from(personOf, (person, row) => [conversation.participants[person]!.id, row]));
  let differences = 0;
  let compared = 0;
  const parser = matrixParser(({ participant, votes }) => {
    const row = rows.get(participant);
    const own = new Map<string, number>();
    if (row !== undefined) {
      for (let at = matrix.rowStart[row]!; at < matrix.rowStart[row + 1]!; at += 1) {
        own.set(conversation.statements[statementOf[matrix.column[at]!]!]!.id, matrix.value[at]!);
      }
    }
    compared += own.size;
    const told = new Map(votes);
    for (const [statement, value] of told) if (own.get(statement) !== value) differences += 1;
    for (const statement of own.keys()) if (!told.has(statement)) differences += 1;
  });
  return { parser, differences: () => differences + (matrix.column.length - compared) };
}
