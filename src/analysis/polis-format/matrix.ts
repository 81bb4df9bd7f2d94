/** `participants-votes.csv`: one row for each participant, one column for each statement (PFM-20 to PFM-22). */
import { CsvError, csvParser, type CsvParser, type CsvRecord } from '../csv/parse-csv.ts';
import type { Conversation } from '../perspectives/conversation.ts';
import { currentVotes } from '../perspectives/votes/current-votes.ts';
import { notAVote, signOf } from './cells.ts';

export interface MatrixRow {
  readonly participant: string;
  /** Statement and vote of each cell that is not empty. */
  readonly votes: readonly (readonly [statement: string, value: number])[];
}

/** Columns that are no statement; `xid` could identify people and is dropped. */
const OTHER = new Set(['participant', 'xid', 'group-id', 'n-comments', 'n-votes', 'n-agree', 'n-disagree']);

/**
 * @param onFault takes a row that is not as it should be; throws or lets it be skipped
 * @throws CsvError from `push` and `end` for what is not such a table
 */
export function matrixParser(
  onRow: (row: MatrixRow) => void,
  onFault: (fault: unknown) => void = (fault) => {
    throw fault;
  },
): CsvParser {
  let header: readonly string[] | null = null;
  const parser = csvParser((record) => {
    if (header === null) header = readHeader(record);
    else {
      try {
        onRow(readRow(header, record));
      } catch (fault) {
        onFault(fault);
      }
    }
  });
  return {
    ...parser,
    end: () => {
      parser.end();
      if (header === null) throw new CsvError({ line: 1, column: 1 }, MISSING);
    },
  };
}

const MISSING = 'The column "participant" is missing.';

function readHeader(record: CsvRecord): readonly string[] {
  if (!record.fields.includes('participant')) throw new CsvError(record.positionOf(0), MISSING);
  return record.fields;
}

function readRow(names: readonly string[], record: CsvRecord): MatrixRow {
  const { fields } = record;
  if (fields.length !== names.length) {
    const message = `This line has ${fields.length} columns, the first line has ${names.length}.`;
    throw new CsvError(record.positionOf(names.length), message);
  }
  const own = names.indexOf('participant');
  const participant = fields[own] ?? '';
  if (participant === '') throw new CsvError(record.positionOf(own), 'participant: This is empty.');
  const votes = fields.flatMap((cell, at): [string, number][] => {
    const name = names[at] ?? '';
    if (cell === '' || OTHER.has(name)) return [];
    const value = signOf(cell);
    if (value === undefined) throw new CsvError(record.positionOf(at), notAVote(cell));
    return [[name, value]];
  });
  return { participant, votes };
}

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
