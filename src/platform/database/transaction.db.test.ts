import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { openTestDatabase } from '../../../test/database.ts';
import { isRetryable, isUniqueViolation } from './errors.ts';
import { inTransaction } from './transaction.ts';

const { kysely: db, kind } = await openTestDatabase();

test('values come back alike from both databases', async () => {
  const { rows } = await sql`
    select 9007199254740991::int8 as big, 1.5::numeric as share, date '2026-03-29' as day,
      timestamptz '2026-03-29 01:30:00+00' as moment, interval '90 minutes' as took,
      array['a','b']::text[] as list, '{"a":[1]}'::jsonb as data, null as nothing, count(*) as count`.execute(
    db,
  );
  assert.deepEqual(rows, [
    {
      big: 9_007_199_254_740_991,
      share: 1.5,
      day: '2026-03-29',
      moment: new Date('2026-03-29T01:30:00Z'),
      took: '01:30:00',
      list: ['a', 'b'],
      data: { a: [1] },
      nothing: null,
      count: 1,
    },
  ]);
});

test('what is written in a failing transaction is not there', async () => {
  const values = { id: 'a', name: 'A', nameKey: 'a', createdAt: new Date() };
  const failing = inTransaction(db, async (tx) => {
    await tx.insertInto('organisation').values(values).execute();
    throw new Error('rolled back');
  });
  await assert.rejects(failing, /rolled back/);
  assert.deepEqual(await db.selectFrom('organisation').selectAll().execute(), []);
});

test('a second of what must be unique is told by the name of its rule', async () => {
  const values = { id: 'b', name: 'B', nameKey: 'b', createdAt: new Date() };
  await db.insertInto('organisation').values(values).execute();
  const again = db
    .insertInto('organisation')
    .values({ ...values, id: 'c' })
    .execute();
  await assert.rejects(again, (error) => {
    assert.equal(isUniqueViolation(error, 'organisation_name_unique'), true);
    assert.equal(isUniqueViolation(error, 'person_email_unique'), false);
    return true;
  });
});

test('work that the database breaks off because of others is done again from the start', async () => {
  let tries = 0;
  const result = await inTransaction(db, async (tx) => {
    tries += 1;
    if (tries < 3)
      await sql`do $$ begin raise exception 'broken off' using errcode = '40P01'; end $$`.execute(tx);
    return tries;
  });
  assert.deepEqual([result, tries], [3, 3]);
});

test('after four tries the failure is passed on, and other failures at once', async () => {
  let tries = 0;
  const always = inTransaction(db, async (tx) => {
    tries += 1;
    await sql`do $$ begin raise exception 'broken off' using errcode = '40001'; end $$`.execute(tx);
  });
  await assert.rejects(always, (error) => isRetryable(error));
  assert.equal(tries, 4);
  tries = 0;
  const bug = inTransaction(db, async () => {
    tries += 1;
    throw new Error('a bug');
  });
  await assert.rejects(bug, /a bug/);
  assert.equal(tries, 1);
});

// The embedded database has one connection: there, transactions wait for each other.
if (kind === 'postgres') {
  test('two transactions that take each other’s rows both come through', async () => {
    const now = new Date();
    await db
      .insertInto('organisation')
      .values([
        { id: 'x', name: 'X', nameKey: 'x', createdAt: now },
        { id: 'y', name: 'Y', nameKey: 'y', createdAt: now },
      ])
      .execute();
    const rename = (first: string, second: string) =>
      inTransaction(db, async (tx) => {
        await tx.updateTable('organisation').set({ name: 'one' }).where('id', '=', first).execute();
        await sql`select pg_sleep(0.2)`.execute(tx);
        await tx.updateTable('organisation').set({ name: 'two' }).where('id', '=', second).execute();
      });
    await Promise.all([rename('x', 'y'), rename('y', 'x')]);
  });
}
