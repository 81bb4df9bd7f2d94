import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Agent } from '../../../../../test/agent/agent.ts';
import { startTestApp } from '../../../../../test/app.ts';
import { giveRole, makeSession } from '../../../../../test/sessions.ts';
import { newId } from '../../../../platform/ids.ts';
import type { Session } from '../../session.ts';

const app = await startTestApp();
const db = app.database.kysely;

async function staff(session: Session, role: Parameters<typeof giveRole>[2]): Promise<Agent> {
  const { agent, person } = await app.signInAs(`${role}@example.org`);
  await giveRole(app, session, role, person);
  return agent;
}

async function join(session: Session, details: Record<string, string> = {}, address = '192.0.2.1') {
  const agent = app.agent({ address });
  await agent.submit((await agent.get(`/s/${session.code}/join`)).form('Join').fill(details));
  return agent;
}

const path = (session: Session) => `/s/${session.code}/seats`;

test('participants and visitors do not see the page of seats', async () => {
  const session = await makeSession(app);
  assert.match((await (await join(session)).get(path(session))).path, /^\/sign-in/);
  assert.match((await app.agent().get(path(session))).path, /^\/sign-in/);
  const { agent } = await app.signInAs('stranger@example.org');
  assert.equal((await agent.get(path(session))).status, 403);
});

test('LIVE-22: organisations of fewer than three people are not told apart', async () => {
  const session = await makeSession(app);
  for (const organisation of ['Leeds', 'Leeds', 'Leeds', 'Leeds', 'York', 'Hull', 'Bradford']) {
    await join(session, { organisation });
  }
  const { text } = await (await staff(session, 'moderator')).get(path(session));
  assert.match(text, /Guests 7/);
  assert.match(text, /Leeds 4/);
  assert.match(text, /Smaller ones together 3/);
  const table = text.slice(0, text.indexOf('Unusual votes'));
  assert.doesNotMatch(table, /York|Hull|Bradford/);
});

test('LIVE-54: a moderator blocks a seat, every role holder sees it, and the chair takes it back', async () => {
  const session = await makeSession(app);
  const agent = await join(session, { name: 'Ada' });
  const [moderator, chair, speaker] = [
    await staff(session, 'moderator'),
    await staff(session, 'chair'),
    await staff(session, 'speaker'),
  ];
  const list = await moderator.get(path(session));
  const seat = await moderator.get(list.link(list.texts('th a')[0] ?? ''));
  assert.match(seat.text, /Ada/);
  const missing = await moderator.submit(seat.form('Block this seat'), 'Block this seat');
  assert.equal(missing.status, 422);
  assert.equal(missing.errors[0]?.text, 'Enter a reason');
  await moderator.submit(seat.form('Block this seat').fill({ reason: 'Twelve adverts' }));
  assert.match((await agent.get(`/s/${session.code}/seat`)).text, /The reason given: Twelve adverts/);
  const seen = await speaker.get(path(session));
  assert.match(seen.text, /Twelve adverts/);
  assert.doesNotMatch(seen.text, /All seats|Ada/);
  await chair.submit((await chair.get(path(session))).form('Take back the block'));
  assert.equal((await agent.get(`/s/${session.code}/seat`)).heading, `${session.title} Your seat`);
});

test('in a session that does not show names, none is shown here', async () => {
  const session = await makeSession(app);
  await join(session, { name: 'Ada', organisation: 'Leeds' });
  await db.updateTable('session').set({ naming: 'not-shown' }).where('id', '=', session.id).execute();
  const moderator = await staff(session, 'moderator');
  const list = await moderator.get(path(session));
  const seat = await moderator.get(list.link(list.texts('th a')[0] ?? ''));
  for (const { body } of [list, seat]) assert.doesNotMatch(body, /Ada|Leeds/);
});

test('LIVE-37: an organiser sets unusual votes aside, and counts one seat and then the others again', async () => {
  const session = await makeSession(app);
  for (let count = 0; count < 6; count++) await join(session, {}, '203.0.113.9');
  const seats = await db.selectFrom('seat').select('id').where('sessionId', '=', session.id).execute();
  const question = {
    id: newId(),
    sessionId: session.id,
    key: 'k',
    text: 'Why?',
    naming: 'named' as const,
    state: 'published' as const,
    stateAt: app.clock.now(),
    askedAt: app.clock.now(),
    version: 1,
    countsVersion: 1,
  };
  await db.insertInto('question').values(question).execute();
  await db
    .insertInto('vote')
    .values(seats.map(({ id }) => ({ questionId: question.id, seatId: id, at: app.clock.now() })))
    .execute();

  const organiser = await staff(session, 'organiser');
  const page = await organiser.get(path(session));
  assert.match(
    page.text,
    /6 seats joined from one network between 09:00:00 and 09:00:00\. 6 of them voted for the same question within 2 seconds, at 09:00:00\./,
  );
  const form = page.form('Set these 6 seats aside');
  const missing = await organiser.submit(form);
  assert.equal(missing.status, 422);
  assert.deepEqual(missing.errors, [{ text: 'Enter a reason', field: 'reason' }]);
  const after = await organiser.submit(form.fill({ reason: 'Votes of a program' }));
  assert.equal(after.status, 200);
  assert.match(after.text, /Unusual votes None\./);
  const setAside = await db
    .selectFrom('seat')
    .select('id')
    .where('setAsideAt', 'is not', null)
    .where('sessionId', '=', session.id)
    .execute();
  assert.equal(setAside.length, 6);
  const one = await organiser.get(`${path(session)}/${setAside[0]?.id}`);
  const five = await organiser.submit(one.form('Count its votes again'));
  assert.match(five.text, /5 seats Votes set aside at 09:00:00: Votes of a program/);
  const none = await organiser.submit(five.form('Count their votes again'));
  assert.match(none.text, /Blocked or set aside None\./);
});

test('many seats are listed on several pages', async () => {
  const session = await makeSession(app);
  await db
    .insertInto('seat')
    .values(
      Array.from({ length: 60 }, () => ({
        id: newId(),
        sessionId: session.id,
        kind: 'guest' as const,
        joinedAt: app.clock.now(),
      })),
    )
    .execute();
  const moderator = await staff(session, 'moderator');
  const first = await moderator.get(path(session));
  assert.equal(first.texts('th a').length, 50);
  const second = await moderator.get(`${path(session)}?page=2`);
  assert.equal(second.texts('th a').length, 10);
  assert.equal((await moderator.get(`${path(session)}?page=nonsense`)).texts('th a').length, 50);
});

test('a seat of another session is not found', async () => {
  const [here, there] = [await makeSession(app), await makeSession(app)];
  await join(there);
  const { id } = await db
    .selectFrom('seat')
    .select('id')
    .where('sessionId', '=', there.id)
    .executeTakeFirstOrThrow();
  const moderator = await staff(here, 'moderator');
  assert.equal((await moderator.get(`${path(here)}/${id}`)).status, 404);
});

test('LIVE-54: whoever is blocked reads why wherever they try to leave or to join again', async () => {
  const session = await makeSession(app);
  const agent = await join(session, { name: 'Ada' });
  const leaving = (await agent.get(`/s/${session.code}/leave`)).form('Leave and erase me');
  const again = app.agent();
  const joining = (await again.get(`/s/${session.code}/join`)).form('Join');
  again.setCookie('device', agent.cookies.get('device') ?? '');
  const seat = await app.database.kysely
    .selectFrom('seat')
    .select('id')
    .where('sessionId', '=', session.id)
    .executeTakeFirstOrThrow();
  const moderator = await staff(session, 'moderator');
  const act = (await moderator.get(`${path(session)}/${seat.id}`)).form('Block this seat');
  await moderator.submit(act.fill({ reason: 'Twelve adverts' }));

  const why = /The reason given: Twelve adverts/;
  const home = `/s/${session.code}`;
  assert.equal((await agent.submit(leaving)).status, 401);
  const asked = [
    await agent.get(`${home}/leave`),
    await agent.get(`${home}/ask`),
    await agent.get(`/j/${session.code}`),
    await again.submit(joining.fill({ name: 'Bob' })),
  ];
  for (const page of asked) assert.match(page.text, why, page.path);
  assert.ok(asked.every((page) => page.forms.every((form) => !form.buttons.includes('Join'))));

  const { cookie } = await app.signInAs('somebody-else@example.org');
  agent.setCookie(cookie.name, cookie.value);
  assert.match((await agent.get(`${home}/join`)).text, why);

  const list = await moderator.get(path(session));
  await moderator.submit(list.form('Take back the block'));
  assert.doesNotMatch((await agent.get(`${home}/join`)).text, why);
});
