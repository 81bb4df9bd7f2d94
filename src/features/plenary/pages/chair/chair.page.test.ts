import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { openHall } from '../../../../../test/hall.ts';

const app = await startTestApp({ jobs: true });

test('a question is chosen, answered now, and marked as answered by who has spoken', async () => {
  const hall = await openHall(app);
  const { agent } = await hall.staff('Ada', 'chair');
  const [ana, ben] = [await hall.staff('Ana', 'speaker'), await hall.staff('Ben', 'speaker')];
  await hall.ask('Who decides?', { to: [ana.roleId, ben.roleId] });
  let page = await agent.get(hall.path('/chair'));
  assert.match(page.text, /Nothing is chosen.*Open questions \(1\)/);
  page = await agent.submit(page.form('Choose next: Who decides?'));
  assert.match(page.text, /The question is chosen.*Coming up Who decides\?/);
  page = await agent.submit(page.form('Answer now: Who decides?'));
  assert.match(page.text, /Being answered now Ada, Probation to all speakers Who decides\?/);
  const refused = await agent.submit(page.form('Mark as answered: Who decides?'));
  assert.equal(refused.status, 409);
  assert.match(refused.text, /Choose who has answered/);
  page = await agent.submit(refused.form('Mark as answered: Who decides?').fill({ aloud: [ana.roleId] }));
  assert.match(page.text, /Open questions \(1\).*Ana answered aloud/);
  page = await agent.submit(page.form('Answer now: Who decides?'));
  const form = page.form('Mark as answered: Who decides?');
  assert.deepEqual(form.values('aloud'), [ben.roleId], 'the one who is left is ticked');
  page = await agent.submit(form);
  assert.match(page.text, /Answered \(1\) Who decides\?/);
  page = await agent.submit(page.form('Not answered after all: Who decides?'));
  assert.match(page.text, /The question is open again.*Open questions \(1\)/);
});

test('LIVE-38, RANK-5: the chair reads the same two orders as the audience', async () => {
  const hall = await openHall(app);
  const { agent } = await hall.staff('Ada', 'chair');
  const one = await hall.ask('Wanted by one organisation');
  const many = await hall.ask('Wanted across');
  await hall.support(one, 6, 'Probation');
  for (const organisation of ['Shelter', 'NHS']) {
    await hall.support(many, 3, organisation);
    // They have seen the other question, and left it.
    const seats = await app.database.kysely
      .selectFrom('vote')
      .select('seatId')
      .where('questionId', '=', many)
      .execute();
    for (const { seatId } of seats) {
      await hall.votes.see({
        sessionId: hall.session.id,
        seatId: seatId as Parameters<typeof hall.votes.see>[0]['seatId'],
        questionIds: [one],
      });
    }
  }
  app.clock.advance({ minutes: 4 });
  const across = await agent.get(hall.path('/chair'));
  assert.deepEqual(across.texts('.se-questions .se-question__text'), [
    'Wanted across',
    'Wanted by one organisation',
  ]);
  const most = await agent.get(across.link('Most wanted'));
  assert.match(most.path, /order=most/);
  const audience = await agent.get(hall.path('?order=most'));
  assert.deepEqual(
    most.texts('.se-questions .se-question__text'),
    audience.texts('.se-questions .se-question__text'),
  );
});

test('the order of what comes is changed with buttons', async () => {
  const hall = await openHall(app);
  const { agent } = await hall.staff('Ada', 'chair');
  for (const text of ['One', 'Two', 'Three']) await hall.ask(text);
  let page = await agent.get(hall.path('/chair?order=newest'));
  for (const text of ['One', 'Two', 'Three']) {
    page = await agent.submit(page.form(`Choose next: ${text}`));
    assert.match(page.path, /order=newest/, 'the order in force stays');
  }
  const coming = () => page.texts('.se-cards .se-card__text');
  page = await agent.submit(page.form('Earlier: Three'));
  assert.deepEqual(coming(), ['One', 'Three', 'Two']);
  page = await agent.submit(page.form('Later: One'));
  assert.deepEqual(coming(), ['Three', 'One', 'Two']);
  assert.throws(() => page.form('Earlier: Three'));
  page = await agent.submit(page.form('Put back: One'));
  assert.deepEqual(coming(), ['Three', 'Two']);
});

test('LIVE-6: the session is started, paused, gone on with, and brought to its end', async () => {
  const hall = await openHall(app, { state: 'open' });
  const { agent } = await hall.staff('Ada', 'chair');
  let page = await agent.get(hall.path('/chair'));
  page = await agent.submit(page.form('Start the session'));
  assert.match(page.text, /Live now/);
  page = await agent.submit(page.form('Pause'));
  assert.match(page.text, /Paused/);
  page = await agent.submit(page.form('Go on'));
  page = await agent.submit(page.form('Begin the last call').fill({ seconds: '120' }));
  assert.match(page.text, /Closing: last call for votes Votes are counted until/);
  const until = async () => {
    const row = await app.database.kysely
      .selectFrom('session')
      .select('closingUntil')
      .where('id', '=', hall.session.id)
      .executeTakeFirstOrThrow();
    return ((row.closingUntil?.getTime() ?? 0) - app.clock.now().getTime()) / 1000;
  };
  assert.equal(await until(), 120);
  page = await agent.submit(page.form('Make it longer').fill({ seconds: '30' }));
  assert.equal(await until(), 150);
  page = await agent.get(page.link('Close the session'));
  assert.match(page.text, /Close the session now\?.*never goes live again/);
  page = await agent.submit(page.form('Close the session'));
  assert.match(page.text, /Closed/);
  assert.throws(() => page.form('Go on'));
});

test('a state that somebody else has changed is not changed again', async () => {
  const hall = await openHall(app);
  const [first, second] = [await hall.staff('Ada', 'chair'), await hall.staff('Bo', 'chair')];
  const [here, there] = [
    await first.agent.get(hall.path('/chair')),
    await second.agent.get(hall.path('/chair')),
  ];
  await first.agent.submit(here.form('Begin the last call'));
  const late = await second.agent.submit(there.form('Pause'));
  assert.equal(late.status, 409);
  assert.match(late.text, /the session is “Closing: last call for votes”/);
});

test('two chairs pressing the same button do it once', async () => {
  const hall = await openHall(app);
  const [first, second] = [await hall.staff('Ada', 'chair'), await hall.staff('Bo', 'chair')];
  const [here, there] = [
    await first.agent.get(hall.path('/chair')),
    await second.agent.get(hall.path('/chair')),
  ];
  await first.agent.submit(here.form('Pause'));
  assert.equal((await second.agent.submit(there.form('Pause'))).status, 200);
});

test('a session is not closed before its last call', async () => {
  const hall = await openHall(app);
  const { agent } = await hall.staff('Ada', 'chair');
  const page = await agent.get(hall.path('/chair/close'));
  assert.match(page.text, /It can be closed after a last call/);
  assert.throws(() => page.form('Close the session'));
});

test('LIVE-45: a question that waits too long is brought to the chair’s notice', async () => {
  const hall = await openHall(app, { moderation: 'before', queueAlertSeconds: 90 });
  const { agent } = await hall.staff('Ada', 'chair');
  await hall.ask('Who decides?');
  app.clock.advance({ seconds: 89 });
  assert.doesNotMatch((await agent.get(hall.path('/chair'))).text, /has waited/);
  app.clock.advance({ seconds: 1 });
  const page = await agent.get(hall.path('/chair'));
  assert.match(page.text, /A question has waited 1 minute for a moderator to look at it/);
  assert.match((await agent.get(page.link('See the waiting questions'))).text, /Who decides\?/);
});

test('an answer that ran over the end is noted after the session has closed', async () => {
  const hall = await openHall(app);
  const { agent } = await hall.staff('Ada', 'chair');
  const ana = await hall.staff('Ana', 'speaker');
  await hall.ask('Who decides?', { to: [ana.roleId] });
  await app.database.kysely
    .updateTable('session')
    .set({ state: 'closed' })
    .where('id', '=', hall.session.id)
    .execute();
  const page = await agent.get(hall.path('/chair'));
  assert.throws(() => page.form('Choose next: Who decides?'));
  const done = await agent.submit(page.form('Mark as answered: Who decides?'));
  assert.match(done.text, /Answered \(1\) Who decides\?/);
});

test('LIVE-11: a deputy, or any moderator once the chair is away, takes the chair', async () => {
  const hall = await openHall(app);
  const chair = await hall.staff('Ada', 'chair');
  const moderator = await hall.staff('Mo', 'moderator');
  await hall.ask('Who decides?');
  await chair.agent.get(hall.path('/chair'));
  assert.equal((await moderator.agent.get(hall.path('/chair'))).status, 403, 'the chair is here');
  app.clock.advance({ seconds: 61 });
  const page = await moderator.agent.get(hall.path('/chair'));
  assert.match(page.text, /Ada \(chair\) is not here/);
  assert.match(
    (await moderator.agent.submit(page.form('Answer now: Who decides?'))).text,
    /Being answered now/,
  );
  await chair.agent.get(hall.path('/chair'));
  assert.equal((await moderator.agent.get(hall.path('/chair'))).status, 403, 'the chair is back');
  await app.database.kysely
    .updateTable('sessionRole')
    .set({ deputy: true })
    .where('id', '=', moderator.roleId)
    .execute();
  assert.equal((await moderator.agent.get(hall.path('/chair'))).status, 200);
});

test('organisers look on: they see the page, and nothing to choose', async () => {
  const hall = await openHall(app);
  const { agent } = await hall.staff('Olu', 'organiser');
  await hall.ask('Who decides?');
  const page = await agent.get(hall.path('/chair'));
  assert.equal(page.status, 200);
  assert.match(page.text, /Who decides\?/);
  for (const words of ['Choose next: Who decides?', 'Answer now: Who decides?', 'Pause']) {
    assert.throws(() => page.form(words), words);
  }
});

test('only the chair acts here', async () => {
  const hall = await openHall(app);
  const { agent: chair } = await hall.staff('Ada', 'chair');
  const id = await hall.ask('Who decides?');
  const page = await chair.get(hall.path('/chair'));
  const submission = page.form('Choose next: Who decides?').submission();
  for (const role of ['speaker', 'organiser', 'observer'] as const) {
    const { agent } = await hall.staff(role, role);
    const token = (await agent.get(hall.path())).form('Sign out').values('_csrf')[0] ?? '';
    const body = new URLSearchParams(submission.body as URLSearchParams);
    body.set('_csrf', token);
    assert.equal((await agent.send({ ...submission, body })).status, 403, role);
    if (role !== 'organiser') assert.equal((await agent.get(hall.path('/chair'))).status, 403, role);
    assert.equal((await agent.get(hall.path('/chair/close'))).status, 403, role);
  }
  const state = await app.database.kysely
    .selectFrom('question')
    .select('state')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  assert.equal(state.state, 'published');
});

test('messages between the staff and signals on the pace stand on the page', async () => {
  const hall = await openHall(app);
  const { agent } = await hall.staff('Ada', 'chair');
  const page = await agent.get(hall.path('/chair'));
  assert.match(page.text, /Nobody has signalled about the pace/);
  const sent = await agent.submit(page.form('Send message').fill({ message: 'Two more minutes' }));
  assert.equal(sent.path, hall.path('/chair'));
  assert.match(sent.text, /Two more minutes Ada \(chair\)/);
});
