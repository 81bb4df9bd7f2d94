import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { peopledEndeavour } from '../../../test/rounds.ts';
import { forumUrls } from '../forum/index.ts';
import { perspectivesUrls } from './urls.ts';

const app = await startTestApp();
const { perspectives } = app.features;

async function conversation() {
  const { id: endeavour, convener, members } = await peopledEndeavour(app, ['Council', 'Lantern', 'Prison']);
  const id = await perspectives.convening.start(convener.person, {
    context: `endeavour:${endeavour}`,
    question: 'What would help?',
    background: '',
    audience: 'link',
    moderation: 'before',
    addingAllowed: true,
    opensAt: null,
    closesAt: null,
    seeds: [{ text: 'A named person at the gate', lens: 'do' }],
  });
  await perspectives.convening.move(convener.person.id, id, 'open');
  const [author, other] = members;
  assert.ok(author !== undefined && other !== undefined);
  const page = await author.agent.get(perspectivesUrls.add(id));
  const sent = await author.agent.submit(
    page.form('Add it').fill({ text: 'A bed for the first night', lens: 'do' }),
    'Add it',
  );
  assert.match(sent.text, /A convener looks at it before others see it/);
  const queue = await convener.agent.get(perspectivesUrls.moderate(id));
  await convener.agent.submit(
    queue.form('Accept: A bed for the first night'),
    'Accept: A bed for the first night',
  );
  return { id, convener, author: author.agent, other: other.agent };
}

async function carryPage({ id, other }: Awaited<ReturnType<typeof conversation>>) {
  await perspectives.calculation.calculate(id);
  const statements = await other.get(perspectivesUrls.statements(id));
  return other.get(statements.link('Carry it on: A bed for the first night'));
}

test('a statement becomes a thread, with links on both sides, and its author is told', async () => {
  const made = await conversation();
  const { id, author, other } = made;
  const accepted = await author.get('/notices');
  assert.match(accepted.text, /What would help\? 1 decision/);
  const page = await carryPage(made);
  const thread = await other.submit(page.form('Begin a thread'), 'Begin a thread');
  assert.match(thread.path, /^\/forum\/threads\//);
  assert.match(thread.text, /A bed for the first night/);
  assert.match(thread.text, /This thread came from a statement in perspectives/);
  const again = await other.send(page.form('Begin a thread').submission('Begin a thread'));
  assert.equal(again.path, thread.path);
  const report = await author.get(perspectivesUrls.report(id));
  assert.equal(report.link('Talk about it: A bed for the first night'), thread.path);
  const told = await author.get('/notices');
  assert.match(told.text, /1 quote of you/);
  const own = await author.get(perspectivesUrls.add(id));
  assert.equal(own.link('It is talked about in a thread'), thread.path);
  assert.equal((await app.agent().get(forumUrls.thread('0000000000000000'))).heading, 'Sign in');
});

test('a statement is put forward for the common purpose, and that is taken back', async () => {
  const made = await conversation();
  const { id, author, other } = made;
  const put = await other.submit((await carryPage(made)).form('Put it forward'), 'Put it forward');
  assert.match((await author.get(perspectivesUrls.report(id))).text, /put forward for the common purpose/);
  assert.match((await author.get(perspectivesUrls.add(id))).text, /It is put forward for the common purpose/);
  await other.submit(put.form('Take that back'), 'Take that back');
  assert.doesNotMatch((await author.get(perspectivesUrls.report(id))).text, /Put forward/);
  const record = await author.get(perspectivesUrls.record(id));
  assert.match(record.text, /put statement 2 forward for the common purpose/);
});

test('whoever holds no seat carries nothing on', async () => {
  const { id } = await conversation();
  const [row] = await app.database.kysely
    .selectFrom('perspectivesStatement')
    .select('id')
    .where('perspectivesId', '=', id)
    .execute();
  const url = perspectivesUrls.onward(id, row?.id ?? '');
  const stranger = await app.signInAs('stranger@example.org');
  assert.equal((await stranger.agent.get(url)).status, 404);
  assert.equal((await app.agent().get(url)).heading, 'Sign in');
});
