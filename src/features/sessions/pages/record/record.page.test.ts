import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { draftSession } from '../../../../../test/sessions.ts';
import { ACTS_ON_A_PAGE } from './page.tsx';

const app = await startTestApp({ jobs: true });
const db = app.database.kysely;
const { person, agent } = await app.signInAs('asha@justice.example', { name: 'Asha Rahman' });

test('everybody who has joined reads what was done, by role and never by name (LIVE-3)', async () => {
  const session = await draftSession(app, person);
  const organise = `/s/${session.code}/organise`;
  await agent.submit((await agent.get(`${organise}/asking`)).form().fill({ moderationRules: 'Be kind.' }));
  await agent.submit(
    (await agent.get(`${organise}/people/invite`))
      .form()
      .fill({ role: 'moderator', name: 'Ben Okafor', email: 'ben@housing.example', deputy: true }),
  );
  await agent.submit((await agent.get(`${organise}/move/announced`)).form());
  const guest = app.agent();
  await guest.submit((await guest.get(`/s/${session.code}/join`)).form('Join').fill({ name: 'Ada' }));
  const page = await guest.get(`/s/${session.code}/record`);
  assert.equal(page.heading, 'Leaving prison: who does what? Record of what was done');
  assert.deepEqual(page.texts('main ol li'), [
    '2 March 2026 at 9am An organiser announced the session.',
    '2 March 2026 at 9am An organiser named a moderator, as deputy of the chair.',
    '2 March 2026 at 9am An organiser changed how people ask and vote: rules of moderation.',
  ]);
  for (const name of ['Asha', 'Ben', 'Ada']) assert.ok(!page.texts('main ol').join(' ').includes(name));
});

test('a long record is read page by page, the newest first', async () => {
  const session = await draftSession(app, person, { state: 'announced' });
  const now = app.clock.now();
  for (let index = 0; index < ACTS_ON_A_PAGE + 3; index++) {
    await db
      .insertInto('record')
      .values({
        at: now,
        scope: `session:${session.id}`,
        kind: 'part-moved',
        personId: person.id,
        data: '{}',
      })
      .execute();
  }
  const first = await agent.get(`/s/${session.code}/record`);
  assert.equal(first.texts('main ol li').length, ACTS_ON_A_PAGE);
  const second = await agent.get(first.link('Older'));
  assert.equal(second.texts('main ol li').length, 3);
  assert.equal(second.link('Newest'), `/s/${session.code}/record`);
  assert.equal((await agent.get(`/s/${session.code}/record?before=nonsense`)).status, 200);
});

test('who has not joined is sent to join first', async () => {
  const session = await draftSession(app, person, { state: 'announced' });
  const page = await app.agent().get(`/s/${session.code}/record`);
  assert.deepEqual(page.redirects, [`/s/${session.code}/join?for=record`]);
});
