import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Agent } from '../../../../test/agent/agent.ts';
import { startTestApp } from '../../../../test/app.ts';
import { type Hall, openHall } from '../../../../test/hall.ts';
import { getSession } from '../../sessions/index.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp();
const db = app.database.kysely;
const chair = await app.signInAs('chair@example.org', { name: 'Joss' });
const reader = await app.signInAs('reader@example.org', { name: 'Ria' });

/** Somebody who joins without an account, asks a question, and has one more seat vote for it. */
async function askedAsGuest(hall: Hall, naming = 'named') {
  const guest = app.agent();
  const joining = (await guest.get(hall.path('/join'))).form('Join');
  await guest.submit(joining.fill({ name: 'Sam', organisation: 'Lantern' }));
  const asking = (await guest.get(hall.path('/ask'))).form('Send question');
  await guest.submit(asking.fill({ text: 'Who pays for the first night?', naming }));
  const asked = await db
    .selectFrom('question')
    .selectAll()
    .where('sessionId', '=', hall.session.id)
    .executeTakeFirstOrThrow();
  return { guest, questionId: asked.id as never, seatId: asked.seatId };
}

/** The same browser, signed in from now on. */
async function signIn(browser: Agent, email: string) {
  const { person, cookie } = await app.signInAs(email, { name: 'Samantha' });
  browser.setCookie(cookie.name, cookie.value);
  return person;
}

async function close({ session }: Hall): Promise<void> {
  const by = { personId: chair.person.id, roles: new Set(['chair'] as const) };
  await db.updateTable('session').set({ state: 'closing' }).where('id', '=', session.id).execute();
  assert.ok((await app.features.sessions.service.move(await getSession(db, session.id), 'closed', by)).ok);
}

async function threadOf(questionId: string) {
  return db.selectFrom('thread').selectAll().where('questionId', '=', questionId).executeTakeFirstOrThrow();
}

async function keep(browser: Agent, hall: Hall) {
  const page = await browser.get(hall.path('/seat'));
  return browser.submit(page.form('Keep it with my account'));
}

test('LIVE-88: a guest who signs in keeps their question, and the thread it goes on in, with the account', async () => {
  const hall = await openHall(app);
  const { guest, questionId, seatId } = await askedAsGuest(hall);
  await hall.support(questionId, 1);
  assert.doesNotMatch((await guest.get(hall.path())).text, /with your account/, 'there is none yet');
  await close(hall);
  const thread = await threadOf(questionId);
  assert.equal(thread.authorId, null);

  const sam = await signIn(guest, 'sam@example.org');
  assert.match((await guest.get(hall.path())).text, /Keep what you did here with your account/);
  assert.match((await guest.get(hall.path('/seat'))).text, /took part as Sam; now .* sam@example\.org/);
  const seat = () =>
    db.selectFrom('seat').select(['personId', 'kind', 'name']).where('id', '=', seatId).executeTakeFirst();
  assert.equal((await seat())?.personId, null, 'signing in alone keeps nothing');
  const kept = await keep(guest, hall);
  assert.match(kept.text, /What you did here is kept with your account/);
  assert.doesNotMatch(kept.text, /Keep it with my account/);
  assert.deepEqual(await seat(), { personId: sam.id, kind: 'guest', name: 'Sam' });
  const elsewhere = await app.signInAs('sam@example.org');
  const mine = await elsewhere.agent.get(hall.path('/mine'));
  assert.match(mine.text, /Who pays for the first night/);
  assert.equal(
    mine.link('Go on talking about it in the forum: Who pays for the first night?'),
    forumUrls.thread(thread.id as never),
  );
  assert.equal((await threadOf(questionId)).authorId, sam.id);
  const follow = await db.selectFrom('threadFollow').selectAll().where('threadId', '=', thread.id).execute();
  assert.deepEqual(
    follow.map(({ personId, level }) => [personId, level]),
    [[sam.id, 'watch']],
  );

  await guest.submit((await guest.get('/account/delete')).form('Delete my account').fill({ sure: ['yes'] }));
  const after = await reader.agent.get(forumUrls.thread(thread.id as never));
  assert.match(after.text, /Who pays for the first night/, 'others wanted it too');
  assert.doesNotMatch(after.text, /Sam\b|Samantha|Lantern/);
  assert.equal((await threadOf(questionId)).authorId, null);
});

test('LIVE-88, LIVE-25: a question asked without a name is kept, and shows nobody who asked it', async () => {
  const hall = await openHall(app, { naming: 'named' });
  const { guest, questionId } = await askedAsGuest(hall, 'not-shown');
  const ada = await signIn(guest, 'ada@example.org');
  await keep(guest, hall);
  await close(hall);
  const thread = await threadOf(questionId);
  assert.equal(thread.authorId, null);
  const page = await reader.agent.get(forumUrls.thread(thread.id as never));
  assert.doesNotMatch(page.body, new RegExp(`Samantha|${ada.id}`));
});

test('LIVE-88: nobody keeps a seat that is another account’s, or beside one of their own', async () => {
  const hall = await openHall(app);
  const { guest, seatId } = await askedAsGuest(hall);
  await signIn(guest, 'bea@example.org');
  const form = (await guest.get(hall.path('/seat'))).form('Keep it with my account');
  const own = await app.signInAs('bea@example.org');
  await own.agent.submit((await own.agent.get(hall.path('/join'))).form('Join').fill({ name: 'Bea' }));
  const late = await guest.submit(form);
  assert.doesNotMatch(late.text, /is kept with your account/);
  const seat = await db.selectFrom('seat').select('personId').where('id', '=', seatId).executeTakeFirst();
  assert.equal(seat?.personId, null);
  assert.doesNotMatch(
    (await guest.get(hall.path())).text,
    /Keep what you did/,
    'they act for their own seat',
  );
});

test('LIVE-88: a guest who leaves a session that is over is named in its thread no more', async () => {
  const hall = await openHall(app);
  const { guest, questionId } = await askedAsGuest(hall);
  await hall.support(questionId, 1);
  await close(hall);
  const thread = await threadOf(questionId);
  assert.match((await reader.agent.get(forumUrls.thread(thread.id as never))).text, /Sam\b/);
  await guest.submit((await guest.get(hall.path('/leave'))).form('Leave and erase me'));
  const after = await reader.agent.get(forumUrls.thread(thread.id as never));
  assert.match(after.text, /Who pays for the first night/);
  assert.doesNotMatch(after.text, /Sam\b|Lantern/);
});

test('LIVE-88: the question of a guest who leaves goes from its thread where nobody else wanted it', async () => {
  const hall = await openHall(app);
  const { guest, questionId } = await askedAsGuest(hall);
  await close(hall);
  const thread = await threadOf(questionId);
  await guest.submit((await guest.get(hall.path('/leave'))).form('Leave and erase me'));
  const after = await reader.agent.get(forumUrls.thread(thread.id as never));
  assert.doesNotMatch(after.text, /first night|Sam\b|Lantern/);
});
