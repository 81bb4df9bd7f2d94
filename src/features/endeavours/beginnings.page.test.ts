import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { giveRole, makeSession } from '../../../test/sessions.ts';
import { newId } from '../../platform/ids.ts';
import { forumUrls } from '../forum/index.ts';

const app = await startTestApp();
const { forum } = app.features;
const ann = await app.signInAs('ann@leeds.example', { name: 'Ann Smith', organisation: 'Leeds' });
const ben = await app.signInAs('ben@york.example', { name: 'Ben Jones', organisation: 'York' });

const WORDS = {
  title: 'Phones at the gate',
  issue: 'People leave without a phone.',
  'for-whom': 'People leaving prison',
  'seat-name': 'Lead',
  kind: 'delivery',
  place: 'Leeds',
  level: 'Local',
};

async function newThread(kind: 'public' | 'private') {
  const space = { kind, name: 'Leavers', purpose: 'Who meets people at the gate' } as const;
  const spaceId = await forum.spaces.create(ann.person.id, space);
  const thread = { spaceId, kind: 'question', title: 'Phones', text: 'Who has one?', key: newId() } as const;
  const written = await forum.writing.start(ann.person, thread);
  assert.ok(written.ok);
  return written.threadId;
}

test('an endeavour begins from a thread, and each side links to the other for whoever may see it', async () => {
  const threadId = await newThread('public');
  const thread = await ann.agent.get(forumUrls.thread(threadId));
  const start = await ann.agent.get(thread.link('Begin an endeavour from this'));
  assert.match(start.text, /It begins from the thread “Phones” of the forum/);
  const mistaken = await ann.agent.submit(start.form('Start the endeavour'), 'Start the endeavour');
  assert.equal(mistaken.status, 422);
  assert.match(mistaken.text, /It begins from the thread “Phones” of the forum/);
  const home = await ann.agent.submit(
    mistaken.form('Start the endeavour').fill(WORDS),
    'Start the endeavour',
  );
  assert.equal(home.link('the thread “Phones” of the forum'), forumUrls.thread(threadId));
  const after = await ann.agent.get(forumUrls.thread(threadId));
  assert.equal(after.link('The endeavour “Phones at the gate” began from here'), home.path);
  assert.doesNotMatch((await ben.agent.get(forumUrls.thread(threadId))).text, /Phones at the gate/);
});

test('nothing comes along from a thread that whoever starts may not read', async () => {
  const threadId = await newThread('private');
  const start = await ben.agent.get(`/endeavours/new?thread=${threadId}`);
  assert.doesNotMatch(start.text, /It begins from/);
  assert.doesNotMatch(start.text, /Phones/);
});

test('LIVE-15: the page of a session offers to begin an endeavour, and says which began from it', async () => {
  const session = await makeSession(app);
  await giveRole(app, session, 'organiser', ann.person);
  const about = await ann.agent.get(`/s/${session.code}/about`);
  const start = await ann.agent.get(about.link('Begin an endeavour from this'));
  const home = await ann.agent.submit(start.form('Start the endeavour').fill(WORDS), 'Start the endeavour');
  assert.match(home.text, /It began from the session “Leaving prison” of/);
  const after = await ann.agent.get(`/s/${session.code}/about`);
  assert.equal(after.link('The endeavour “Phones at the gate” began from here'), home.path);
});
