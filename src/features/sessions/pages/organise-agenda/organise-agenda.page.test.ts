import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { draftSession } from '../../../../../test/sessions.ts';
import { newId } from '../../../../platform/ids.ts';
import { getSession, loadProgramme } from '../../repository.ts';
import type { SessionId } from '../../session.ts';

const app = await startTestApp();
const db = app.database.kysely;
const { person, agent } = await app.signInAs('asha@justice.example');

async function organised() {
  const session = await draftSession(app, person);
  return { session, path: `/s/${session.code}/organise/agenda` };
}

async function partsOf(id: SessionId) {
  return (await loadProgramme(db, await getSession(db, id))).parts;
}

test('items are added, each with its time, and listed in their order', async () => {
  const { session, path } = await organised();
  const empty = await agent.get(path);
  assert.match(empty.text, /There are no agenda items/);
  const first = await agent.get(empty.link('Add an item'));
  const listed = await agent.submit(
    first.form().fill({ title: 'Housing', description: 'The first night.', time: '10:15am' }),
  );
  assert.match(listed.text, /The agenda item is added/);
  await agent.submit((await agent.get(`${path}/new`)).form().fill({ title: 'Break', takesQuestions: false }));
  assert.deepEqual((await agent.get(path)).texts('.se-card h2'), ['Housing', 'Break']);
  const [housing, pause] = await partsOf(session.id);
  assert.equal(housing?.startsAt?.toISOString(), '2026-06-01T09:15:00.000Z');
  assert.deepEqual([housing?.takesQuestions, pause?.takesQuestions], [true, false]);
});

test('an item moves up and down with buttons', async () => {
  const { session, path } = await organised();
  for (const title of ['One', 'Two', 'Three']) {
    await agent.submit((await agent.get(`${path}/new`)).form().fill({ title }));
  }
  const page = await agent.submit((await agent.get(path)).form('Move up: Three'));
  assert.deepEqual(page.texts('.se-card h2'), ['One', 'Three', 'Two']);
  const [one] = await partsOf(session.id);
  assert.equal(page.path, path);
  assert.match(page.redirects[0] ?? '', /organise\/agenda$/);
  await agent.submit(page.form('Move down: One'), 'Move down: One');
  assert.deepEqual(
    (await partsOf(session.id)).map(({ title }) => title),
    ['Three', 'One', 'Two'],
  );
  assert.ok(one);
});

test('an item names its speakers', async () => {
  const { session, path } = await organised();
  await db
    .insertInto('sessionRole')
    .values({
      id: newId(),
      sessionId: session.id,
      role: 'speaker',
      name: 'Dr Cole',
      invitedAt: app.clock.now(),
    })
    .execute();
  const form = (await agent.get(`${path}/new`)).form();
  const speaker = (await loadProgramme(db, session)).roles.find(({ role }) => role === 'speaker');
  await agent.submit(form.fill({ title: 'Housing', speakers: [speaker?.id ?? ''] }));
  const page = await agent.get(path);
  assert.match(page.text, /With Dr Cole/);
  const edit = (await agent.get(page.link('Change: Housing'))).form();
  assert.deepEqual(edit.values('speakers'), [speaker?.id]);
  await agent.submit(edit.fill({ speakers: [], title: 'Homes' }));
  assert.deepEqual((await partsOf(session.id))[0]?.speakerIds, []);
});

test('mistakes are told at their fields, with what was typed', async () => {
  const { path } = await organised();
  const page = await agent.submit(
    (await agent.get(`${path}/new`)).form().fill({ title: '', time: 'after lunch' }),
  );
  assert.deepEqual(page.errors, [
    { text: 'Enter a title', field: 'title' },
    { text: 'Start time must be a time, like 9:30am or 14:30', field: 'time' },
  ]);
  assert.deepEqual(page.form().values('time'), ['after lunch']);
});

test('of two who change an item, the later is told and loses nothing', async () => {
  const { session, path } = await organised();
  await agent.submit((await agent.get(`${path}/new`)).form().fill({ title: 'Housing' }));
  const change = (await agent.get(path)).link('Change: Housing');
  const [mine, theirs] = [(await agent.get(change)).form(), (await agent.get(change)).form()];
  await agent.submit(theirs.fill({ title: 'Homes' }));
  const page = await agent.submit(mine.fill({ description: 'The first night.' }));
  assert.equal(page.status, 409);
  assert.match(page.text, /saved this page while you were editing it.*Title Homes/);
  await agent.submit(page.form().fill({ title: 'Homes' }));
  const [part] = await partsOf(session.id);
  assert.deepEqual([part?.title, part?.description], ['Homes', 'The first night.']);
});

test('removing an item asks first, says what stays, and keeps the questions asked in it', async () => {
  const { session, path } = await organised();
  await agent.submit((await agent.get(`${path}/new`)).form().fill({ title: 'Housing' }));
  const [part] = await partsOf(session.id);
  const now = app.clock.now();
  await db
    .insertInto('question')
    .values({
      id: newId(),
      sessionId: session.id,
      partId: part?.id ?? null,
      key: 'k',
      text: 'Who pays?',
      naming: 'named',
      state: 'published',
      stateAt: now,
      askedAt: now,
      version: 1,
      countsVersion: 1,
    })
    .execute();
  const asked = await agent.get((await agent.get(path)).link('Remove: Housing'));
  assert.match(asked.text, /1 question asked in it will stay in the session/);
  const page = await agent.submit(asked.form());
  assert.match(page.text, /The agenda item is removed/);
  const question = await db
    .selectFrom('question')
    .select(['partId', 'version'])
    .where('sessionId', '=', session.id)
    .executeTakeFirstOrThrow();
  assert.equal(question.partId, null);
  assert.equal(question.version, (await getSession(db, session.id)).version);
  assert.equal((await agent.get(`${path}/${part?.id}`)).status, 404);
});
