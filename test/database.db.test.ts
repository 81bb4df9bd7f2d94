import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { appliedMigrations } from '../src/platform/database/migrate.ts';
import { openTestDatabase } from './database.ts';

const database = await openTestDatabase();

test('a test file has a migrated database of the kind asked for', async () => {
  assert.equal(database.kind, process.env['TEST_DATABASE'] ?? 'pglite');
  assert.deepEqual(await database.kysely.selectFrom('person').selectAll().execute(), []);
});

test('the database is in UTF-8 and knows letters beyond ASCII', async () => {
  const { rows } = await sql<{ lower: string; length: number }>`
    select lower('ÉCOLE') as lower, length('école') as length`.execute(database.kysely);
  assert.deepEqual(rows, [{ lower: 'école', length: 5 }]);
});

test('text is ordered alike on both kinds of database', async () => {
  const { rows } = await sql<{ word: string }>`
    select word from (values ('b'), ('A'), ('a'), ('é'), ('B'), ('-a')) as words (word) order by word`.execute(
    database.kysely,
  );
  assert.deepEqual(
    rows.map(({ word }) => word),
    ['-a', 'A', 'B', 'a', 'b', 'é'],
  );
});

test('the migrations are numbered from 1 without gaps, none twice', async () => {
  const applied = await appliedMigrations(database.kysely);
  assert.ok(applied.length > 0);
  assert.deepEqual(
    applied.map((name) => Number(name.split('_')[0])),
    applied.map((_name, index) => index + 1),
  );
});
