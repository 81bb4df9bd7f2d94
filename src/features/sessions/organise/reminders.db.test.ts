import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { fillSession } from '../../../../test/full-session.ts';
import { draftSession } from '../../../../test/sessions.ts';
import { createReminders } from './reminders.ts';

const app = await startTestApp();
const db = app.database.kysely;
const { person } = await app.signInAs('asha@justice.example');
const reminders = createReminders({ db, clock: app.clock, mail: app.services.mail, baseUrl: app.baseUrl });
const mails = async () => app.mailTo('asha@justice.example');

async function closed(set: Parameters<typeof draftSession>[2] = {}) {
  const session = await draftSession(app, person, { state: 'closed', closedAt: app.clock.now(), ...set });
  return { session, filled: await fillSession(app.database, session, person.id, app.clock.now()) };
}

test('organisers are reminded once of open questions, two weeks after closing (LIVE-65)', async () => {
  const { session } = await closed();
  app.clock.advance({ days: 13 });
  await reminders.run();
  assert.deepEqual(await mails(), []);
  app.clock.advance({ days: 1 });
  await reminders.run();
  await reminders.run();
  const [mail, second] = await mails();
  assert.equal(mail?.subject, '1 question still open: Leaving prison: who does what?');
  assert.match(mail?.body ?? '', /– Who pays for the first night\?/);
  assert.match(mail?.body ?? '', new RegExp(`${app.baseUrl.href}s/${session.code}`));
  assert.equal(second, undefined);
});

test('nobody is written to when everything is answered, after a rehearsal, or while a session runs', async () => {
  const before = (await mails()).length;
  const answered = await closed();
  await db
    .updateTable('question')
    .set({ state: 'answered' })
    .where('id', '=', answered.filled.questionId)
    .execute();
  await closed({ rehearsalOf: answered.session.id });
  await closed({ state: 'live', closedAt: null });
  app.clock.advance({ days: 15 });
  await reminders.run();
  assert.equal((await mails()).length, before);
});

test('a question carried over is open while a speaker has not answered it', async () => {
  const { filled } = await closed();
  await db
    .updateTable('question')
    .set({ state: 'carried-over' })
    .where('id', '=', filled.questionId)
    .execute();
  const done = await closed({ title: 'Answered in writing' });
  await db
    .updateTable('question')
    .set({ state: 'carried-over' })
    .where('id', '=', done.filled.questionId)
    .execute();
  await db
    .updateTable('questionSpeaker')
    .set({ state: 'answered-in-writing' })
    .where('questionId', '=', done.filled.questionId)
    .execute();
  const before = (await mails()).length;
  app.clock.advance({ days: 15 });
  await reminders.run();
  const subjects = (await mails()).slice(before).map(({ subject }) => subject);
  assert.deepEqual(subjects, ['1 question still open: Leaving prison: who does what?']);
});
