import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { makeSession } from '../../../../../test/sessions.ts';
import type { Session } from '../../session.ts';

const app = await startTestApp();

async function namesIn(session: Session): Promise<string[]> {
  const rows = await app.database.kysely
    .selectFrom('seat')
    .select('name')
    .where('sessionId', '=', session.id)
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name);
}

test('who deletes their account leaves their sessions too, and is told so before', async () => {
  const session = await makeSession(app);
  const { agent } = await app.signInAs('ann@example.org', { name: 'Ann' });
  await agent.submit((await agent.get(`/s/${session.code}/join`)).form('Join'));
  assert.deepEqual(await namesIn(session), ['Ann']);
  const confirm = await agent.get('/account/delete');
  assert.match(confirm.text, /Your seats in sessions/);
  await agent.submit(confirm.form('Delete my account').fill({ sure: ['yes'] }));
  assert.deepEqual(await namesIn(session), []);
});

test('two people who use one browser after each other have a seat each', async () => {
  const session = await makeSession(app);
  const one = await app.signInAs('one@example.org', { name: 'One' });
  await one.agent.submit((await one.agent.get(`/s/${session.code}/join`)).form('Join'));
  const two = await app.signInAs('two@example.org', { name: 'Two' });
  one.agent.setCookie(two.cookie.name, two.cookie.value);
  await one.agent.submit((await one.agent.get(`/s/${session.code}/join`)).form('Join'));
  assert.deepEqual(await namesIn(session), ['One', 'Two']);
  const seat = await one.agent.get(`/s/${session.code}/seat`);
  assert.deepEqual(seat.form('Save').values('name'), ['Two']);
});
