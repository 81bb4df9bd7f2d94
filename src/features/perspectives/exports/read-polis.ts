import { csvParser, CsvError, type CsvRecord } from '../../../analysis/csv/parse-csv.ts';
import { InputProblem } from '../../../commands/input-problem.ts';

export type SignOfVotes = 'normal' | 'flipped' | 'check';

export interface PolisVote {
  readonly person: number;
  readonly statement: number;
  readonly value: 1 | 0 | -1;
  readonly time: Date;
}

/** What an export of Polis holds; people and statements by their places. */
export interface PolisConversation {
  readonly statements: readonly { readonly text: string; readonly moderated: '1' | '0' | '-1' }[];
  readonly people: readonly string[];
  readonly votes: readonly PolisVote[];
  readonly earlier: readonly PolisVote[];
}

/** Limits (PFM-29). */
const MOST_VOTES = 2_000_000;
const MOST_STATEMENTS = 20_000;
const AUTHORS_TO_CHECK = 5;
const SURE = 0.9;

interface Row {
  get(column: string): string;
  problem(column: string, message: string): InputProblem;
}

/**
 * Reads `comments.csv` and `votes.csv` in bounded memory. The latest vote of a person on a statement counts, of equal
 * times the later row (PFM-11).
 *
 * @throws InputProblem with line and column where a file is not as it should be
 */
export async function readPolis(
  comments: AsyncIterable<Uint8Array>,
  votes: AsyncIterable<Uint8Array>,
  sign: SignOfVotes,
): Promise<PolisConversation> {
  const statements: { text: string; moderated: '1' | '0' | '-1' }[] = [];
  const places = new Map<string, number>();
  const authors = new Map<string, string>();
  await readRows('comments.csv', comments, ['comment-id', 'comment-body'], (row) => {
    const id = row.get('comment-id');
    if (!/^\d+$/.test(id)) throw row.problem('comment-id', 'must be a whole number.');
    if (places.has(id)) throw row.problem('comment-id', `${id} is there twice.`);
    if (places.size === MOST_STATEMENTS)
      throw row.problem('comment-id', `more than ${MOST_STATEMENTS} statements.`);
    const moderated = row.get('moderated') || '0';
    if (moderated !== '1' && moderated !== '0' && moderated !== '-1') {
      throw row.problem('moderated', 'must be -1, 0 or 1.');
    }
    places.set(id, statements.length);
    authors.set(id, row.get('author-id'));
    statements.push({ text: row.get('comment-body').slice(0, 2_000) || `Statement ${id}`, moderated });
  });
  const people = new Map<string, number>();
  const current = new Map<number, PolisVote>();
  const earlier: PolisVote[] = [];
  const own = { agree: 0, disagree: 0 };
  const flip = sign === 'flipped' ? -1 : 1;
  await readRows('votes.csv', votes, ['timestamp', 'comment-id', 'voter-id', 'vote'], (row) => {
    const value = row.get('vote');
    if (value !== '1' && value !== '0' && value !== '-1') throw row.problem('vote', 'must be -1, 0 or 1.');
    const time = readTime(row);
    const statement = placeOfStatement(row.get('comment-id'), places, statements);
    const voter = row.get('voter-id');
    if (voter === '') throw row.problem('voter-id', 'must not be empty.');
    let person = people.get(voter);
    if (person === undefined) people.set(voter, (person = people.size));
    if (current.size + earlier.length === MOST_VOTES)
      throw row.problem('vote', `more than ${MOST_VOTES} votes.`);
    const vote: PolisVote = { person, statement, value: (Number(value) * flip) as 1 | 0 | -1, time };
    const key = person * MOST_STATEMENTS + statement;
    const before = current.get(key);
    if (before === undefined || before.time <= time) current.set(key, vote);
    if (before !== undefined) earlier.push(before.time <= time ? before : vote);
    else if (voter !== '0' && authors.get(row.get('comment-id')) === voter) {
      if (value === '1') own.agree += 1;
      else if (value === '-1') own.disagree += 1;
    }
  });
  checkSign(own, sign);
  return { statements, people: [...people.keys()], votes: [...current.values()], earlier };
}

/** Authors agree with what they write (PFM-5): where they do not, the file has the opposite sign (PFM-6). */
function checkSign({ agree, disagree }: { agree: number; disagree: number }, sign: SignOfVotes): void {
  if (sign !== 'check' || agree + disagree < AUTHORS_TO_CHECK) return;
  if (disagree / (agree + disagree) < SURE) return;
  throw new InputProblem(
    'votes.csv',
    null,
    `The authors of ${disagree} of ${agree + disagree} statements disagree with themselves: in this file agree is -1. Select so, and import again.`,
  );
}

/** Milliseconds or seconds (PFM-9). */
function readTime(row: Row): Date {
  const text = row.get('timestamp');
  if (!/^(\d{13}|\d{10})$/.test(text)) throw row.problem('timestamp', 'must have 10 or 13 digits.');
  return new Date(text.length === 13 ? Number(text) : Number(text) * 1_000);
}

/** A vote on a statement that the file does not list is kept (OPN-5). */
function placeOfStatement(
  id: string,
  places: Map<string, number>,
  statements: { text: string; moderated: '1' | '0' | '-1' }[],
): number {
  const known = places.get(id);
  if (known !== undefined) return known;
  places.set(id, statements.length);
  statements.push({ text: `Statement ${id}, whose text is not in the file`, moderated: '0' });
  return statements.length - 1;
}

async function readRows(
  file: string,
  source: AsyncIterable<Uint8Array>,
  required: readonly string[],
  onRow: (row: Row) => void,
): Promise<void> {
  let header: readonly string[] | null = null;
  const parser = csvParser((record: CsvRecord) => {
    if (header === null) {
      header = record.fields;
      const missing = required.filter((column) => !record.fields.includes(column));
      if (missing.length === 0) return;
      throw new InputProblem(
        file,
        { line: 1, column: 1 },
        `The first line does not name ${missing.join(' and ')}.`,
      );
    }
    onRow(rowOf(file, header, record));
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const bytes of source) parser.push(decoder.decode(bytes, { stream: true }));
    parser.push(decoder.decode());
    parser.end();
  } catch (error) {
    if (error instanceof CsvError) throw new InputProblem(file, error.position, error.message);
    if (error instanceof TypeError) {
      throw new InputProblem(
        file,
        parser.position(),
        'This is not UTF-8 text. Save the file as CSV in UTF-8.',
      );
    }
    throw error;
  }
  if (header === null) throw new InputProblem(file, { line: 1, column: 1 }, 'The file is empty.');
}

function rowOf(file: string, header: readonly string[], { fields, positions }: CsvRecord): Row {
  // An older export has unquoted text in its last column (PFM-2).
  const isJoined = fields.length > header.length && header.at(-1) === 'comment-body';
  const read = isJoined
    ? [...fields.slice(0, header.length - 1), fields.slice(header.length - 1).join(',')]
    : fields;
  if (read.length !== header.length) {
    throw new InputProblem(
      file,
      positions[Math.min(header.length, fields.length - 1)] ?? null,
      `This line has ${fields.length} columns, the first line has ${header.length}.`,
    );
  }
  return {
    get: (column) => read[header.indexOf(column)] ?? '',
    problem: (column, message) =>
      new InputProblem(file, positions[header.indexOf(column)] ?? null, `${column} ${message}`),
  };
}
