import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { makeSpace, startThread } from '../../../../../test/forum.ts';
import { forumUrls } from '../../urls.ts';

const app = await startTestApp();
const db = app.database.kysely;
const ann = await app.signInAs('ann@leeds.example', { name: 'Ann', organisation: 'Leeds' });

test('FOR-9: a poll that was begun is kept as a draft with all its fields, and gone when it is asked', async () => {
  const { threadId } = await startThread(app, ann.person, { title: 'Next winter' });
  const fields = {
    question: 'What comes first?',
    text: 'Two lines',
    options: 'Home\nJob',
    'max-choices': '2',
    results: 'closed',
    'end-day': '1',
    'end-month': '2',
    'end-year': '2199',
  };
  const address = forumUrls.beginPoll(threadId, 'several');
  const reply = (await ann.agent.get(forumUrls.thread(threadId))).form('Post reply');
  await ann.agent.submit(reply.fill({ text: 'A reply that I have begun' }), 'Save draft');
  const form = (await ann.agent.get(address)).form('Begin poll').fill(fields);
  const saved = await ann.agent.submit(form, 'Save draft');
  assert.match(saved.text, /Your draft, saved/);
  const kept = saved.form('Begin poll');
  const values = (of: typeof kept) =>
    Object.keys(fields).map((name) => [name, of.values(name)[0]?.replaceAll('\r\n', '\n')]);
  assert.deepEqual(values(kept), Object.entries(fields));
  assert.doesNotMatch((await ann.agent.get(forumUrls.beginPoll(threadId, 'one'))).text, /Your draft/);

  const drafts = await ann.agent.get(forumUrls.drafts);
  assert.match(drafts.text, /Poll in Next winter.*Reply to Next winter/);
  const deleted = await ann.agent.submit(drafts.form('Delete draft: Poll in Next winter'));
  assert.match(deleted.text, /The draft is deleted/);
  await ann.agent.submit(deleted.form('Undo'));
  const again = (await ann.agent.get(drafts.link('Poll in Next winter'))).form('Begin poll');
  assert.deepEqual(values(again), Object.entries(fields));

  const asked = await ann.agent.submit(again, 'Begin poll');
  assert.match(asked.text, /Poll in post 2/);
  const left = (await ann.agent.get(forumUrls.drafts)).text;
  assert.doesNotMatch(left, /Poll in Next winter/);
  assert.match(left, /A reply that I have begun/, 'the reply that was begun is not lost by it');
});

test('FOR-9: a sense check is kept as a draft too, and an empty one is not', async () => {
  const { threadId } = await startThread(app, ann.person, { title: 'One form' });
  const address = forumUrls.beginPoll(threadId, 'sense');
  const empty = await ann.agent.submit(
    (await ann.agent.get(address)).form('Begin sense check'),
    'Save draft',
  );
  assert.doesNotMatch(empty.text, /Your draft/);
  const form = empty.form('Begin sense check').fill({ question: 'We keep the form' });
  assert.match((await ann.agent.submit(form, 'Save draft')).text, /Your draft, saved/);
  assert.match((await ann.agent.get(forumUrls.drafts)).text, /Sense check in One form/);
});

test('FOR-61, FOR-9: a draft keeps that it is without a name, also where it is posted from below the thread', async () => {
  const spaceId = await makeSpace(app, ann.person);
  await db.updateTable('space').set({ takesNameless: true }).where('id', '=', spaceId).execute();
  const { threadId } = await startThread(app, ann.person, { spaceId });
  const page = await ann.agent.get(forumUrls.threadAct(threadId, 'reply'));
  const form = page.form('Post reply').fill({ text: 'Said without a name', naming: 'member' });
  const saved = await ann.agent.submit(form, 'Save draft');
  assert.deepEqual(saved.form('Post reply').values('naming'), ['member']);
  assert.match((await ann.agent.get(forumUrls.drafts)).text, /without your name/);
  const thread = await ann.agent.get(forumUrls.thread(threadId));
  assert.match(thread.text, /This is posted without your name, as you chose in your draft/);
  await ann.agent.submit(thread.form('Post reply'), 'Post reply');
  const post = await db
    .selectFrom('post')
    .select(['authorId', 'text'])
    .where('threadId', '=', threadId)
    .where('number', '=', 2)
    .executeTakeFirstOrThrow();
  assert.deepEqual(post, { authorId: null, text: 'Said without a name' });
});

test('FOR-50, FOR-9: a deleted draft of a decision note comes back with the day of its review', async () => {
  const spaceId = await makeSpace(app, ann.person);
  const page = await ann.agent.get(`${forumUrls.newThread(spaceId)}?kind=decision`);
  const review = { 'review-day': '1', 'review-month': '2', 'review-year': '2199' };
  await ann.agent.submit(page.form('Start thread').fill({ title: 'One form', ...review }), 'Save draft');
  const drafts = await ann.agent.get(forumUrls.drafts);
  assert.match(drafts.text, /looked at again on 1 February 2199/);
  const button = drafts.forms.flatMap(({ buttons }) => buttons).find((each) => each.includes('New decision'));
  const deleted = await ann.agent.submit(drafts.form(button));
  await ann.agent.submit(deleted.form('Undo'));
  const again = (await ann.agent.get(`${forumUrls.newThread(spaceId)}?kind=decision`)).form('Start thread');
  for (const [name, value] of Object.entries(review)) assert.deepEqual(again.values(name), [value], name);
});
