import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { FakeClock } from '../../../test/clock.ts';
import { makeSeat, makeSession } from '../../../test/sessions.ts';
import { newId } from '../../platform/ids.ts';
import { addressOf } from '../../sample/cast.ts';
import { loadSample } from '../../sample/load-sample.ts';
import { StoryClock } from '../../sample/story-clock.ts';
import { changeSession, type Session } from '../sessions/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { archiveUrls } from './urls.ts';

const testClock = new FakeClock();
const clock = new StoryClock(testClock);
const app = await startTestApp({ jobs: true, clock: testClock, appClock: () => clock });
const db = app.database.kysely;
await loadSample(app, clock, () => undefined);
const closed = (await db
  .selectFrom('session')
  .selectAll()
  .where('state', '=', 'closed')
  .executeTakeFirstOrThrow()) as unknown as Session;

const member = (await app.signInAs('member@example.org')).agent;

test('LIVE-14: whoever is signed in can read the archive of a closed session; others are asked to join or sign in', async () => {
  const page = await member.get(archiveUrls.archive(closed.code));
  assert.equal(page.status, 200);
  assert.match(page.heading, /who goes first/);
  const stranger = await app.agent().get(archiveUrls.archive(closed.code));
  assert.match(stranger.path, /^\/sign-in\?return-to=/);
  assert.equal((await member.get(archiveUrls.archive('zzzzzz'))).status, 404);
});

test('LIVE-14: somebody with a seat reads it without an account', async () => {
  const { device } = await makeSeat(app, closed);
  const guest = app.agent();
  guest.setCookie('device', device);
  const page = await guest.get(archiveUrls.archive(closed.code));
  assert.equal(page.status, 200);
  assert.doesNotMatch(page.text, /Take it with you/);
});

test('nobody reads the archive of a session that goes on, but those who are in it', async () => {
  const live = await makeSession(app);
  assert.match((await member.get(archiveUrls.archive(live.code))).path, /\/join\?for=archive$/);
});

test('LIVE-65: every question stands with its answers and its fate', async () => {
  const page = await member.get(archiveUrls.archive(closed.code));
  assert.deepEqual(page.texts('main h2').slice(0, 6), [
    'How it goes on',
    'Answered in the session (5)',
    'Answered later (2)',
    'Still open (7)',
    'Merged into another question (1)',
    'Set aside (5)',
  ]);
  assert.match(page.text, /7 of 14 questions \(50%\) were answered/);
  assert.match(page.text, /Answered 1 day later/);
  assert.match(page.text, /Dana Juniper passed it on to Sofia Laurel: “The prison may not/);
  assert.match(page.text, /Kwame Aspen declined to answer: “Budgets of the department/);
  assert.match(page.text, /a summary, not confirmed by the speaker/);
  assert.match(page.text, /Not shown in the session: It is commercial/);
  assert.match(page.text, /Speakers can answer open questions in writing until the session is archived/);
});

test('LIVE-61: a text that names a private person is nowhere in the archive', async () => {
  for (const url of [
    archiveUrls.archive(closed.code),
    archiveUrls.print(closed.code),
    archiveUrls.list(closed.code, 'set-aside'),
  ]) {
    const { body } = await member.get(url);
    assert.match(body, /It names a private person/);
    assert.doesNotMatch(body, /Bramble in the Fellside/);
  }
});

test('speakers stand in alphabetical order, each with a page of what they were asked', async () => {
  const page = await member.get(archiveUrls.archive(closed.code));
  const names = ['Dana Juniper', 'Kwame Aspen', 'Marcus Elm', 'Ruth Maple', 'Sofia Laurel'];
  assert.deepEqual(
    page.texts('th a').filter((text) => names.includes(text)),
    names,
  );
  const own = await member.get(page.link('Kwame Aspen'));
  assert.equal(own.heading.includes('Questions for Kwame Aspen'), true);
  assert.equal(own.texts('.se-question').length, 7);
});

test('an organiser finds the exports, and a speaker the way to open questions', async () => {
  const organiser = (await app.signInAs(addressOf('amina'))).agent;
  assert.match((await organiser.get(archiveUrls.archive(closed.code))).text, /Take it with you/);
  const speaker = (await app.signInAs(addressOf('ruth'))).agent;
  const page = await speaker.get(archiveUrls.archive(closed.code));
  assert.equal(page.link('Write your answers'), archiveUrls.speak(closed.code));
});

test('an archived session says that nothing changes any more', async () => {
  const session = await makeSession(app, { state: 'closed', closedAt: app.clock.now() });
  await inTransaction(db, (tx) =>
    changeSession(tx, session.id, { state: 'archived', archivedAt: app.clock.now() }),
  );
  const page = await member.get(archiveUrls.archive(session.code));
  assert.match(page.text, /nothing here changes any more/);
});

test('a thousand questions: pages with addresses of their own, one page for paper, and all of it fast', async () => {
  const session = await makeSession(app, { state: 'closed', closedAt: app.clock.now() });
  const asked = Array.from({ length: 1000 }, (_, index) => ({
    id: newId(),
    sessionId: session.id,
    key: String(index),
    text: `Question ${index}`,
    naming: 'not-shown' as const,
    state: 'published' as const,
    stateAt: app.clock.now(),
    askedAt: new Date(app.clock.now().getTime() + index),
    listedAt: app.clock.now(),
    version: 1,
    countsVersion: 1,
  }));
  await db.insertInto('question').values(asked).execute();
  const overview = await member.get(archiveUrls.archive(session.code));
  assert.equal(overview.texts('.se-question').length, 20);
  const first = await member.get(overview.link('All 1,000 questions of “Still open”'));
  assert.equal(first.texts('.se-question').length, 50);
  const last = await member.get(archiveUrls.list(session.code, 'open', 20));
  assert.match(last.text, /Question 999/);
  assert.equal((await member.get(`${archiveUrls.list(session.code, 'open')}?page=21`)).status, 404);
  assert.equal((await member.get(`${archiveUrls.list(session.code, 'open')}?page=two`)).status, 404);
  const began = performance.now();
  const whole = await member.get(archiveUrls.print(session.code));
  assert.ok(performance.now() - began < 5_000);
  assert.equal(whole.texts('.se-question').length, 1000);
});

test('LIVE-87: when links to people are deleted, the archive does not pretend to know who asked', async () => {
  const now = app.clock.now();
  const archivedAt = new Date(now.getTime() - 31 * 24 * 3600 * 1000);
  const session = await makeSession(app, { state: 'archived', closedAt: archivedAt, archivedAt });
  await makeSeat(app, session, { organisation: 'Ravenhill Prison' });
  const page = await member.get(archiveUrls.archive(session.code));
  assert.match(page.text, /by place and level, is not known any more/);
  assert.doesNotMatch(page.text, /people who asked, and people who were answered/);
});
