import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { draftSession } from '../../../../../test/sessions.ts';
import { getSession } from '../../repository.ts';

const app = await startTestApp({ jobs: true });
const db = app.database.kysely;
const { person, agent } = await app.signInAs('asha@justice.example');

test('an organiser announces a session and opens it, each after reading what it means', async () => {
  const session = await draftSession(app, person);
  const overview = await agent.get(`/s/${session.code}/organise`);
  const asked = await agent.get(overview.link('Announce the session'));
  assert.equal(asked.heading, 'Leaving prison: who does what? Announce the session?');
  assert.match(asked.text, /You cannot undo this/);
  const announced = await agent.submit(asked.form());
  assert.match(announced.text, /The session is announced/);
  assert.match(announced.text, /Announced: questions are not open yet/);
  const opened = await agent.submit((await agent.get(announced.link('Open for questions'))).form());
  assert.match(opened.text, /Open for questions/);
  assert.equal((await getSession(db, session.id)).state, 'open');
});

test('a page that was open while somebody else moved the session moves nothing', async () => {
  const session = await draftSession(app, person);
  const form = (await agent.get(`/s/${session.code}/organise/move/announced`)).form();
  await agent.submit(form);
  const page = await agent.submit(form);
  assert.match(page.text, /Nothing was done: somebody else has moved the session on/);
  assert.equal((await getSession(db, session.id)).state, 'announced');
});

test('the chair’s moves are not the organiser’s', async () => {
  const session = await draftSession(app, person, { state: 'open' });
  const page = await agent.get(`/s/${session.code}/organise/move/live`);
  assert.match(page.text, /The chair starts the session/);
  assert.equal((await getSession(db, session.id)).state, 'open');
});

test('a closed session is archived', async () => {
  const session = await draftSession(app, person, { state: 'closed', closedAt: app.clock.now() });
  const page = await agent.submit((await agent.get(`/s/${session.code}/organise/move/archived`)).form());
  assert.match(page.text, /The session is archived/);
  assert.equal((await getSession(db, session.id)).archivedAt?.getTime(), app.clock.now().getTime());
});
