import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { openTestDatabase } from '../../../test/database.ts';
import { repeatedQueries, repeatedQuery, type ValueOf } from './repeated-query.ts';
import { inTransaction } from './transaction.ts';

const { kysely: db } = await openTestDatabase();
const organisation = (id: string) => ({ id, name: `Name of ${id}`, nameKey: id, createdAt: new Date() });
await db
  .insertInto('organisation')
  .values([organisation('one'), organisation('two')])
  .execute();

test('a repeated query is built once and answers each time for the values that are given', async () => {
  let built = 0;
  const named = repeatedQuery((builder, value: ValueOf<{ id: string; most: number }>) => {
    built += 1;
    return builder
      .selectFrom('organisation')
      .select(['id', 'nameKey'])
      .where('id', '=', value('id'))
      .limit(value('most'));
  });
  assert.deepEqual(await named(db, { id: 'one', most: 5 }), [{ id: 'one', nameKey: 'one' }]);
  assert.deepEqual(await named(db, { id: 'two', most: 5 }), [{ id: 'two', nameKey: 'two' }]);
  assert.deepEqual(await named(db, { id: 'two', most: 0 }), []);
  assert.equal(built, 1);
});

test('a repeated query in a transaction sees what the transaction wrote', async () => {
  const all = repeatedQuery((builder) => builder.selectFrom('organisation').select('id').orderBy('id'));
  assert.equal((await all(db, {})).length, 2);
  await inTransaction(db, async (tx) => {
    await tx.insertInto('organisation').values(organisation('three')).execute();
    assert.deepEqual(
      (await all(tx, {})).map(({ id }) => id),
      ['one', 'three', 'two'],
    );
  });
});

test('one value can stand in several places of written SQL, beside values that stay', async () => {
  const twice = repeatedQuery(
    (_builder, value: ValueOf<{ word: string | null }>) =>
      sql<{
        text: string | null;
      }>`select ${value('word')}::text || ${'-'}::text || ${value('word')}::text as text`,
  );
  assert.deepEqual(await twice(db, { word: 'again' }), [{ text: 'again-again' }]);
  assert.deepEqual(await twice(db, { word: null }), [{ text: null }]);
});

test('each shape of a query is built once', async () => {
  const built: string[] = [];
  const list = repeatedQueries(
    (order: 'asc' | 'desc') => order,
    (builder, value: ValueOf<{ not: string }>, order: 'asc' | 'desc') => {
      built.push(order);
      return builder
        .selectFrom('organisation')
        .select('id')
        .where('id', '!=', value('not'))
        .orderBy('id', order);
    },
  );
  for (let each = 0; each < 2; each++) {
    assert.deepEqual(await list(db, 'asc', { not: 'three' }), [{ id: 'one' }, { id: 'two' }]);
    assert.deepEqual(await list(db, 'desc', { not: 'two' }), [{ id: 'three' }, { id: 'one' }]);
  }
  assert.deepEqual(built, ['asc', 'desc']);
});
