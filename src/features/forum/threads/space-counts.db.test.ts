import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDatabase } from '../../../../test/database.ts';
import type { PersonId } from '../../people/index.ts';
import { MOST_UNREAD } from '../thread.ts';
import type { SpaceId } from '../space.ts';
import { MOST_LATEST } from './latest.repository.ts';
import { createLatestReader } from './latest.ts';
import { unreadBySpace } from './space-counts.repository.ts';

const { kysely: db } = await openTestDatabase();
const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
const reader = { id: 'reader' as PersonId, joined: at(0), hasHeld: false };
const spaces = ['gate', 'home'] as SpaceId[];

await db
  .insertInto('person')
  .values({ id: reader.id, email: null, name: 'Ann', createdAt: at(0) })
  .execute();
await db
  .insertInto('space')
  .values(spaces.map((id) => ({ id, kind: 'public' as const, name: id, createdAt: at(0) })))
  .execute();

async function addThreads(spaceId: string, count: number, minute: number): Promise<void> {
  const threads = Array.from({ length: count }, (_, index) => ({
    id: `${spaceId}-${minute}-${index}`,
    spaceId,
    kind: 'discussion' as const,
    title: 'Keys',
    posts: 3,
    createdAt: at(minute),
    lastPostAt: at(minute),
  }));
  await db.insertInto('thread').values(threads).execute();
}

const latest = createLatestReader(db);
const listed = spaces.map((id) => ({ id, kind: 'public' as const, context: null }));

/** As the latest threads tell it, which must be what counting them all tells. */
const countsFor = async (id: string, who = reader) => {
  const found = (await latest(listed, who, 1)).spaces.get(id as SpaceId);
  const counted = await unreadBySpace(db, [id as SpaceId], { id: who.id, since: who.joined });
  assert.equal(found?.unread, counted.get(id as SpaceId));
  return found;
};
const counts = async (id: string) => {
  const found = await countsFor(id);
  return { threads: found?.threads, unread: found?.unread };
};

test('FOR-19, FOR-78: the threads of a space are counted as they come, go, move, wait and are read', async () => {
  assert.deepEqual(await counts('gate'), { threads: 0, unread: 0 });
  await addThreads('gate', 5, 10);
  await addThreads('home', 1, 10);
  assert.deepEqual(await counts('gate'), { threads: 5, unread: 5 });
  const thread = (id: number) => db.updateTable('thread').where('id', '=', `gate-10-${id}`);
  await thread(0)
    .set({ hiddenAt: at(11) })
    .execute();
  await thread(1).set({ spaceId: 'home' }).execute();
  assert.deepEqual(await counts('gate'), { threads: 3, unread: 3 });
  assert.deepEqual(await counts('home'), { threads: 2, unread: 2 });
  await thread(0).set({ hiddenAt: null }).execute();
  await thread(2).set({ mergedInto: 'gate-10-0' }).execute();
  assert.deepEqual(await counts('gate'), { threads: 3, unread: 3 });
  const read = (id: number, number: number) => ({ personId: reader.id, threadId: `gate-10-${id}`, number });
  await db
    .insertInto('threadRead')
    .values([read(0, 3), read(3, 2)])
    .execute();
  await db
    .insertInto('threadFollow')
    .values({ personId: reader.id, threadId: 'gate-10-4', level: 'mute' })
    .execute();
  assert.deepEqual(await counts('gate'), { threads: 3, unread: 1 });
  await db.deleteFrom('thread').where('id', '=', 'gate-10-4').execute();
  assert.deepEqual(await counts('gate'), { threads: 2, unread: 1 });
});

test('FOR-78: of many unread threads no more are counted than the page says', async () => {
  await addThreads('home', MOST_UNREAD + 5, 20);
  assert.deepEqual(await counts('home'), { threads: MOST_UNREAD + 7, unread: MOST_UNREAD });
});

test('FOR-19: threads that ended before somebody came are not unread', async () => {
  const found = await countsFor('home', { ...reader, joined: at(30) });
  assert.equal(found?.unread, 0);
  assert.deepEqual(found?.lastPostAt, at(20));
});

test('FOR-19: who has read most of what is new is told of what they left before it', async () => {
  await addThreads('gate', MOST_LATEST, 40);
  const ids = Array.from({ length: MOST_LATEST }, (_, index) => `gate-40-${index}`);
  const read = ids.slice(2).map((threadId) => ({ personId: reader.id, threadId, number: 3 }));
  await db.insertInto('threadRead').values(read).execute();
  assert.deepEqual(await counts('gate'), { threads: MOST_LATEST + 2, unread: 3 });
});
