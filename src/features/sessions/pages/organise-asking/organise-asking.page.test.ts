import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { draftSession } from '../../../../../test/sessions.ts';
import { newId } from '../../../../platform/ids.ts';
import { getSession } from '../../repository.ts';
import type { SessionId } from '../../session.ts';

const app = await startTestApp();
const db = app.database.kysely;
const { person, agent } = await app.signInAs('asha@justice.example');

async function organised() {
  const session = await draftSession(app, person, { state: 'open' });
  return { session, path: `/s/${session.code}/organise/asking` };
}

async function ask(sessionId: SessionId, labelId: string | null = null): Promise<void> {
  const now = app.clock.now();
  await db
    .insertInto('question')
    .values({
      id: newId(),
      sessionId,
      labelId,
      key: newId(),
      text: 'Who pays for the first night?',
      naming: 'named',
      state: 'published',
      stateAt: now,
      askedAt: now,
      version: 1,
      countsVersion: 1,
    })
    .execute();
}

test('an organiser sets how people ask and vote', async () => {
  const { path, session } = await organised();
  const form = (await agent.get(path)).form();
  const page = await agent.submit(
    form.fill({
      naming: 'organisation',
      morePrivateAllowed: false,
      moderation: 'before',
      moderationRules: 'Be kind.',
      queueAlertSeconds: '60',
      maxOpenQuestions: '5',
      hideVotesUntilVoted: true,
      commentsAllowed: false,
      repliesAllowed: true,
      labels: 'What is wrong\nWhat should be done',
      retentionDays: '14',
    }),
  );
  assert.match(page.text, /Asking and voting are saved/);
  const saved = await getSession(db, session.id);
  assert.deepEqual(
    [
      saved.naming,
      saved.morePrivateAllowed,
      saved.moderation,
      saved.moderationRules,
      saved.queueAlertSeconds,
    ],
    ['organisation', false, 'before', 'Be kind.', 60],
  );
  assert.deepEqual(
    [saved.maxOpenQuestions, saved.hideVotesUntilVoted, saved.commentsAllowed, saved.repliesAllowed],
    [5, true, false, true],
  );
  assert.equal(saved.retentionDays, 14);
  const again = (await agent.get(path)).form();
  assert.deepEqual(again.values('labels'), ['What is wrong\r\nWhat should be done']);
  assert.deepEqual(again.values('commentsAllowed'), []);
});

test('after the first question naming and retention are shown as fixed, with the reason (LIVE-17)', async () => {
  const { path, session } = await organised();
  await ask(session.id);
  const page = await agent.get(path);
  assert.match(page.text, /How people who ask are shown:.*can no longer change/);
  assert.match(page.text, /30 days after the session is archived This can no longer change/);
  const form = page.form();
  assert.ok(!form.fields.includes('naming') && !form.fields.includes('retentionDays'));
  await agent.submit(form.fill({ moderationRules: 'Be brief.' }));
  const saved = await getSession(db, session.id);
  assert.deepEqual([saved.moderationRules, saved.naming, saved.retentionDays], ['Be brief.', 'named', 30]);
});

test('a form opened before the first question cannot break the promise, and loses nothing else (LIVE-17)', async () => {
  const { path, session } = await organised();
  const form = (await agent.get(path)).form();
  await ask(session.id);
  const page = await agent.submit(
    form.fill({ naming: 'not-shown', retentionDays: '300', moderationRules: 'Be brief.' }),
  );
  assert.equal(page.status, 409);
  assert.match(page.text, /How people who ask are shown; How long links to people are kept/);
  assert.equal((await getSession(db, session.id)).naming, 'named');
  await agent.submit(page.form());
  const saved = await getSession(db, session.id);
  assert.deepEqual([saved.moderationRules, saved.naming, saved.retentionDays], ['Be brief.', 'named', 30]);
});

test('numbers out of range and repeated labels are refused at their fields', async () => {
  const { path } = await organised();
  const page = await agent.submit(
    (await agent.get(path))
      .form()
      .fill({ queueAlertSeconds: '5', maxOpenQuestions: 'many', retentionDays: '' }),
  );
  assert.deepEqual(page.errors, [
    { text: 'Seconds must be a whole number from 30 to 3600', field: 'queueAlertSeconds' },
    { text: 'Open questions must be a whole number from 1 to 50', field: 'maxOpenQuestions' },
    { text: 'Days must be a whole number from 1 to 365', field: 'retentionDays' },
  ]);
  const twice = await agent.submit((await agent.get(path)).form().fill({ labels: 'Housing\nhousing' }));
  assert.deepEqual(twice.errors, [{ text: '“housing” is there twice. Remove one of them', field: 'labels' }]);
});

test('a label that questions carry stays, and keeps them when its spelling changes', async () => {
  const { path, session } = await organised();
  await agent.submit((await agent.get(path)).form().fill({ labels: 'Housing\nHealth' }));
  const label = await db
    .selectFrom('sessionLabel')
    .select('id')
    .where('name', '=', 'Housing')
    .where('sessionId', '=', session.id)
    .executeTakeFirstOrThrow();
  await ask(session.id, label.id);
  const refused = await agent.submit((await agent.get(path)).form().fill({ labels: 'Health' }));
  assert.deepEqual(refused.errors, [
    { text: 'Questions carry the label “Housing”. Put it back into the list', field: 'labels' },
  ]);
  await agent.submit((await agent.get(path)).form().fill({ labels: 'Health\nHOUSING' }));
  const kept = await db.selectFrom('sessionLabel').select('name').where('id', '=', label.id).execute();
  assert.deepEqual(kept, [{ name: 'HOUSING' }]);
});
