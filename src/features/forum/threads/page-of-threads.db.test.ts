import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDatabase } from '../../../../test/database.ts';
import type { PersonId } from '../../people/index.ts';
import type { SpaceId } from '../space.ts';
import type { ThreadFilter } from './lists.repository.ts';
import { createListReader, pageOfThreads } from './page-of-threads.ts';

const { kysely: db } = await openTestDatabase();
const createdAt = new Date(Date.UTC(2026, 10, 2, 9));
const gate = 'gate' as SpaceId;
const filter: ThreadFilter = { spaceIds: [gate], personId: null, order: 'latest' };
const THREADS = 450;

await db.insertInto('space').values({ id: gate, kind: 'public', name: 'Gate', createdAt }).execute();
await db
  .insertInto('thread')
  .values(
    Array.from({ length: THREADS }, (_, index) => ({
      id: `thread-${index}`,
      spaceId: gate,
      kind: index % 10 === 0 ? ('question' as const) : ('discussion' as const),
      title: 'Keys',
      posts: 1,
      createdAt,
      lastPostAt: createdAt,
    })),
  )
  .execute();

const page = async (wanted: Partial<ThreadFilter>, number: number, most = 1_000) => {
  const { threads, total } = await pageOfThreads(db, { ...filter, ...wanted }, number, most);
  return { threads: threads.length, total };
};

test('FOR-78: a space knows how many threads it has', async () => {
  assert.deepEqual(await page({}, 1), { threads: 20, total: THREADS });
  assert.deepEqual(await page({}, 1, 100), { threads: 20, total: 100 });
  assert.deepEqual(await page({}, 23), { threads: 10, total: THREADS });
});

test('FOR-78: with a filter, threads are counted ten pages ahead, and to the end on its last page', async () => {
  const discussions = (THREADS * 9) / 10;
  assert.deepEqual(await page({ kind: 'discussion' }, 1), { threads: 20, total: 220 });
  assert.deepEqual(await page({ kind: 'discussion' }, 9), { threads: 20, total: 380 });
  assert.deepEqual(await page({ kind: 'discussion' }, 11), { threads: 20, total: discussions });
  assert.deepEqual(await page({ kind: 'discussion' }, 21), { threads: 5, total: discussions });
  assert.deepEqual(await page({ kind: 'question' }, 1), { threads: 20, total: THREADS / 10 });
});

test('a page behind the end tells where the list ends', async () => {
  assert.deepEqual(await page({ kind: 'question' }, 40), { threads: 0, total: THREADS / 10 });
  assert.deepEqual(await page({}, 40), { threads: 0, total: THREADS });
});

test('FOR-19, FOR-78: who asks for a list at the same time is each told what they have read of it', async () => {
  const readers = ['ann', 'ben'].map((id) => ({ id: id as PersonId, joined: createdAt, hasHeld: false }));
  await db
    .insertInto('person')
    .values(readers.map(({ id }) => ({ id, email: null, name: id, createdAt })))
    .execute();
  await db.insertInto('threadRead').values({ personId: 'ann', threadId: 'thread-10', number: 1 }).execute();
  const readList = createListReader(db);
  const questions = { spaceIds: [gate], order: 'latest', kind: 'question' } as const;
  const [forAnn, forBen, forWorld] = await Promise.all(
    [...readers, null].map((reader) => readList(questions, reader, 1, 1_000)),
  );
  const read = (found: typeof forAnn) =>
    found?.threads.filter((thread) => thread.read !== null).map(({ id }) => id);
  assert.deepEqual(read(forAnn), ['thread-10']);
  assert.deepEqual(read(forBen), []);
  assert.deepEqual(forBen, forWorld);
  assert.equal(forWorld?.total, THREADS / 10);
});

test('FOR-59: who wrote what waits for a look finds it in the list, and nobody else', async () => {
  await db
    .updateTable('thread')
    .set({ heldAt: createdAt, authorId: 'ann' })
    .where('id', '=', 'thread-20')
    .execute();
  const readList = createListReader(db);
  const questions = { spaceIds: [gate], order: 'latest', kind: 'question' } as const;
  const total = async (id: string, hasHeld: boolean) => {
    const reader = { id: id as PersonId, joined: createdAt, hasHeld };
    return (await readList(questions, reader, 1, 1_000)).total;
  };
  assert.equal(await total('ann', true), THREADS / 10);
  assert.equal(await total('ben', false), THREADS / 10 - 1);
});
