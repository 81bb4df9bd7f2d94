import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { makeSpace, reply, startThread } from '../../../../test/forum.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp();
const ann = await app.signInAs('ann@leeds.example', { name: 'Ann Smith', organisation: 'Leeds' });
const ben = await app.signInAs('ben@york.example', { name: 'Ben Jones', organisation: 'York' });
const db = app.database.kysely;

/** A form that Ben has open while something happens to its thread. */
async function writingIn() {
  const { spaceId, threadId } = await startThread(app, ann.person);
  const form = (await ben.agent.get(forumUrls.threadAct(threadId, 'reply'))).form('Post reply');
  return { spaceId, threadId, form: form.fill({ text: 'What I know' }) };
}

for (const [what, set, words] of [
  ['closed', { state: 'closed' }, /This thread is closed/],
  ['archived', { state: 'archived' }, /This thread is archived/],
  ['locked', { lockedAt: new Date(), lockReason: 'It went off' }, /locked this thread.*Reason: It went off/],
] as const) {
  test(`FOR-9, FOR-T7: a thread that is ${what} while somebody writes says so, and the text is kept`, async () => {
    const { threadId, form } = await writingIn();
    await db.updateTable('thread').set(set).where('id', '=', threadId).execute();
    const page = await ben.agent.submit(form, 'Post reply');
    assert.equal(page.status, 422);
    assert.match(page.text, words);
    assert.equal(page.form('Post reply').values('text')[0], 'What I know');
  });
}

test('FOR-9, FOR-T7: what was written for a thread that was merged is kept, and can be posted where it went', async () => {
  const { spaceId, threadId, form } = await writingIn();
  const target = await startThread(app, ann.person, { spaceId, title: 'Where it went' });
  await reply(app, ann.person, target.threadId, 'Here');
  await db
    .updateTable('thread')
    .set({ mergedInto: target.threadId, mergedAt: new Date() })
    .where('id', '=', threadId)
    .execute();
  const page = await ben.agent.submit(form, 'Post reply');
  assert.equal(page.status, 422);
  assert.match(page.text, /merged into another while you wrote/);
  assert.equal(page.link('Where it went'), forumUrls.thread(target.threadId));
  const thread = await ben.agent.submit(page.form('Post reply'), 'Post reply');
  assert.match(thread.text, /Where it went.*What I know/);
});

test('FOR-9, FOR-11: a reply to a thread that was moved while somebody wrote goes with it', async () => {
  const { threadId, form } = await writingIn();
  const elsewhere = await makeSpace(app, ann.person, { name: 'Elsewhere' });
  await db.updateTable('thread').set({ spaceId: elsewhere }).where('id', '=', threadId).execute();
  const thread = await ben.agent.submit(form, 'Post reply');
  assert.equal(thread.status, 200);
  assert.match(thread.text, /What I know/);
  assert.equal(thread.link('Elsewhere'), forumUrls.space(elsewhere));
});
