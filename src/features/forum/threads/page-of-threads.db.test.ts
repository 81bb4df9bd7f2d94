import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDatabase } from '../../../../test/database.ts';
import type { SpaceId } from '../space.ts';
import type { ThreadFilter } from './lists.repository.ts';
import { pageOfThreads } from './page-of-threads.ts';

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
