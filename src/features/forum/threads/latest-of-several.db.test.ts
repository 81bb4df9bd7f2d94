import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDatabase } from '../../../../test/database.ts';
import type { PersonId } from '../../people/index.ts';
import type { SpaceId } from '../space.ts';
import type { ListedThread } from '../thread.ts';
import { createLatestReader } from './latest.ts';
import { listThreads, type ThreadFilter } from './lists.repository.ts';

const { kysely: db } = await openTestDatabase();
const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
const spaces = ['busy', 'quiet', 'empty', 'elsewhere'] as SpaceId[];
const numbersOf = (found: readonly ListedThread[]): number[] => found.map(({ id }) => Number(id));
const filter: ThreadFilter = { spaceIds: spaces.slice(0, 3), personId: 'ann', order: 'latest' };

await db
  .insertInto('person')
  .values({ id: 'ann', email: null, name: 'Ann', createdAt: at(0) })
  .execute();
await db
  .insertInto('space')
  .values(spaces.map((id) => ({ id, kind: 'public' as const, name: id, createdAt: at(0) })))
  .execute();

/** Minutes of the last posts of threads, by space; the number is the thread's name. */
const threads: readonly (readonly [string, number])[] = [
  ['busy', 9],
  ['busy', 8],
  ['busy', 6],
  ['busy', 5],
  ['quiet', 7],
  ['quiet', 2],
  ['elsewhere', 10],
];
const addThreads = (added: typeof threads) =>
  db
    .insertInto('thread')
    .values(
      added.map(([spaceId, minute]) => ({
        id: `${minute}`,
        spaceId,
        kind: 'discussion' as const,
        title: 'Keys',
        posts: 2,
        createdAt: at(0),
        lastPostAt: at(minute),
      })),
    )
    .execute();
await addThreads(threads);

const latest = async (limit: number, offset: number, wanted: Partial<ThreadFilter> = {}) =>
  numbersOf(await listThreads(db, { ...filter, ...wanted }, { limit, offset }));

/** Of the forum's front page. */
const readLatest = createLatestReader(db);
const ann = { id: 'ann' as PersonId, joined: at(0), hasHeld: false };
const listed = spaces.slice(0, 3).map((id) => ({ id, kind: 'public' as const, context: null }));
const firstPage = async (reader: typeof ann) => numbersOf((await readLatest(listed, reader, 1)).threads);

test('FOR-18: the latest of several spaces come in one order, page by page', async () => {
  assert.deepEqual(await latest(3, 0), [9, 8, 7]);
  assert.deepEqual(await latest(3, 3), [6, 5, 2]);
  assert.deepEqual(await latest(3, 6), []);
  assert.deepEqual(await latest(20, 0), [9, 8, 7, 6, 5, 2]);
});

test('FOR-19: of the latest only what somebody has not read, from when they came, without what they muted', async () => {
  await db
    .insertInto('threadRead')
    .values([
      { personId: 'ann', threadId: '9', number: 2 },
      { personId: 'ann', threadId: '8', number: 1 },
    ])
    .execute();
  await db.insertInto('threadFollow').values({ personId: 'ann', threadId: '7', level: 'mute' }).execute();
  assert.deepEqual(await latest(20, 0, { unreadSince: at(0) }), [8, 6, 5, 2]);
  assert.deepEqual(await latest(20, 0, { unreadSince: at(5) }), [8, 6, 5]);
  assert.deepEqual(await latest(2, 1, { unreadSince: at(0) }), [6, 5]);
});

test('what waits or is hidden is not among the latest, but for its author', async () => {
  await db
    .updateTable('thread')
    .set({ hiddenAt: at(11) })
    .where('id', '=', '9')
    .execute();
  await db
    .updateTable('thread')
    .set({ heldAt: at(11) })
    .where('id', 'in', ['8', '6'])
    .execute();
  await db.updateTable('thread').set({ authorId: 'ann' }).where('id', '=', '6').execute();
  assert.deepEqual(await latest(20, 0), [7, 6, 5, 2]);
  assert.deepEqual(await firstPage(ann), [7, 5, 2]);
  assert.deepEqual(await firstPage({ ...ann, hasHeld: true }), [7, 6, 5, 2]);
});

test('FOR-18, FOR-55: what a person alone may read stands among what everybody reads, and nobody else is shown it', async () => {
  await db
    .insertInto('space')
    .values({ id: 'private', kind: 'private', name: 'Private', createdAt: at(0) })
    .execute();
  await addThreads([['private', 4]]);
  const own = { id: 'private' as SpaceId, kind: 'private' as const, context: null };
  const [withOwn, without] = await Promise.all([
    readLatest([...listed, own], ann, 1),
    readLatest(listed, { ...ann, id: 'ben' as PersonId }, 1),
  ]);
  assert.deepEqual(numbersOf(withOwn.threads), [7, 5, 4, 2]);
  assert.deepEqual(numbersOf(without.threads), [7, 5, 2]);
  assert.equal(withOwn.spaces.get(own.id)?.unread, 1);
  assert.equal(without.spaces.has(own.id), false);
});

test('FOR-19: who asks at the same time is each told what they have read', async () => {
  const [forAnn, forBen] = await Promise.all([
    readLatest(listed, ann, 1),
    readLatest(listed, { ...ann, id: 'ben' as PersonId }, 1),
  ]);
  const marks = (threads: readonly ListedThread[]) =>
    threads
      .filter(({ read, follow }) => read !== null || follow !== null)
      .map(({ id, follow }) => [id, follow]);
  assert.deepEqual(marks(forAnn.threads), [['7', 'mute']]);
  assert.deepEqual(marks(forBen.threads), []);
});
