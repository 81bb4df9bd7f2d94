import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Agent } from '../../../../../test/agent/agent.ts';
import { startTestApp } from '../../../../../test/app.ts';
import { openHall } from '../../../../../test/hall.ts';
import { makeSession } from '../../../../../test/sessions.ts';
import type { Session } from '../../session.ts';

const app = await startTestApp();
const db = app.database.kysely;

async function join(session: Session, name = 'Ada'): Promise<Agent> {
  const agent = app.agent();
  const form = (await agent.get(`/s/${session.code}/join`)).form('Join');
  await agent.submit(form.fill(form.fields.includes('name') ? { name, organisation: 'Leeds' } : {}));
  return agent;
}

async function onlySeat(session: Session) {
  return db
    .selectFrom('seat')
    .select(['name', 'place', 'announcements'])
    .where('sessionId', '=', session.id)
    .executeTakeFirstOrThrow();
}

test('without a seat one is shown how to join', async () => {
  const { code } = await makeSession(app);
  for (const path of ['seat', 'leave', 'about']) {
    assert.equal((await app.agent().get(`/s/${code}/${path}`)).path, `/s/${code}/join?for=${path}`);
  }
  assert.equal((await app.agent().get(`/s/${code}/seat/data.json`)).path, `/s/${code}/join`);
});

test('what one said about oneself can be changed, and is confirmed', async () => {
  const session = await makeSession(app);
  const agent = await join(session);
  const form = (await agent.get(`/s/${session.code}/seat`)).form('Save');
  assert.deepEqual(form.values('name'), ['Ada']);
  assert.deepEqual(form.values('organisation'), ['Leeds']);
  const page = await agent.submit(form.fill({ name: 'Ada L', place: 'National', announcements: false }));
  assert.match(page.text, /Your seat has been changed/);
  assert.deepEqual(await onlySeat(session), { name: 'Ada L', place: 'National', announcements: false });
});

test('what cannot be saved is shown again as it was typed', async () => {
  const session = await makeSession(app);
  const agent = await join(session);
  const form = (await agent.get(`/s/${session.code}/seat`)).form('Save');
  const page = await agent.submit(form.fill({ name: 'Ada L', organisation: 'x'.repeat(151) }));
  assert.equal(page.status, 422);
  assert.deepEqual(page.errors, [
    { text: 'Organisation must be 150 characters or less', field: 'organisation' },
  ]);
  assert.deepEqual(page.form('Save').values('name'), ['Ada L']);
  assert.equal((await onlySeat(session)).name, 'Ada');
});

test('a seat cannot be changed once the session is over', async () => {
  const session = await makeSession(app);
  const agent = await join(session);
  const form = (await agent.get(`/s/${session.code}/seat`)).form('Save');
  await db.updateTable('session').set({ state: 'closed' }).where('id', '=', session.id).execute();
  const page = await agent.submit(form.fill({ name: 'Other' }));
  assert.match(page.text, /can no longer be changed/);
  assert.equal((await onlySeat(session)).name, 'Ada');
});

test('LIVE-24: a guest continues on another device with the link', async () => {
  const session = await makeSession(app);
  const phone = await join(session);
  const shown = await phone.submit((await phone.get(`/s/${session.code}/seat`)).form('Get a link'));
  const link = shown.texts('.se-lines a')[0] ?? '';
  assert.match(shown.body, /<svg[^>]*role="img"/);
  const laptop = app.agent();
  const { pathname } = new URL(link);
  const offered = await laptop.get(pathname);
  assert.doesNotMatch(offered.text, /already has a seat/);
  assert.equal((await laptop.submit(offered.form('Continue here'))).redirects[0], `/s/${session.code}`);
  assert.deepEqual((await laptop.get(`/s/${session.code}/seat`)).form('Save').values('name'), ['Ada']);
  const late = await app.agent().get(pathname);
  assert.equal(late.status, 404);
  assert.match(late.text, /This link has been used/);
});

test('a device that has a seat of its own is told that it gives it up', async () => {
  const session = await makeSession(app);
  const [phone, laptop] = [await join(session, 'Ada'), await join(session, 'Somebody')];
  const shown = await phone.submit((await phone.get(`/s/${session.code}/seat`)).form('Get a link'));
  const offered = await laptop.get(new URL(shown.texts('.se-lines a')[0] ?? '').pathname);
  assert.match(offered.text, /already has a seat of its own/);
  await laptop.submit(offered.form('Continue here'));
  assert.deepEqual((await laptop.get(`/s/${session.code}/seat`)).form('Save').values('name'), ['Ada']);
});

test('LIVE-86: one can download what is kept about oneself', async () => {
  const session = await makeSession(app);
  const file = await (await join(session)).get(`/s/${session.code}/seat/data.json`);
  assert.match(String(file.headers['content-disposition']), /attachment; filename="my-data-/);
  const data = JSON.parse(file.body) as { seat: { name: string }; session: { title: string } };
  assert.equal(data.seat.name, 'Ada');
  assert.equal(data.session.title, session.title);
  assert.doesNotMatch(file.body, /joinedFrom|addressKey/);
});

test('LIVE-88: one can leave, and is erased after confirming it', async () => {
  const session = await makeSession(app);
  const agent = await join(session);
  const confirm = await agent.get(`/s/${session.code}/leave`);
  assert.equal((await onlySeat(session)).name, 'Ada');
  const left = await agent.submit(confirm.form('Leave and erase me'));
  assert.equal(left.heading, `${session.title} You have left`);
  const rows = await db.selectFrom('seat').select('id').where('sessionId', '=', session.id).execute();
  assert.deepEqual(rows, []);
  assert.equal((await agent.get(`/s/${session.code}/seat`)).path, `/s/${session.code}/join?for=seat`);
});

test('LIVE-88, LIVE-35: whoever took part as a guest too takes the guest out, and counts once', async () => {
  const hall = await openHall(app);
  await hall.ask('Who pays for the first night?');
  const votes = async () => Number((await own.agent.get(hall.path())).$('.se-vote__count').first().text());
  const support = async (agent: Agent) => {
    const page = await agent.get(hall.path());
    const button =
      page.forms.flatMap(({ buttons }) => buttons).find((each) => each.includes('I want this')) ?? '';
    await agent.submit(page.form(button), button);
  };
  const own = await app.signInAs('sam@example.org', { name: 'Samantha' });
  const browser = await join(hall.session, 'Sam');
  await support(browser);
  await own.agent.submit((await own.agent.get(hall.path('/join'))).form('Join').fill({ name: 'Samantha' }));
  await support(own.agent);
  assert.equal(await votes(), 3, 'the asker, the guest and Samantha');
  assert.doesNotMatch((await own.agent.get(hall.path('/seat'))).text, /as a guest/, 'not on another browser');

  const { cookie } = await app.signInAs('sam@example.org');
  browser.setCookie(cookie.name, cookie.value);
  assert.match((await browser.get(hall.path())).text, /also took part as a guest, beside your own seat/);
  const seat = await browser.get(hall.path('/seat'));
  assert.match(seat.text, /took part as Sam\. .* what you both voted for counts twice/);
  const after = await browser.submit(seat.form('Take the guest out'), 'Take the guest out');
  assert.match(after.text, /You count once/);
  assert.doesNotMatch(after.text, /also took part/);
  assert.equal(await votes(), 2);
  assert.match((await browser.get(hall.path())).text, /Who pays for the first night/);
  // Sent a second time it takes out nothing of one's own.
  await browser.submit(seat.form('Take the guest out'), 'Take the guest out');
  assert.equal(await votes(), 2);
});
