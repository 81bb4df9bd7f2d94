import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { openTestDatabase } from '../../../test/database.ts';
import { markedWhole, readText, similarWords, soughtText } from './passage.ts';
import { stemsOf } from './shown.repository.ts';

const { kysely: db } = await openTestDatabase();

const TEXTS = [
  'Credits help on the first day; a credit union lends, credited twice. Creditable!',
  'The skies over the prison. She is dying, they lie, lying about the ties that were tied.',
  'Men’s well-being, the e-mail of the re-offending team’s café in Zürich costs 3.50 or 42.',
  'Generally the general organisation organised organisers; universities and the universe. Ponies, cries, happiness.',
  'Ünïcode İstanbul ΑΓΟΡΑ Привет, news and newest houses, housing, housed.',
];
const QUERIES = [
  'credit',
  'sky tie',
  'die OR lie',
  '"well-being" teams',
  'email e-mail reoffending',
  'café zürich 42',
  'organise general university pony cry happy',
  'привет αγορα housing news',
  'credit -zebra',
  'the',
  "men's !:*&|()",
];

/** The words that the database's own headline marks. */
async function markedByDatabase(text: string, query: string): Promise<readonly string[]> {
  const { rows } = await sql<{ headline: string }>`
    select ts_headline('english', ${text}, websearch_to_tsquery('english', ${query}),
      'StartSel="<", StopSel=">", HighlightAll=true') as headline`.execute(db);
  return wordsIn(Array.from((rows[0]?.headline ?? '').matchAll(/<([^>]*)>/g), ([, word = '']) => word));
}

async function markedByUs(text: string, query: string): Promise<readonly string[]> {
  const read = readText(text);
  const sought = soughtText(query);
  const stems = await stemsOf(db, sought, similarWords(sought, [read]));
  return wordsIn(markedWhole(read, stems).flatMap((part) => (part.isSought ? [part.text] : [])));
}

/** What the database takes for stop words it does not mark alone, but within a word of several parts. */
const wordsIn = (marked: readonly string[]): readonly string[] =>
  marked.flatMap((each) => readText(each).words.map(({ word }) => word)).filter((word) => word !== 'being');

test('FOR-23: the words that are marked are those that the database finds', async () => {
  let marked = 0;
  for (const text of TEXTS) {
    for (const query of QUERIES) {
      const ours = await markedByUs(text, query);
      assert.deepEqual(ours, await markedByDatabase(text, query), `${query} in ${text}`);
      marked += ours.length;
    }
  }
  assert.ok(marked > 30);
});
