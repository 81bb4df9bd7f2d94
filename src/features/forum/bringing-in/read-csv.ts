import { CsvError, csvParser, type CsvRecord } from '../../../analysis/csv/parse-csv.ts';
import { readDefused, toCsv } from '../../../platform/csv.ts';
import { LANGUAGES } from '../../../design-system/languages.ts';
import { type FoundPost, type FoundThread, Gathering, notRead, type ReadFile } from './reading.ts';

/** The columns that are read, by their names in the first line; those of the export of a space are among them. */
export const CSV_COLUMNS = [
  ['thread_title', 'The title of the thread, on every line of it'],
  ['author', 'Who wrote the post'],
  ['created_at', 'When, like 2026-03-31 or 2026-03-31T14:05:00Z; without a zone it is UTC'],
  ['text', 'What they wrote, in Markdown'],
  ['thread_id', 'Optional: tells threads of the same title apart'],
  ['organisation', 'Optional: where the author worked'],
  ['thread_tags', 'Optional: up to 5, separated by commas'],
  ['language', 'Optional: its code, like en or cy'],
  ['post_id', 'Optional: what “reply_to” of other lines names'],
  ['reply_to', 'Optional: the “post_id” that this answers'],
] as const;

type Column = (typeof CSV_COLUMNS)[number][0];
const NEEDED: readonly Column[] = ['thread_title', 'author', 'created_at', 'text'];

/** A table to fill in. */
export const CSV_TEMPLATE = toCsv(
  {
    columns: CSV_COLUMNS.map(([name]) => name),
    rows: [
      [
        'Phones at the gate',
        'Ada Example',
        '2024-03-31T14:05:00Z',
        'Who has **tried** it?',
        't1',
        'Leeds',
        'phones',
        'en',
        'p1',
        null,
      ],
      [
        'Phones at the gate',
        'Ben Sample',
        '2024-04-01T09:30:00Z',
        'We have, in May.',
        't1',
        'York',
        null,
        'en',
        'p2',
        'p1',
      ],
    ],
  },
  { bom: true },
);

/** Posts of threads, one on each line of a table whose first line names its columns. */
export function readCsv(text: string, now: Date): ReadFile {
  const gathering = new Gathering('csv', now);
  const threads = new Map<string, FoundThread & { readonly posts: FoundPost[] }>();
  let columns: ReadonlyMap<string, number> | undefined;
  let missing: readonly string[] = [];
  const parser = csvParser((record) => {
    if (columns === undefined) {
      const known = new Map(record.fields.map((name, index) => [name.trim().toLowerCase(), index]));
      missing = NEEDED.filter((name) => !known.has(name));
      columns = known;
      return;
    }
    if (missing.length === 0) takeRecord(gathering, threads, columns, record);
  });
  try {
    parser.push(text);
    parser.end();
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { line, column } = error.position;
    return notRead(`Line ${line}, column ${column}: ${error.message} Nothing was read`);
  }
  const separator = /^[^\n,]*thread_title"? ?(;|\t)/i.exec(text)?.[1];
  if (missing.length > 0 && separator !== undefined) {
    const what = separator === ';' ? 'semicolons' : 'tabs';
    return notRead(`The columns are separated by ${what}. Save the table as CSV with commas between them`);
  }
  if (columns === undefined || missing.length > 0) {
    const names = (columns === undefined ? NEEDED : missing).map((name) => `“${name}”`).join(', ');
    return notRead(
      `The first line must name the columns, and these are missing: ${names}. Add them, or use the template`,
    );
  }
  for (const thread of threads.values()) gathering.add(thread);
  return gathering.done();
}

function takeRecord(
  gathering: Gathering,
  threads: Map<string, FoundThread & { readonly posts: FoundPost[] }>,
  columns: ReadonlyMap<string, number>,
  record: CsvRecord,
): void {
  const get = (name: Column): string => readDefused(record.fields[columns.get(name) ?? -1] ?? '').trim();
  const placeOf = (name: Column): string => {
    const { line, column } = record.positionOf(columns.get(name) ?? 0);
    return `Line ${line}, column ${column}`;
  };
  if (record.fields.length > columns.size) {
    return gathering.refuse(
      placeOf('thread_title'),
      'The line has more fields than there are columns. Put fields with a comma into quotes',
    );
  }
  const language = get('language').toLowerCase() || 'en';
  if (!(language in LANGUAGES)) {
    return gathering.refuse(
      placeOf('language'),
      `“${language}” is no language that posts have here. Leave it empty or write “und”`,
    );
  }
  const title = get('thread_title');
  if (title === '')
    return gathering.refuse(placeOf('thread_title'), 'The title is missing. Write it on every line');
  const name = get('thread_id') || title;
  const thread = threads.get(name) ?? {
    place: placeOf('thread_title'),
    name,
    title,
    tags: [get('thread_tags')],
    posts: [],
  };
  threads.set(name, thread);
  thread.posts.push({
    place: placeOf(get('author') === '' ? 'author' : 'created_at'),
    name: get('post_id') || `line ${record.positionOf(0).line}`,
    replyTo: get('reply_to') || null,
    author: get('author'),
    organisation: get('organisation'),
    language,
    text: get('text'),
    createdAt: get('created_at'),
  });
}
