import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { openTestDatabase } from '../../../test/database.ts';
import { newId } from '../ids.ts';
import { vacuumChanged } from './upkeep.ts';

const { kysely: db } = await openTestDatabase();

test('a table that has changed a lot is counted again once, and others are left alone', async () => {
  await vacuumChanged(db);
  const organisations = Array.from({ length: 500 }, (_, index) => ({
    id: newId<'organisation'>(),
    name: `Organisation ${index}`,
    nameKey: `organisation ${index}`,
    createdAt: new Date('2026-03-02T09:00:00Z'),
  }));
  await db.insertInto('organisation').values(organisations).execute();
  // The server counts what a connection has changed a moment after its transaction.
  await sql`select pg_stat_force_next_flush()`.execute(db);
  const seen = await vacuumChanged(db);
  assert.ok(seen.includes('public.organisation'));
  assert.ok(!seen.includes('public.person'));
  const { rows } = await sql<{ rows: number }>`
    select reltuples::int as rows from pg_class where oid = 'organisation'::regclass
  `.execute(db);
  assert.deepEqual(rows, [{ rows: 500 }]);
  await sql`select pg_stat_force_next_flush()`.execute(db);
  assert.ok(!(await vacuumChanged(db)).includes('public.organisation'));
});
