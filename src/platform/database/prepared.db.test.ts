import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { openTestDatabase } from '../../../test/database.ts';
import { errorCode, isUniqueViolation } from './errors.ts';
import { prepared } from './prepared.ts';
import { inTransaction } from './transaction.ts';

const { kysely: db } = await openTestDatabase();
/** A statement is planned for any values from its sixth use on. */
const OFTEN = 8;

test('a prepared query answers for each value that is asked, of every type', async () => {
  for (let each = 0; each < OFTEN; each++) {
    const moment = new Date(Date.UTC(2026, 2, 29, each));
    const { rows } = await sql`
      select ${prepared} ${each}::int as number, ${`it's ${each}`}::text as text, ${moment}::timestamptz as moment,
        ${['a', `"${each}"`]}::text[] as list, ${JSON.stringify({ each })}::jsonb as data, ${null}::text as nothing,
        ${each % 2 === 0}::bool as even`.execute(db);
    assert.deepEqual(rows, [
      {
        number: each,
        text: `it's ${each}`,
        moment,
        list: ['a', `"${each}"`],
        data: { each },
        nothing: null,
        even: each % 2 === 0,
      },
    ]);
  }
});

test('a prepared query that fails leaves the next one whole, outside and inside a transaction', async () => {
  const insert = (id: string, executor = db) =>
    sql`
    insert into organisation ${prepared} (id, name, name_key, created_at) values (${id}, ${id}, 'one', now())`.execute(
      executor,
    );
  await insert('one');
  await assert.rejects(insert('two'), (error) => isUniqueViolation(error, 'organisation_name_unique'));
  const count = () => db.selectFrom('organisation').select('id').modifyFront(prepared).execute();
  assert.deepEqual(await count(), [{ id: 'one' }]);
  await assert.rejects(
    inTransaction(db, (tx) => insert('three', tx)),
    (error) => isUniqueViolation(error, 'organisation_name_unique'),
  );
  assert.deepEqual(await count(), [{ id: 'one' }]);
  const broken = sql`select ${prepared} nothing from organisation`.execute(db);
  await assert.rejects(broken, (error) => errorCode(error) === '42703');
});

test('a prepared query goes on after a migration has added a column', async () => {
  await sql`create table changing (id int)`.execute(db);
  await sql`insert into changing values (1)`.execute(db);
  const all = () => sql`select ${prepared} id from changing`.execute(db);
  for (let each = 0; each < OFTEN; each++) assert.deepEqual((await all()).rows, [{ id: 1 }]);
  await sql`alter table changing add column name text default 'new'`.execute(db);
  assert.deepEqual((await all()).rows, [{ id: 1 }]);
  await sql`drop table changing`.execute(db);
});

test('more different queries than are remembered can be asked', async () => {
  for (let each = 0; each < 1_100; each++) {
    const { rows } = await sql`select ${prepared} ${sql.raw(String(each))} as n`.execute(db);
    assert.deepEqual(rows, [{ n: each }]);
  }
  assert.equal((await db.selectFrom('organisation').select('id').modifyFront(prepared).execute()).length, 1);
});
