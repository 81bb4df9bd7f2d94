import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { DECISION_TEXT, makeSpace, startThread } from '../../../../test/forum.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp();
const ann = await app.signInAs('ann@leeds.example', { name: 'Ann Smith', organisation: 'Leeds' });
const ben = await app.signInAs('ben@york.example', { name: 'Ben Jones', organisation: 'York' });

const nextYear = app.clock.now().getUTCFullYear() + 1;

test('FOR-50: a decision note is noted with a day of review, refused while it leaves something out, and listed', async () => {
  const space = await makeSpace(app, ann.person);
  const list = forumUrls.spaceAct(space, 'decisions');
  const empty = await ben.agent.get(list);
  assert.match(empty.text, /No decision has been noted here yet/);
  const page = await ben.agent.get(empty.link('Note a decision'));
  assert.match(page.form('Start thread').values('text')[0] ?? '', /## Who disagreed, and why/);
  const day = { 'review-day': '3', 'review-month': 'May', 'review-year': String(nextYear) };
  const unfinished = await ben.agent.submit(
    page.form('Start thread').fill({ title: 'One form', ...day }),
    'Start thread',
  );
  assert.equal(unfinished.status, 422);
  assert.match(unfinished.text, /Write what was decided below the heading/);
  assert.equal(unfinished.form('Start thread').values('review-month')[0], 'May');
  const thread = await ben.agent.submit(
    unfinished.form('Start thread').fill({ text: DECISION_TEXT }),
    'Start thread',
  );
  assert.match(thread.text, new RegExp(`Looked at again: 3 May ${nextYear}`));
  const { text } = await ann.agent.get(list);
  assert.match(text, /One form Noted by Ben Jones/);
  assert.match(text, /What was decided One form for all\./);
  assert.match(text, /Who decided The five of us/);
  assert.match(text, /Who disagreed, and why York wants health kept apart/);
  assert.match(text, new RegExp(`Looked at again 3 May ${nextYear}`));
});

test('FOR-50: a change leaves no decision note without what was decided', async () => {
  const { postId } = await startThread(app, ann.person, { kind: 'decision', text: DECISION_TEXT });
  const form = (await ann.agent.get(forumUrls.postAct(postId, 'edit'))).form('Save');
  const refused = await ann.agent.submit(form.fill({ text: 'Never mind' }), 'Save');
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Write what was decided below the heading/);
  assert.equal(refused.form('Save').values('text')[0], 'Never mind');
});

test('FOR-9, FOR-50: the day of review is kept with the draft', async () => {
  const space = await makeSpace(app, ann.person);
  const path = `${forumUrls.newThread(space)}?kind=decision`;
  const day = { 'review-day': '3', 'review-month': '5', 'review-year': String(nextYear) };
  const form = (await ann.agent.get(path)).form('Start thread');
  await ann.agent.submit(form.fill(day), 'Save draft');
  assert.equal((await ann.agent.get(path)).form('Start thread').values('review-day')[0], '3');
});

test('FOR-50: whoever noted it and moderators look at it again, and what came of it is a reply', async () => {
  const { spaceId, threadId } = await startThread(app, ben.person, {
    kind: 'decision',
    title: 'One form',
    text: DECISION_TEXT,
    spaceId: await makeSpace(app, ann.person),
    reviewOn: `${nextYear}-05-03`,
  });
  const cai = await app.signInAs('cai@hull.example', { name: 'Cai', organisation: 'Hull' });
  const path = forumUrls.threadAct(threadId, 'review');
  assert.equal((await cai.agent.get(path)).status, 404);
  const page = await ann.agent.get(
    (await ann.agent.get(forumUrls.thread(threadId))).link('Look at the decision again'),
  );
  assert.equal(page.form('Save').values('review-month')[0], '5');
  const nothing = await ann.agent.submit(page.form('Save'), 'Save');
  assert.equal(nothing.status, 422);
  assert.match(nothing.text, /Write what came of looking at it again, or change the day/);
  const past = { 'review-day': '1', 'review-month': '1', 'review-year': '2020', text: 'It holds' };
  const early = await ann.agent.submit(page.form('Save').fill(past), 'Save');
  assert.match(early.text, /Date of the review must be after today/);
  assert.equal(early.form('Save').values('text')[0], 'It holds');
  const none = { 'review-day': '', 'review-month': '', 'review-year': '' };
  const thread = await ann.agent.submit(early.form('Save').fill(none), 'Save');
  assert.match(thread.text, /Looked at again: No day is set.*It holds/);
  assert.match(
    (await ben.agent.get(forumUrls.spaceAct(spaceId, 'log'))).text,
    /Said when a decision is looked at again/,
  );
  const other = await startThread(app, ann.person);
  assert.equal((await ann.agent.get(forumUrls.threadAct(other.threadId, 'review'))).status, 404);
});
