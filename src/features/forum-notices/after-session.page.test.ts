import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { openHall, type Hall } from '../../../test/hall.ts';
import { makeSeat } from '../../../test/sessions.ts';
import { forumUrls } from '../forum/index.ts';
import { getSession } from '../sessions/index.ts';

const app = await startTestApp();
const db = app.database.kysely;
const { notices, sessions } = app.features;

async function close({ session }: Hall): Promise<void> {
  const chair = await app.signInAs('chair@example.org', { name: 'Joss' });
  const by = { personId: chair.person.id, roles: new Set(['chair'] as const) };
  await db.updateTable('session').set({ state: 'closing' }).where('id', '=', session.id).execute();
  const moved = await sessions.service.move(await getSession(db, session.id), 'closed', by);
  assert.ok(moved.ok, JSON.stringify(moved));
}

async function mailTo(email: string) {
  app.clock.advance({ minutes: 5 });
  await notices.sendDue();
  return app.mailTo(email);
}

test('LIVE-62: a speaker watches the threads of open questions and gets one message with all of them', async () => {
  const hall = await openHall(app);
  const ruth = await hall.staff('Ruth', 'speaker');
  const titles = Array.from({ length: 8 }, (_, index) => `Who pays for night ${index + 1}?`);
  for (const title of titles) await hall.ask(title, { to: [ruth.roleId] });
  await close(hall);
  const watched = await db
    .selectFrom('threadFollow')
    .innerJoin('thread', 'thread.id', 'threadFollow.threadId')
    .select(['thread.title', 'level'])
    .where('personId', '=', ruth.actor.personId)
    .execute();
  assert.deepEqual(
    watched.map(({ title, level }) => `${title} ${level}`).toSorted(),
    titles.map((title) => `${title} watch`),
  );
  const mails = await mailTo(ruth.email);
  assert.equal(mails.length, 1);
  assert.equal(mails[0]?.subject, '8 questions for you: Leaving prison');
  for (const title of titles) assert.ok(mails[0]?.body.includes(title), title);
  const list = await ruth.agent.get('/notices');
  assert.match(list.text, /8 (new )?questions for you/);
});

test('LIVE-62: a question that was answered meanwhile has been read by whoever answered it', async () => {
  const hall = await openHall(app);
  const ruth = await hall.staff('Ruth', 'speaker');
  await hall.ask('Who pays?', { to: [ruth.roleId] });
  await close(hall);
  const { id } = await db
    .selectFrom('thread')
    .innerJoin('question', 'question.id', 'thread.questionId')
    .select('thread.id')
    .where('question.sessionId', '=', hall.session.id)
    .executeTakeFirstOrThrow();
  await ruth.agent.get(forumUrls.thread(id));
  assert.deepEqual(await mailTo(ruth.email), []);
});

/** Somebody with an account who voted for two questions of others and asked one. */
async function supporter(hall: Hall, name: string) {
  const { agent, person } = await app.signInAs(`${name}-${hall.session.code}@example.org`, { name });
  const seat = await hall.seat('Probation');
  await db.updateTable('seat').set({ personId: person.id }).where('id', '=', seat.id).execute();
  await hall.ask('My own question', { seat: { ...seat, personId: person.id } });
  for (const text of ['Keys?', 'Phones?']) {
    const questionId = await hall.ask(text);
    await hall.votes.set({ sessionId: hall.session.id, seatId: seat.id, questionId, wanted: true });
  }
  return { agent, person };
}

test('LIVE-62: supporters are asked once, by notice, which questions they follow, and choose them in a list', async () => {
  const hall = await openHall(app);
  const { agent, person } = await supporter(hall, 'Sam');
  const url = forumUrls.supported(hall.session.code);
  await close(hall);
  const asked = () =>
    db.selectFrom('told').select(['reason', 'url']).where('personId', '=', person.id).execute();
  assert.deepEqual(await asked(), [{ reason: 'session', url }]);
  const home = await agent.get(`/s/${hall.session.code}`);
  assert.equal(home.link('Choose what you follow'), url);
  const page = await agent.get(url);
  assert.match(page.text, /You are asked this once/);
  assert.doesNotMatch(page.text, /My own question/);
  assert.deepEqual((await agent.get('/notices')).texts('.se-header__count'), []);
  assert.deepEqual(await mailTo(person.email ?? ''), []);

  const idOf = async (title: string): Promise<string> => {
    const found = await db
      .selectFrom('thread')
      .innerJoin('question', 'question.id', 'thread.questionId')
      .select('thread.id')
      .where('question.sessionId', '=', hall.session.id)
      .where('title', '=', title)
      .executeTakeFirstOrThrow();
    return found.id;
  };
  const form = page.form('Follow those I selected');
  const saved = await agent.submit(form.fill({ follow: [await idOf('Keys?')] }), 'Follow those I selected');
  assert.match(saved.text, /Saved: you follow 1 question/);
  assert.deepEqual(
    (await agent.get(`/s/${hall.session.code}`)).text.includes('Choose what you follow'),
    false,
  );
  const watched = async () =>
    (
      await db
        .selectFrom('threadFollow')
        .innerJoin('thread', 'thread.id', 'threadFollow.threadId')
        .select('thread.title')
        .where('personId', '=', person.id)
        .where('level', '=', 'watch')
        .where('thread.title', '<>', 'My own question')
        .execute()
    ).map(({ title }) => title);
  assert.deepEqual(await watched(), ['Keys?']);
  await agent.submit(saved.form('Follow all'), 'Follow all');
  assert.deepEqual((await watched()).toSorted(), ['Keys?', 'Phones?']);
  await agent.submit(saved.form('Follow none'), 'Follow none');
  assert.deepEqual(await watched(), []);
});

test('LIVE-62: a guest finds the question on the pages of their seat, and can say no or sign in for it', async () => {
  const hall = await openHall(app);
  const guest = app.agent();
  const { seat, device } = await makeSeat(app, hall.session);
  guest.setCookie('device', device);
  const questionId = await hall.ask('Keys?');
  await hall.votes.set({ sessionId: hall.session.id, seatId: seat.id, questionId, wanted: true });
  const url = forumUrls.supported(hall.session.code);
  assert.match((await guest.get(url)).text, /stand here when the session has closed/);
  await close(hall);
  const mine = await guest.get(`/s/${hall.session.code}/mine`);
  assert.equal(mine.link('Choose what you follow'), url);
  const page = await guest.get(url);
  assert.match(page.link('Sign in to follow them'), /return/);
  const told = await guest.submit(page.form('Do not ask me again'));
  assert.match(told.text, /you follow none of these questions/);
  assert.doesNotMatch((await guest.get(`/s/${hall.session.code}/mine`)).text, /Choose what you follow/);
});
