import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { makeSpace, reply, startThread } from '../../../../test/forum.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp();
const ann = await app.signInAs('ann@example.org', { name: 'Ann' });
const ben = await app.signInAs('ben@example.org', { name: 'Ben' });
const spaceId = await makeSpace(app, ann.person);

/** Threads an hour apart, of which the first is thanked for and the last but one replied to last. */
const started = new Map<string, Awaited<ReturnType<typeof startThread>>>();
for (const [title, kind] of [
  ['Talk', 'discussion'],
  ['Asked first', 'question'],
  ['Asked later', 'question'],
  ['Answered', 'question'],
] as const) {
  started.set(title, await startThread(app, ann.person, { spaceId, title, kind }));
  app.clock.advance({ hours: 1 });
}
const of = (title: string) => started.get(title) ?? assert.fail(title);
const { postId } = await reply(app, ben.person, of('Answered').threadId, 'We do.');
assert.ok((await app.features.forum.accepting.accept(ann.person, postId)).ok);
app.clock.advance({ hours: 1 });
await reply(app, ben.person, of('Asked later').threadId, 'No answer yet.');
const first = await ben.agent.get(forumUrls.thread(of('Talk').threadId));
await ben.agent.submit(first.form('Thanks for post 1'), 'Thanks for post 1');

test('FOR-18: a list is ordered by last reply, newest, most thanks or unanswered longest', async () => {
  const titles = async (order: string) =>
    (await ben.agent.get(`${forumUrls.space(spaceId)}?order=${order}`))
      .texts('.se-thread__title a')
      .filter((title) => started.has(title));
  assert.deepEqual(await titles('latest'), ['Asked later', 'Answered', 'Asked first', 'Talk']);
  assert.deepEqual(await titles('newest'), ['Answered', 'Asked later', 'Asked first', 'Talk']);
  assert.equal((await titles('supported'))[0], 'Talk');
  assert.deepEqual(await titles('waiting'), ['Asked first', 'Asked later', 'Talk', 'Answered']);
});

test('a page past the end of a list leads back to its last one', async () => {
  const past = await ben.agent.get(`${forumUrls.space(spaceId)}?page=9`);
  assert.match(past.text, /There is no page 9: the list ends with page 1\./);
  assert.equal((await ben.agent.get(past.link('page 1'))).texts('.se-thread__title a').length, started.size);
});
