import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { makeSpace, reply, startThread } from '../../../../test/forum.ts';
import { newId } from '../../../platform/ids.ts';
import type { ThreadId } from '../thread.ts';
import { forumUrls } from '../urls.ts';
import { numbersIn } from './numbers.ts';

const app = await startTestApp();
const db = app.database.kysely;
const ann = await app.signInAs('ann@leeds.example', { name: 'Ann Smith', organisation: 'Leeds' });
const ben = await app.signInAs('ben@york.example', { name: 'Ben Jones', organisation: 'York' });
const cai = await app.signInAs('cai@hull.example', { name: 'Cai Jones' });
const spaceId = await makeSpace(app, ann.person);

const write = async (by: typeof ann, threadId: ThreadId, text: string) => {
  app.clock.advance({ minutes: 2 });
  return reply(app, by.person, threadId, text);
};
const start = async (by: typeof ann, title: string) => {
  app.clock.advance({ minutes: 2 });
  return startThread(app, by.person, { spaceId, title, text: title, kind: 'discussion' });
};
/** The texts of a thread by their numbers, which have no gaps. */
async function textsOf(threadId: ThreadId): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('post')
    .select(['number', 'text'])
    .where('threadId', '=', threadId)
    .orderBy('number')
    .execute();
  assert.deepEqual(
    rows.map(({ number }) => number),
    rows.map((_, index) => index + 1),
  );
  const { posts } = await db
    .selectFrom('thread')
    .select('posts')
    .where('id', '=', threadId)
    .executeTakeFirstOrThrow();
  assert.equal(posts, rows.length);
  return rows.map(({ text }) => text);
}
const readOf = async (who: typeof ann, threadId: ThreadId): Promise<number> =>
  (
    await db
      .selectFrom('threadRead')
      .select('number')
      .where('personId', '=', who.person.id)
      .where('threadId', '=', threadId)
      .executeTakeFirst()
  )?.number ?? 0;
const submit = async (path: string, button: string, fields: Record<string, string>) =>
  ann.agent.submit((await ann.agent.get(path)).form(button).fill(fields), button);
const arrange = (threadId: ThreadId) => forumUrls.threadAct(threadId, 'arrange');
const toldTo = async (who: typeof ann): Promise<string> => (await who.agent.get('/notices')).text;

test('FOR-11, FOR-8: threads are merged in order of time, addresses lead on, authors and watchers are told, and it is undone', async () => {
  const keys = await start(ben, 'Keys');
  const gate = await start(ann, 'Gate');
  const second = await write(cai, keys.threadId, 'k2');
  await write(ann, gate.threadId, 'g2');
  await write(ben, keys.threadId, 'k3');
  await cai.agent.get(forumUrls.thread(keys.threadId));
  assert.equal(await readOf(cai, keys.threadId), 3);
  const draft = (await cai.agent.get(forumUrls.thread(keys.threadId))).form('Save draft');
  await cai.agent.submit(draft.fill({ text: 'Begun' }), 'Save draft');

  const page = await ann.agent.get(arrange(keys.threadId));
  const wrong = await ann.agent.submit(page.form('Merge').fill({ into: 'Gate', reason: '' }), 'Merge');
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Enter a reason/);
  const address = `${app.baseUrl.href}${forumUrls.thread(gate.threadId).slice(1)}?page=1`;
  const merged = await ann.agent.submit(
    wrong.form('Merge').fill({ into: address, reason: 'They ask the same' }),
    'Merge',
  );
  assert.equal(merged.path.split('?')[0], forumUrls.thread(gate.threadId));
  assert.deepEqual(await textsOf(gate.threadId), ['Gate', 'Keys', 'k2', 'g2', 'k3']);
  assert.equal((await cai.agent.get(forumUrls.thread(keys.threadId))).path, forumUrls.thread(gate.threadId));
  assert.equal((await cai.agent.get(forumUrls.post(second.postId))).path, forumUrls.thread(gate.threadId));
  const reply = await cai.agent.get(forumUrls.threadAct(keys.threadId, 'reply'));
  assert.equal(reply.form('Post reply').values('text')[0], 'Begun');
  assert.match(await toldTo(ben), /Keys was merged into Gate/);
  assert.match(await toldTo(cai), /Keys was merged into Gate/);
  assert.match(
    (await cai.agent.get(forumUrls.spaceAct(spaceId, 'log'))).text,
    /Merged a thread into another: They ask the same/,
  );

  await write(ben, gate.threadId, 'since');
  const back = await submit(arrange(gate.threadId), 'Take it out again: Keys', {});
  assert.equal(back.path.split('?')[0], forumUrls.thread(keys.threadId));
  assert.deepEqual(await textsOf(keys.threadId), ['Keys', 'k2', 'k3']);
  assert.deepEqual(await textsOf(gate.threadId), ['Gate', 'g2', 'since']);
  assert.match(await toldTo(ben), /Keys is a thread of its own again/);
});

test('FOR-19: what people have read is carried over, and nothing new to them is taken for read', async () => {
  const one = await start(ann, 'One');
  const two = await start(ann, 'Two');
  await write(ann, one.threadId, 'o2');
  await write(ann, two.threadId, 't2');
  // Ben has read all of the first and nothing of the second; Cai the other way round.
  await ben.agent.get(forumUrls.thread(one.threadId));
  await cai.agent.get(forumUrls.thread(two.threadId));
  await submit(arrange(one.threadId), 'Merge', { into: forumUrls.thread(two.threadId), reason: 'One talk' });
  assert.deepEqual(await textsOf(two.threadId), ['Two', 'One', 'o2', 't2']);
  assert.deepEqual(
    [await readOf(ben, two.threadId), await readOf(cai, two.threadId), await readOf(ann, two.threadId)],
    [0, 1, 4],
  );
  await submit(arrange(two.threadId), 'Take it out again: One', {});
  assert.deepEqual([await readOf(ann, one.threadId), await readOf(ann, two.threadId)], [2, 2]);
  assert.deepEqual([await readOf(ben, one.threadId), await readOf(cai, two.threadId)], [0, 1]);
});

test('FOR-11: posts become a thread of their own, and merging undoes it', async () => {
  const talk = await start(ann, 'Talk');
  for (const [by, text] of [
    [ben, 'a'],
    [cai, 'b'],
    [ben, 'c'],
    [cai, 'd'],
  ] as const)
    await write(by, talk.threadId, text);
  await ben.agent.get(forumUrls.thread(talk.threadId));
  for (const [numbers, message] of [
    ['1', /the first post stays/],
    ['3-9', /Enter numbers from 2 to 5/],
    ['two', /Enter numbers from 2 to 5/],
  ] as const) {
    const refused = await submit(arrange(talk.threadId), 'Split', {
      numbers,
      title: 'X',
      'split-reason': 'Y',
    });
    assert.equal(refused.status, 422);
    assert.match(refused.text, message);
    assert.equal(refused.form('Split').values('title')[0], 'X');
  }
  const made = await submit(arrange(talk.threadId), 'Split', {
    numbers: '3, 5',
    title: 'Aside',
    'split-reason': 'It is about something else',
  });
  assert.match(made.heading, /Aside/);
  const asideId = made.path.split(/[/?]/)[3] as ThreadId;
  assert.deepEqual(
    [await textsOf(talk.threadId), await textsOf(asideId)],
    [
      ['Talk', 'a', 'c'],
      ['b', 'd'],
    ],
  );
  assert.deepEqual([await readOf(ben, talk.threadId), await readOf(ben, asideId)], [3, 2]);
  assert.match(await toldTo(cai), /Some posts of Talk are a thread of their own: Aside/);
  await submit(arrange(asideId), 'Merge', { into: forumUrls.thread(talk.threadId), reason: 'Not after all' });
  assert.deepEqual(await textsOf(talk.threadId), ['Talk', 'a', 'b', 'c', 'd']);
});

test('FOR-54, FOR-57: only moderators arrange threads, in one space, and nobody’s question is lost by it', async () => {
  const mine = await start(ann, 'Mine');
  const elsewhere = await startThread(app, ben.person, { title: 'Elsewhere' });
  assert.equal((await ben.agent.get(arrange(mine.threadId))).status, 403);
  const into = forumUrls.thread(elsewhere.threadId);
  const refused = await submit(arrange(mine.threadId), 'Merge', { into, reason: 'So' });
  assert.match(refused.text, /You do not look after “Prison leavers”/);
  const self = await submit(arrange(mine.threadId), 'Merge', {
    into: forumUrls.thread(mine.threadId),
    reason: 'So',
  });
  assert.match(self.text, /This is the same thread/);
  const now = app.clock.now();
  await db
    .insertInto('threadAddressee')
    .values({ id: newId(), threadId: mine.threadId, personId: ben.person.id, addedAt: now, stateAt: now })
    .execute();
  const other = await start(ann, 'Other');
  const waits = await submit(arrange(mine.threadId), 'Merge', {
    into: forumUrls.thread(other.threadId),
    reason: 'So',
  });
  assert.match(waits.text, /Somebody was asked to answer this question/);
});

test('a thread that is merged while somebody writes keeps their text and tells them', async () => {
  const [from, to] = [await start(ann, 'From'), await start(ann, 'To')];
  const form = (await ben.agent.get(forumUrls.thread(from.threadId)))
    .form('Post reply')
    .fill({ text: 'Half an hour' });
  await submit(arrange(from.threadId), 'Merge', { into: forumUrls.thread(to.threadId), reason: 'So' });
  const refused = await ben.agent.submit(form, 'Post reply');
  assert.equal(refused.status, 422);
  assert.match(refused.text, /merged into another while you wrote. Your text is kept/);
  assert.equal(refused.form('Post reply').values('text')[0], 'Half an hour');
});

test('FOR-11: who watches a thread is told when it is locked, pinned, closed, archived or moved', async () => {
  const { threadId } = await start(ben, 'Watched');
  await write(cai, threadId, 'I watch it now');
  const moderate = forumUrls.threadAct(threadId, 'moderate');
  for (const act of ['pin', 'lock', 'close', 'archive'])
    await submit(moderate, 'Save', { act, reason: 'Enough' });
  const target = await makeSpace(app, ann.person, { name: 'The shelf' });
  await submit(moderate, 'Save', { act: 'move', space: target });
  const told = await db
    .selectFrom('told')
    .select('groupTitle')
    .where('personId', '=', cai.person.id)
    .where('groupTitle', 'like', '%Watched%')
    .orderBy('id')
    .execute();
  assert.deepEqual(
    told.map(({ groupTitle }) => groupTitle),
    [
      'A thread you watch was pinned to the top: Watched',
      'A thread you watch was locked: Watched',
      'A thread you watch was closed: Watched',
      'A thread you watch was archived: Watched',
      'Watched was moved to The shelf',
    ],
  );
});

test('numbers of posts are read as people write them', () => {
  assert.deepEqual(numbersIn('3, #5 – 7,3', 9), [3, 5, 6, 7]);
  for (const text of ['', '3-', '7-5', '3-99999', 'a', '3 4'])
    assert.equal(numbersIn(text, 9), undefined, text);
});
