import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { draftSession } from '../../../../../test/sessions.ts';
import { newId } from '../../../../platform/ids.ts';

const app = await startTestApp();
const db = app.database.kysely;
const { person, agent } = await app.signInAs('asha@justice.example');
const PAGES = ['', '/details', '/links', '/joining', '/asking', '/move/announced'];

test('nobody but an organiser opens or sends an organiser’s page', async () => {
  const session = await draftSession(app, person, { state: 'announced' });
  const stranger = await app.signInAs('stranger@elsewhere.example');
  const chair = await app.signInAs('chair@justice.example');
  await db
    .insertInto('sessionRole')
    .values({
      id: newId(),
      sessionId: session.id,
      role: 'chair',
      personId: chair.person.id,
      name: '',
      invitedAt: app.clock.now(),
    })
    .execute();
  for (const page of PAGES) {
    const path = `/s/${session.code}/organise${page}`;
    assert.equal(
      (await app.agent().get(path)).redirects[0],
      `/sign-in?return-to=${encodeURIComponent(path)}`,
    );
    for (const other of [stranger, chair]) {
      assert.equal((await other.agent.get(path)).status, 403, `${path} for ${other.person.email}`);
    }
  }
});

test('a draft does not exist for anybody else', async () => {
  const session = await draftSession(app, person);
  const stranger = await app.signInAs('stranger@elsewhere.example');
  for (const page of PAGES) {
    assert.equal((await stranger.agent.get(`/s/${session.code}/organise${page}`)).status, 404);
  }
});

test('somebody invited by email becomes an organiser by coming signed in (LIVE-4)', async () => {
  const session = await draftSession(app, person);
  const invited = await app.signInAs('ben@housing.example');
  await db
    .insertInto('sessionRole')
    .values({
      id: newId(),
      sessionId: session.id,
      role: 'organiser',
      email: 'ben@housing.example',
      name: 'Ben',
      invitedAt: app.clock.now(),
    })
    .execute();
  assert.match((await invited.agent.get('/sessions')).text, /Your role: organiser/);
  assert.equal((await invited.agent.get(`/s/${session.code}/organise`)).status, 200);
  const role = await db
    .selectFrom('sessionRole')
    .select(['personId', 'acceptedAt'])
    .where('email', '=', 'ben@housing.example')
    .executeTakeFirstOrThrow();
  assert.equal(role.personId, invited.person.id);
  assert.equal(role.acceptedAt?.getTime(), app.clock.now().getTime());
  await db.deleteFrom('sessionRole').where('email', '=', 'ben@housing.example').execute();
  assert.equal((await invited.agent.get(`/s/${session.code}/organise`)).status, 404);
});

test('a date in the past is pointed out, not refused', async () => {
  const session = await draftSession(app, person, {
    startsAt: '2026-02-01T09:00:00Z',
    endsAt: '2026-02-01T10:00:00Z',
  });
  assert.match(
    (await agent.get(`/s/${session.code}/organise`)).text,
    /Details To do The date is in the past/,
  );
});

test('the address and the code to join are on the overview', async () => {
  const session = await draftSession(app, person);
  const page = await agent.get(`/s/${session.code}/organise`);
  assert.match(page.text, new RegExp(`${app.baseUrl.href}j/${session.code}`));
});
