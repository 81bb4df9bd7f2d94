import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { startTestApp } from '../../../test/app.ts';
import { newId } from '../../platform/ids.ts';
import { forumUrls } from './urls.ts';

const POSTS = 10_000;

const app = await startTestApp();
const { forum } = app.features;
const db = app.database.kysely;
const ann = await app.signInAs('ann@leeds.example', { name: 'Ann Smith', organisation: 'Leeds' });
const ben = await app.signInAs('ben@york.example', { name: 'Ben Jones', organisation: 'York' });

const space = await forum.spaces.create(ann.person.id, { kind: 'public', name: 'Long', purpose: 'To talk' });
const started = await forum.writing.start(ann.person, {
  spaceId: space,
  kind: 'discussion',
  title: 'A long talk',
  text: 'Post number 1.',
  key: newId(),
});
assert.ok(started.ok);
const { threadId } = started;
const thread = forumUrls.thread(threadId);
/** The id of the post with that number. */
const idOf = (number: number): string => `n${String(number).padStart(15, '0')}`;
await sql`insert into post (id, thread_id, number, author_id, text, html, key, created_at)
  select 'n' || lpad(n::text, 15, '0'), ${threadId}, n, ${ann.person.id}, 'Post number ' || n, '<p>Post number ' || n || '.</p>',
    n::text, ${app.clock.now()}
  from generate_series(2, ${POSTS}::int) as n`.execute(db);
await db.updateTable('thread').set({ posts: POSTS }).where('id', '=', threadId).execute();

const numbersOn = async (path: string): Promise<readonly number[]> =>
  [...(await ben.agent.get(path)).body.matchAll(/<p>Post number (\d+)\.<\/p>/g)].map(([, number]) =>
    Number(number),
  );
const pageOf20 = (first: number): readonly number[] =>
  Array.from({ length: 20 }, (_, index) => first + index);

test('FOR-T5, FOR-22: every page of a thread with 10,000 posts has its twenty', async () => {
  assert.deepEqual(await numbersOn(`${thread}?page=251`), pageOf20(5001));
  assert.deepEqual(await numbersOn(`${thread}?page=500`), pageOf20(9981));
  assert.deepEqual(await numbersOn(`${thread}?page=501`), pageOf20(9981));
  assert.match((await ben.agent.get(`${thread}?page=251`)).body, /id="post-5001"/);
});

test('FOR-T5, FOR-8: the address of any post leads to its page', async () => {
  for (const [number, page] of [
    [20, 1],
    [21, 2],
    [7777, 389],
    [POSTS, 500],
  ] as const) {
    const { path } = await ben.agent.get(forumUrls.post(idOf(number)));
    assert.equal(path.replace(/#.*/, ''), page === 1 ? thread : `${thread}?page=${page}`);
  }
});

test('FOR-T5, FOR-20: the first unread post is found, and reading its page moves it on by what stood there', async () => {
  await db
    .insertInto('threadRead')
    .values({ personId: ben.person.id, threadId, number: 4_999 })
    .onConflict((conflict) => conflict.columns(['personId', 'threadId']).doUpdateSet({ number: 4_999 }))
    .execute();
  const unread = forumUrls.threadAct(threadId, 'first-unread');
  assert.deepEqual(await numbersOn(unread), pageOf20(4981));
  assert.deepEqual(await numbersOn(unread), pageOf20(5001));
  assert.match((await ben.agent.get(forumUrls.unread)).text, /4980 unread|4,980 unread/);
});

test('FOR-81: a page that cannot be marked as read is read all the same', async () => {
  await db.deleteFrom('threadRead').execute();
  await sql`create function refuse_reading() returns trigger language plpgsql as
    $$ begin raise exception 'no'; end $$`.execute(db);
  await sql`create trigger refuse_reading before insert on thread_read
    for each row execute function refuse_reading()`.execute(db);
  assert.deepEqual((await numbersOn(thread)).slice(0, 1), [1]);
  assert.deepEqual(await db.selectFrom('threadRead').selectAll().execute(), []);
  await sql`drop trigger refuse_reading on thread_read`.execute(db);
  await numbersOn(thread);
  const read = await db.selectFrom('threadRead').select('number').execute();
  assert.deepEqual(read, [{ number: 20 }]);
});

test('FOR-69: a page of twenty long posts is below 100 KB, and no script holds it up', async () => {
  const words = 'Keys for the new flat came on Friday. '.repeat(40);
  await db
    .updateTable('post')
    .set({ text: words, html: `<p>${words}</p>` })
    .where('number', '>', 5_000)
    .where('number', '<=', 5_020)
    .execute();
  const { body } = await ben.agent.get(`${thread}?page=251`);
  assert.equal(body.split(words).length - 1, 20);
  assert.ok(Buffer.byteLength(body) < 100_000, `${Buffer.byteLength(body)} bytes`);
  const scripts = [...body.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
  assert.ok(scripts.length > 0);
  for (const tag of scripts) assert.match(tag, /type="module"/);
});
