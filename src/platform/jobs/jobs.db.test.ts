import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { createTestDatabase } from '../../../test/database.ts';
import { waitFor } from '../../../test/wait-for.ts';
import { inTransaction } from '../database/transaction.ts';
import { createJobs, type JobKind } from './jobs.ts';

interface Numbered {
  readonly number: number;
}

const database = await createTestDatabase();
const { kysely: db } = database;
const errors: string[] = [];
const jobs = createJobs(database, (error) => errors.push((error as Error).message));
const done: [name: string, number: number, id: string][] = [];
const doneOf = (wanted: string): number[] =>
  done.filter(([name]) => name === wanted).map(([, number]) => number);

function kind(name: string, rest: Partial<JobKind<Numbered>> = {}): JobKind<Numbered> {
  const run = async ({ number }: Numbered, id: string): Promise<void> => void done.push([name, number, id]);
  return { name, pollSeconds: 1, run, ...rest };
}

let failures = 0;
jobs.define(kind('plain'));
jobs.define(kind('keyed'));
jobs.define(kind('later'));
jobs.define(kind('many', { atOnce: 10 }));
jobs.define<{ to: string }>({ name: 'letters', run: async () => undefined });
jobs.define(
  kind('failing', {
    firstRetrySeconds: 1,
    async run({ number }, id) {
      done.push(['failing', number, id]);
      failures += 1;
      if (failures <= 2) throw new Error(`failure ${failures}`);
    },
  }),
);
jobs.define(
  kind('hopeless', { firstRetrySeconds: 1, retries: 1, run: () => Promise.reject(new Error('hopeless')) }),
);
jobs.defineRepeating({ name: 'nightly', run: async () => undefined }, '17 3 * * *');
await jobs.start();
after(async () => {
  await jobs.stop();
  await database.close();
});

const send = (name: string, number: number, options = {}): Promise<void> =>
  inTransaction(db, (tx) => jobs.send(tx, name, { number }, options));

test('a job is done after the transaction that sent it has committed', async () => {
  await send('plain', 1);
  await waitFor('the job', () => doneOf('plain').length === 1);
  assert.deepEqual(doneOf('plain'), [1]);
});

test('a job sent in a transaction that is rolled back does not exist', async () => {
  const failing = inTransaction(db, async (tx) => {
    await jobs.send(tx, 'plain', { number: 99 });
    throw new Error('rolled back');
  });
  await assert.rejects(failing, /rolled back/);
  const { rows } =
    await sql`select 1 from pgboss.job where name = 'plain' and data->>'number' = '99'`.execute(db);
  assert.deepEqual(rows, []);
  await send('plain', 2);
  await waitFor('the job after it', () => doneOf('plain').includes(2));
  assert.equal(doneOf('plain').includes(99), false);
});

test('a job that fails is tried again under the same id, and its failures are told', async () => {
  await send('failing', 1);
  await waitFor('the third try', () => doneOf('failing').length === 3, 30);
  assert.equal(new Set(done.filter(([name]) => name === 'failing').map(([, , id]) => id)).size, 1);
  assert.ok(errors.includes('failure 1') && errors.includes('failure 2'));
});

test('a job that keeps failing is given up, and holds up no other', async () => {
  await send('hopeless', 1);
  await waitFor('the last try', () => errors.filter((error) => error === 'hopeless').length === 2, 30);
  const state = await waitFor('its end', async () => {
    const { rows } = await sql<{
      state: string;
    }>`select state from pgboss.job where name = 'hopeless'`.execute(db);
    return rows[0]?.state === 'failed' && rows[0].state;
  });
  assert.equal(state, 'failed');
});

test('of jobs with one key one waits at a time, others are left out without failing', async () => {
  const startAfter = new Date(Date.now() + 1_500);
  await send('keyed', 1, { key: 'a', startAfter });
  await send('keyed', 2, { key: 'a', startAfter });
  await send('keyed', 3, { key: 'b' });
  await inTransaction(db, async (tx) => {
    await jobs.send(tx, 'keyed', { number: 4 }, { key: 'a' });
    await jobs.send(tx, 'keyed', { number: 5 }, { key: 'c' });
  });
  await waitFor('three jobs', () => doneOf('keyed').length === 3);
  assert.deepEqual(
    doneOf('keyed').toSorted((a, b) => a - b),
    [1, 3, 5],
  );
  await send('keyed', 6, { key: 'a' });
  await waitFor('the next of the key', () => doneOf('keyed').includes(6));
});

test('a job is not done before its time', async () => {
  const startAfter = new Date(Date.now() + 2_500);
  await send('later', 1, { startAfter });
  await sleep(1_500);
  assert.deepEqual(doneOf('later'), []);
  await waitFor('the job', () => doneOf('later').length === 1);
  assert.ok(Date.now() >= startAfter.getTime());
});

test('many jobs are done side by side, each once', async () => {
  await inTransaction(db, async (tx) => {
    for (let number = 0; number < 60; number++) await jobs.send(tx, 'many', { number });
  });
  await waitFor('all of them', () => doneOf('many').length === 60, 6);
  assert.equal(new Set(doneOf('many')).size, 60);
});

test('what a job holds of somebody is removed when that is asked for', async () => {
  const startAfter = new Date(Date.now() + 60_000);
  await inTransaction(db, async (tx) => {
    for (const to of ['ann', 'bob', 'ann']) await jobs.send(tx, 'letters', { to }, { startAfter });
  });
  await inTransaction(db, (tx) => jobs.forget(tx, 'letters', { to: 'ann' }));
  const { rows } = await sql<{
    to: string;
  }>`select data->>'to' as to from pgboss.job where name = 'letters'`.execute(db);
  assert.deepEqual(rows, [{ to: 'bob' }]);
});

test('a repeating job is planned at its time in UTC', async () => {
  const { rows } = await sql`select name, cron, timezone from pgboss.schedule`.execute(db);
  assert.deepEqual(rows, [{ name: 'nightly', cron: '17 3 * * *', timezone: 'UTC' }]);
});

test('what was not done before a stop is done by the next process', async () => {
  const startAfter = new Date(Date.now() + 1_000);
  await send('later', 7, { startAfter });
  await jobs.stop();
  const heard: number[] = [];
  const next = createJobs(database, (error) => errors.push(String(error)));
  next.define<Numbered>({
    name: 'later',
    pollSeconds: 1,
    run: async ({ number }) => void heard.push(number),
  });
  await next.start();
  await waitFor('the job', () => heard.length > 0);
  await next.stop();
  assert.deepEqual(heard, [7]);
});
