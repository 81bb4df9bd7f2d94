import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { openHall } from '../../../../../test/hall.ts';

const app = await startTestApp({ jobs: true });

test('what waits stands in order of arrival, with how long it has waited', async () => {
  const hall = await openHall(app, { moderation: 'before' });
  const { agent } = await hall.staff('Mo', 'moderator');
  await hall.ask('The first');
  await hall.ask('The second, by ann@example.org');
  app.clock.advance({ minutes: 3 });
  const page = await agent.get(hall.path('/moderate'));
  assert.equal(page.heading, 'Leaving prison Moderate');
  assert.deepEqual(page.texts('.se-card__text'), ['The first', 'The second, by ann@example.org']);
  assert.match(page.texts('.se-card__head')[0] ?? '', /^Ada, Probation waiting 3 minutes$/);
  assert.match(page.texts('.se-card')[1] ?? '', /Look at: it contains an email address/);
});

test('LIVE-45: the page says when a question has waited too long', async () => {
  const hall = await openHall(app, { moderation: 'before', queueAlertSeconds: 60 });
  const { agent } = await hall.staff('Mo', 'moderator');
  await hall.ask('The first');
  app.clock.advance({ seconds: 59 });
  assert.doesNotMatch((await agent.get(hall.path('/moderate'))).text, /has waited/);
  app.clock.advance({ seconds: 1 });
  assert.match((await agent.get(hall.path('/moderate'))).text, /A question has waited 1 minute/);
});

test('a question is published from the list, and the page says so', async () => {
  const hall = await openHall(app, { moderation: 'before' });
  const { agent } = await hall.staff('Mo', 'moderator');
  await hall.ask('Who decides?');
  const page = await agent.get(hall.path('/moderate'));
  const done = await agent.submit(page.form('Publish: Who decides?'));
  assert.match(done.text, /The question is shown to everyone/);
  assert.match(done.text, /Nothing waits for you/);
  assert.match(done.text, /Shown \(1\)/);
});

test('a question is not shown for a reason from the published list; without one the form comes back', async () => {
  const hall = await openHall(app, { moderation: 'before' });
  const { agent } = await hall.staff('Mo', 'moderator');
  await hall.ask('Buy my book?');
  const page = await agent.get(hall.path('/moderate'));
  const refused = await agent.submit(
    page.form('Do not show: Buy my book?').fill({ note: 'Take it to the exhibition' }),
  );
  assert.equal(refused.status, 422);
  assert.deepEqual(refused.errors, [{ text: 'Choose why it is not shown', field: 'reason' }]);
  assert.deepEqual(refused.form('Do not show it').values('note'), ['Take it to the exhibition']);
  const done = await agent.submit(refused.form('Do not show it').fill({ reason: 'commercial' }));
  assert.match(done.text, /The question is not shown. Its asker was told why/);
  const list = await agent.get(done.link('Not shown (1)'));
  assert.match(list.text, /Buy my book\?.*Not shown.*It is commercial, says Mo/);
  const restored = await agent.submit(list.form('Show it after all: Buy my book?'));
  assert.match(restored.text, /shown after all/);
});

test('two moderators never undo each other: the later sees what changed, with what was typed kept', async () => {
  const hall = await openHall(app, { moderation: 'before' });
  const [first, second] = [await hall.staff('Mo', 'moderator'), await hall.staff('Sam', 'moderator')];
  await hall.ask('Who decides?');
  const [here, there] = [
    await first.agent.get(hall.path('/moderate')),
    await second.agent.get(hall.path('/moderate')),
  ];
  app.clock.advance({ seconds: 5 });
  await first.agent.submit(here.form('Publish: Who decides?'));
  const late = await second.agent.submit(
    there.form('Do not show: Who decides?').fill({ reason: 'off-topic', note: 'Not about prison' }),
  );
  assert.equal(late.status, 409);
  assert.match(late.title, /^Error: /);
  assert.match(
    late.text,
    /Somebody else has changed this question since you opened the page.*Mo decided about it.*it is “Shown to everyone”.*What you typed is still here/,
  );
  const form = late.form('Take it down');
  assert.deepEqual([form.values('reason'), form.values('note')], [['off-topic'], ['Not about prison']]);
  const board = await second.agent.get(hall.path('/moderate?view=shown'));
  assert.match(board.text, /Who decides\?/);
  assert.match((await second.agent.submit(form)).text, /The question is not shown/);
});

test('where questions are shown at once, each is looked at, and stays', async () => {
  const hall = await openHall(app);
  const { agent } = await hall.staff('Mo', 'moderator');
  await hall.ask('Who decides?');
  const page = await agent.get(hall.path('/moderate'));
  assert.match(page.text, /To look at \(1\)/);
  const done = await agent.submit(page.form('Leave it shown: Who decides?'));
  assert.match(done.text, /you have looked at it, and it stays/);
  assert.match(done.text, /To look at \(0\)/);
});

test('LIVE-2: one’s own question is left to others', async () => {
  const hall = await openHall(app, { moderation: 'before' });
  const { agent, actor } = await hall.staff('Mo', 'moderator');
  const seat = await hall.seat();
  await app.database.kysely
    .updateTable('seat')
    .set({ personId: actor.personId })
    .where('id', '=', seat.id)
    .execute();
  const id = await hall.ask('Mine?', { seat });
  const page = await agent.get(hall.path('/moderate'));
  assert.match(page.text, /This is your own question/);
  assert.throws(() => page.form('Publish: Mine?'));
  const question = await agent.get(hall.path(`/moderate/${id}`));
  assert.match(question.text, /another moderator or the chair decides/);
});

test('LIVE-48: questions are merged into one that is much alike, and merging is undone', async () => {
  const hall = await openHall(app);
  const { agent } = await hall.staff('Mo', 'moderator');
  await hall.ask('Who pays for housing on release?');
  const id = await hall.ask('Who is paying for the housing after release?');
  const page = await agent.get(hall.path('/moderate'));
  assert.match(page.text, /Much like one that is shown: “Who pays for housing on release\?”/);
  const question = await agent.get(hall.path(`/moderate/${id}?open=merge&from=waiting`));
  const done = await agent.submit(question.form('Merge'));
  assert.match(done.text, /The two questions are one/);
  const merged = await agent.get(hall.path('/moderate?view=merged'));
  assert.match(merged.text, /Part of: “Who pays for housing on release\?”/);
  const undone = await agent.submit(
    merged.form('Let it stand by itself again: Who is paying for the housing after release?'),
  );
  assert.match(undone.text, /stands by itself again/);
});

test('another question than those alike is chosen from all that are open', async () => {
  const hall = await openHall(app);
  const { agent } = await hall.staff('Mo', 'moderator');
  const into = await hall.ask('Who pays?');
  const id = await hall.ask('When does it begin?');
  const question = await agent.get(hall.path(`/moderate/${id}`));
  const refused = await agent.submit(question.form('Merge'));
  assert.deepEqual(refused.errors, [{ text: 'Choose the question it becomes part of', field: 'other' }]);
  const done = await agent.submit(refused.form('Merge').fill({ other: into }));
  assert.match(done.text, /Merged \(1\)/);
});

test('LIVE-50, LIVE-12: a wording is proposed, a label set, and a question moved, pinned and parked', async () => {
  const hall = await openHall(app);
  const { agent } = await hall.staff('Mo', 'moderator');
  const db = app.database.kysely;
  const { id: sessionId } = hall.session;
  await db
    .insertInto('sessionLabel')
    .values({ id: 'aaaaaaaaaaaaaaaa', sessionId, position: 1, name: 'How things work' })
    .execute();
  for (const [index, title] of ['Opening', 'Housing'].entries()) {
    await db
      .insertInto('sessionPart')
      .values({ id: `bbbbbbbbbbbbbbb${index}`, sessionId, position: index, title })
      .execute();
  }
  const id = await hall.ask('Who decides?');
  const path = hall.path(`/moderate/${id}`);
  const act = async (button: string, fill: Record<string, string> = {}) => {
    app.clock.advance({ seconds: 1 });
    return (await agent.submit((await agent.get(path)).form(button).fill(fill))).text;
  };
  assert.match(await act('Propose it', { text: 'Who should decide first?' }), /was proposed/);
  assert.match(await act('Save label', { label: 'aaaaaaaaaaaaaaaa' }), /label is changed/);
  assert.match(await act('Move', { part: 'bbbbbbbbbbbbbbb1' }), /was moved/);
  assert.match(await act('Pin to the top'), /is pinned/);
  assert.match(await act('Park for later'), /is parked/);
  const { text } = await agent.get(path);
  assert.match(text, /Housing.*How things work.*Proposed, not answered yet Who should decide first\?/);
  const list = await agent.get(hall.path('/moderate?view=shown'));
  assert.match(list.text, /Shown to everyone Pinned Parked for later Housing How things work/);
});

test('LIVE-47: a second look is taken by another moderator, who reads what the asker says', async () => {
  const hall = await openHall(app, { moderation: 'before' });
  const [first, second] = [await hall.staff('Mo', 'moderator'), await hall.staff('Sam', 'moderator')];
  const seat = await hall.seat();
  const id = await hall.ask('Who decides?', { seat });
  await hall.moderation.decline(first.actor, { sessionId: hall.session.id, questionId: id }, 'off-topic', '');
  await hall.replies.requestSecondLook(seat, id, { note: 'It is on topic', text: '' });
  const list = await first.agent.get(hall.path('/moderate?view=second-looks'));
  assert.match(list.text, /Second looks \(1\).*The asker says: “It is on topic”/);
  const own = await first.agent.submit(list.form('Show it: Who decides?'), 'Show it: Who decides?');
  assert.equal(own.status, 409);
  assert.match(own.text, /another moderator or the chair takes the second look/);
  const theirs = await second.agent.get(hall.path('/moderate?view=second-looks'));
  const done = await second.agent.submit(theirs.form('Show it: Who decides?'), 'Show it: Who decides?');
  assert.match(done.text, /The second look is done/);
});

test('LIVE-59: a moderator notes what a speaker said, and the speaker confirms it', async () => {
  const hall = await openHall(app);
  const { agent } = await hall.staff('Mo', 'moderator');
  const ana = await hall.staff('Ana', 'speaker');
  const id = await hall.ask('Who decides?', { to: [ana.roleId] });
  const page = await agent.get(hall.path(`/moderate/${id}`));
  const refused = await agent.submit(page.form('Save note').fill({ recording: '12:40' }));
  assert.deepEqual(refused.errors, [{ text: 'Enter what was said', field: 'summary' }]);
  const done = await agent.submit(refused.form('Save note').fill({ summary: 'We decide together.' }));
  assert.match(done.text, /shown as a summary, until its speaker confirms it/);
  const theirs = await ana.agent.get(hall.path(`/speak/${id}`));
  assert.match(theirs.text, /We decide together\./);
  await ana.agent.submit(theirs.form('Confirm this summary'));
  const after = await agent.get(hall.path(`/moderate/${id}`));
  assert.match(after.text, /Ana answered aloud.*Ana, aloud, confirmed We decide together/);
});

test('shown questions are found by their words', async () => {
  const hall = await openHall(app);
  const { agent } = await hall.staff('Mo', 'moderator');
  await hall.ask('Who pays for housing?');
  await hall.ask('When does training begin?');
  const page = await agent.get(hall.path('/moderate?view=shown'));
  assert.deepEqual(page.texts('.se-card__text'), ['When does training begin?', 'Who pays for housing?']);
  const found = await agent.submit(page.form('Find').fill({ search: 'HOUSING pays' }));
  assert.deepEqual(found.texts('.se-card__text'), ['Who pays for housing?']);
});

test('the model that scripts ask for is the page’s own, and names no asker who is not shown', async () => {
  const hall = await openHall(app, { moderation: 'before', naming: 'not-shown' });
  const { agent } = await hall.staff('Mo', 'moderator');
  const seat = await hall.seat('Organisation of the asker');
  await hall.ask('Who decides?', { seat });
  const page = await agent.get(hall.path('/moderate'));
  const model = page.$('script[data-island-model=moderate]').text();
  assert.match(model, /Who decides\?/);
  for (const secret of [seat.id, 'Organisation of the asker', 'Ada']) {
    assert.ok(!page.body.includes(secret), secret);
  }
});

test('only moderators and the chair see these pages', async () => {
  const hall = await openHall(app);
  const id = await hall.ask('Who decides?');
  for (const page of ['/moderate', '/moderate/floor', `/moderate/${id}`]) {
    for (const role of ['speaker', 'organiser', 'observer'] as const) {
      const { agent } = await hall.staff(role, role);
      assert.equal((await agent.get(hall.path(page))).status, 403, `${role} at ${page}`);
    }
    const { agent: chair } = await hall.staff('chair', 'chair');
    assert.equal((await chair.get(hall.path(page))).status, 200);
    assert.equal((await app.agent().get(hall.path(page))).heading, 'Sign in');
  }
});

test('a question of another session is not found', async () => {
  const [hall, elsewhere] = [await openHall(app), await openHall(app)];
  const { agent } = await hall.staff('Mo', 'moderator');
  const id = await elsewhere.ask('Who decides?');
  assert.equal((await agent.get(hall.path(`/moderate/${id}`))).status, 404);
  assert.equal((await agent.get(hall.path('/moderate/nonsense'))).status, 404);
});
