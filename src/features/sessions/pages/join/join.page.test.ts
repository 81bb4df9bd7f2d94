import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { giveRole, makeSession } from '../../../../../test/sessions.ts';
import type { Session } from '../../session.ts';
import { hashTicket, newTicket, showTicket } from '../../ticket.ts';

const app = await startTestApp();
const db = app.database.kysely;

const joinPath = (session: Session) => `/s/${session.code}/join`;

async function seatsOf(session: Session) {
  return db
    .selectFrom('seat')
    .leftJoin('organisation', 'organisation.id', 'seat.organisationId')
    .select(['seat.name', 'organisation.name as organisation', 'seat.place', 'seat.level', 'seat.kind'])
    .where('sessionId', '=', session.id)
    .execute();
}

async function ticketFor(session: Session): Promise<string> {
  const ticket = newTicket();
  await db
    .insertInto('sessionTicket')
    .values({ codeHash: hashTicket(ticket), sessionId: session.id, createdAt: app.clock.now() })
    .execute();
  return showTicket(ticket);
}

test('LIVE-13: what to know before asking is on the page', async () => {
  const session = await makeSession(app, {
    title: 'Homes after prison',
    description: 'Seven organisations, one person.',
    naming: 'organisation',
    moderation: 'before',
    moderationRules: 'One question at a time.',
    retentionDays: 45,
  });
  const { person } = await app.signInAs('mo@example.org', { name: 'Mo Derator' });
  await giveRole(app, session, 'moderator', person);
  await giveRole(app, session, 'speaker', { id: person.id, email: null, name: 'Amina Yusuf' });
  const { text, heading } = await app.agent().get(joinPath(session));
  assert.match(heading, /Homes after prison/);
  assert.match(text, /Monday 2 March 2026, 8:30am to 9:30am \(London time\)/);
  for (const part of [
    /Live now/,
    /Seven organisations, one person\./,
    /Your organisation is shown with your question, your name is not/,
    /A moderator looks at each question before it appears/,
    /when one waits longer than 2 minutes/,
    /One question at a time\./,
    /Mo Derator/,
    /Amina Yusuf/,
    /the code or the link is enough/,
    /could look up in its database who wrote what/,
    /deleted 45 days after the session is archived/,
  ]) {
    assert.match(text, part);
  }
  assert.doesNotMatch(text, /mo@example\.org/);
});

test('LIVE-20: a visitor joins with a name and a new organisation, and comes back to the session', async () => {
  const session = await makeSession(app);
  const agent = app.agent();
  const form = (await agent.get(joinPath(session))).form('Join');
  form.fill({ name: 'Ada', organisation: 'Leeds  City Council', place: 'Local', level: 'Board' });
  const home = `/s/${session.code}`;
  assert.equal((await agent.submit(form)).redirects[0], home);
  assert.deepEqual(await seatsOf(session), [
    { name: 'Ada', organisation: 'Leeds City Council', place: 'Local', level: 'Board', kind: 'guest' },
  ]);
  assert.equal((await agent.get(joinPath(session))).redirects[0], home);
});

test('everything about oneself may be left out', async () => {
  const session = await makeSession(app);
  const agent = app.agent();
  await agent.submit((await agent.get(joinPath(session))).form('Join'));
  assert.deepEqual(await seatsOf(session), [
    { name: '', organisation: null, place: '', level: '', kind: 'guest' },
  ]);
});

test('a name is asked for only where names are shown', async () => {
  const session = await makeSession(app, { naming: 'not-shown' });
  const form = (await app.agent().get(joinPath(session))).form('Join');
  assert.deepEqual(form.fields, ['organisation', 'place', 'level']);
});

test('pressing Join twice makes one seat', async () => {
  const session = await makeSession(app);
  const agent = app.agent();
  const form = (await agent.get(joinPath(session))).form('Join').fill({ name: 'Ada' });
  await Promise.all([agent.submit(form), agent.submit(form), agent.submit(form)]);
  assert.equal((await seatsOf(session)).length, 1);
});

test('what is too long is refused, and nothing that was typed is lost', async () => {
  const session = await makeSession(app);
  const agent = app.agent();
  const form = (await agent.get(joinPath(session))).form('Join');
  const page = await agent.submit(
    form.fill({ name: 'x'.repeat(101), organisation: 'Leeds', level: 'Board' }),
  );
  assert.equal(page.status, 422);
  assert.match(page.title, /^Error: /);
  assert.deepEqual(page.errors, [{ text: 'Name must be 100 characters or less', field: 'name' }]);
  assert.deepEqual(page.form('Join').values('organisation'), ['Leeds']);
  assert.deepEqual(page.form('Join').values('level'), ['Board']);
  assert.equal((await seatsOf(session)).length, 0);
});

test('who is signed in finds their name and organisation filled in', async () => {
  const session = await makeSession(app);
  const { agent } = await app.signInAs('kim@example.org', { name: 'Kim Lee', organisation: 'Shelter' });
  const page = await agent.get(joinPath(session));
  assert.match(page.text, /You join as kim@example\.org/);
  await agent.submit(page.form('Join'));
  assert.deepEqual(await seatsOf(session), [
    { name: 'Kim Lee', organisation: 'Shelter', place: '', level: '', kind: 'verified' },
  ]);
});

test('LIVE-21: a verified session asks to sign in, and comes back to joining', async () => {
  const session = await makeSession(app, { joining: 'verified' });
  const page = await app.agent().get(joinPath(session));
  assert.equal(page.link('Sign in to join'), `/sign-in?return-to=${encodeURIComponent(joinPath(session))}`);
  const { agent } = await app.signInAs('ann@example.org');
  await agent.submit((await agent.get(joinPath(session))).form('Join'));
  assert.equal((await seatsOf(session))[0]?.kind, 'verified');
});

test('LIVE-21: an address of another domain is told which one is needed', async () => {
  const session = await makeSession(app, {
    joining: 'verified',
    allowedDomains: ['.gov.example', 'nhs.example'],
  });
  const { agent } = await app.signInAs('eve@elsewhere.example');
  const page = await agent.get(joinPath(session));
  assert.match(page.text, /signed in as eve@elsewhere\.example.*end in \.gov\.example or @nhs\.example/);
  const refused = await agent.submit(page.form('Join'));
  assert.equal(refused.status, 422);
  assert.equal(refused.errors[0]?.field, 'ticket');
  assert.equal((await seatsOf(session)).length, 0);
});

test('LIVE-21: a ticket gives a verified seat, once', async () => {
  const session = await makeSession(app, { joining: 'verified' });
  const ticket = await ticketFor(session);
  const use = async (typed: string) => {
    const agent = app.agent();
    const form = (await agent.get(joinPath(session))).form('Join');
    return agent.submit(form.fill({ ticket: typed, organisation: 'Leeds' }));
  };
  assert.equal((await use(` ${ticket.toLowerCase()}`)).redirects[0], `/s/${session.code}`);
  const again = await use(ticket);
  assert.deepEqual(again.errors, [
    { text: 'This ticket has been used. Ask the organiser for another one', field: 'ticket' },
  ]);
  assert.deepEqual(again.form('Join').values('ticket'), [ticket]);
  assert.deepEqual(again.form('Join').values('organisation'), ['Leeds']);
  assert.match((await use('AAAAA-AAAAA')).errors[0]?.text ?? '', /^No ticket of this session/);
  assert.match((await use('')).errors[0]?.text ?? '', /^Sign in, or enter your one-time ticket/);
  assert.equal((await seatsOf(session)).length, 1);
});

test('guessing tickets is slowed down', async () => {
  const session = await makeSession(app, { joining: 'verified' });
  const ticket = await ticketFor(session);
  const agent = app.agent({ address: '198.51.100.9' });
  const form = (await agent.get(joinPath(session))).form('Join');
  for (let guess = 0; guess < 30; guess++) await agent.submit(form.fill({ ticket: `AAAAA-AAA${guess}` }));
  const refused = await agent.submit(form.fill({ ticket }));
  assert.equal(refused.status, 429);
  assert.equal((await seatsOf(session)).length, 0);
});

test('LIVE-54: a blocked seat is told why, and cannot join again', async () => {
  const session = await makeSession(app);
  const agent = app.agent();
  const form = (await agent.get(joinPath(session))).form('Join');
  await agent.submit(form);
  await db
    .updateTable('seat')
    .set({ blockedAt: app.clock.now(), blockedReason: 'Twelve adverts' })
    .where('sessionId', '=', session.id)
    .execute();
  const page = await agent.get(`/s/${session.code}/seat`);
  assert.equal(page.path, `${joinPath(session)}?for=seat`);
  assert.match(page.text, /You have been blocked.*Twelve adverts/);
  assert.deepEqual(
    page.forms.flatMap(({ buttons }) => buttons),
    [],
  );
  await agent.submit(form);
  assert.equal((await seatsOf(session)).length, 1);
});

test('nobody sees a draft but the people who prepare it', async () => {
  const session = await makeSession(app, { state: 'draft' });
  assert.match((await app.agent().get(joinPath(session))).path, /^\/sign-in/);
  const { agent, person } = await app.signInAs('organiser@example.org');
  assert.equal((await agent.get(joinPath(session))).status, 404);
  await giveRole(app, session, 'organiser', person);
  assert.match((await agent.get(joinPath(session))).text, /not announced yet/);
});

test('LIVE-18: a rehearsal says that it is one', async () => {
  const { id } = await makeSession(app);
  const rehearsal = await makeSession(app, { rehearsalOf: id });
  assert.match((await app.agent().get(joinPath(rehearsal))).text, /This is a rehearsal/);
});

test('whoever asked for a page of the session comes to it by joining, with mistakes on the way', async () => {
  const session = await makeSession(app);
  const agent = app.agent();
  const page = await agent.get(`/s/${session.code}/about`);
  assert.equal(page.path, `${joinPath(session)}?for=about`);
  const wrong = await agent.submit(page.form('Join').fill({ name: 'x'.repeat(500) }));
  assert.equal(wrong.status, 422);
  const joined = await agent.submit(wrong.form('Join').fill({ name: 'Ann' }));
  assert.equal(joined.path, `/s/${session.code}/about`);
  const other = app.agent();
  const elsewhere = await other.get(`${joinPath(session)}?for=//example.org`);
  const home = await other.submit(elsewhere.form('Join').fill({ name: 'Bea' }));
  assert.equal(home.path, `/s/${session.code}`);
});
