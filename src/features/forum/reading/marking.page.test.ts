import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { makeSpace, reply, startThread } from '../../../../test/forum.ts';
import type { ThreadId } from '../thread.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp();
const ann = await app.signInAs('ann@example.org', { name: 'Ann Smith' });
const ben = await app.signInAs('ben@example.org', { name: 'Ben Okafor' });
const ALL = 'Mark all of it as read';

/** So many more posts of Ann's, a minute apart. */
async function write(threadId: ThreadId, posts: number): Promise<void> {
  for (let number = 0; number < posts; number++) {
    app.clock.advance({ minutes: 1 });
    await reply(app, ann.person, threadId, `More ${number}`);
  }
}

const press = async (path: string, button: string) =>
  ben.agent.submit((await ben.agent.get(path)).form(button), button);
const unread = async (): Promise<string | undefined> =>
  /(\d+) unread/.exec((await ben.agent.get(forumUrls.unread)).text)?.[1];

test('FOR-21: a long thread is marked as read as a whole, and that is undone at once', async () => {
  const { spaceId, threadId } = await startThread(app, ann.person, {
    spaceId: await makeSpace(app, ann.person),
    title: 'Long talk',
  });
  await write(threadId, 24);
  const path = forumUrls.thread(threadId);
  // Opening the first page marks its twenty posts.
  await ben.agent.get(path);
  assert.equal(await unread(), '5');
  const marked = await press(path, ALL);
  assert.equal(marked.path.split('?')[0], forumUrls.space(spaceId));
  assert.match(marked.text, /It is marked as read/);
  assert.equal(await unread(), undefined);
  const back = await ben.agent.submit(marked.form('Undo'), 'Undo');
  assert.equal(back.path, forumUrls.space(spaceId));
  assert.equal(await unread(), '5');
  // What is undone is not told of again.
  assert.doesNotMatch((await ben.agent.get(marked.path)).text, /It is marked as read/);
  assert.doesNotMatch(
    (await ben.agent.get(`${path}?page=2`)).text,
    new RegExp(ALL),
    'this page reads the rest',
  );
});

test('FOR-21: “Mark unread from here” is undone at once, and leaves what was read before', async () => {
  const { threadId } = await startThread(app, ann.person, { spaceId: await makeSpace(app, ann.person) });
  await write(threadId, 3);
  await ben.agent.get(forumUrls.thread(threadId));
  const marked = await press(forumUrls.thread(threadId), 'Mark unread from here (post 3)');
  assert.match(marked.text, /It is unread again from there on/);
  assert.equal(await unread(), '2');
  await ben.agent.submit(marked.form('Undo'), 'Undo');
  assert.equal(await unread(), undefined);
});

test('FOR-21, FOR-55: a post of a private thread stays unread where it is marked so', async () => {
  const form = (await ann.agent.get(forumUrls.newPrivate)).form('Begin thread');
  const words = { people: 'Ben Okafor', title: 'Between us', text: 'One' };
  const begun = await ann.agent.submit(form.fill(words), 'Begin thread');
  const threadId = begun.path.split(/[/?]/)[3] as ThreadId;
  await write(threadId, 2);
  await ben.agent.get(forumUrls.thread(threadId));
  assert.equal(await unread(), undefined);
  const marked = await press(forumUrls.thread(threadId), 'Mark unread from here (post 2)');
  assert.equal(marked.heading, 'Unread');
  assert.match(marked.text, /It is unread again from there on/);
  assert.equal(await unread(), '2');
  const back = await ben.agent.submit(marked.form('Undo'), 'Undo');
  assert.match(back.text, /You have read everything/);
});
