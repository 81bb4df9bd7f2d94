import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Agent } from '../../../test/agent/agent.ts';
import { startTestApp } from '../../../test/app.ts';
import { openConversation } from '../../../test/perspectives/conversations.ts';
import type { ConversationId } from './conversation.ts';
import { perspectivesUrls } from './urls.ts';

const app = await startTestApp();
const { person } = await app.signInAs('convener@example.org');
const TEXTS = ['Rent', 'Trains', 'Bread', 'Work'];
const conversation = () => openConversation(app, person, TEXTS);
const TAKE = 'They are mine: take them along';

async function answer(agent: Agent, id: ConversationId, button: string, times = 1): Promise<string[]> {
  const seen: string[] = [];
  for (let count = 0; count < times; count += 1) {
    const page = await agent.get(perspectivesUrls.home(id));
    seen.push(...page.texts('#statement'));
    await agent.submit(page.form(button), button);
  }
  return seen;
}

/** Signs somebody in, in a browser that was used without. */
async function signInHere(agent: Agent, email: string): Promise<void> {
  const { cookie } = await app.signInAs(email);
  agent.setCookie(cookie.name, cookie.value);
}

/** How many answers each participant has given. */
async function answersOfEach(id: ConversationId): Promise<number[]> {
  const rows = await app.database.kysely
    .selectFrom('perspectivesParticipant as p')
    .leftJoin('perspectivesVote as v', 'v.participantId', 'p.id')
    .select((eb) => ['p.id', eb.fn.count<number>('v.statementId').as('votes')])
    .where('p.perspectivesId', '=', id)
    .groupBy('p.id')
    .execute();
  return rows.map(({ votes }) => votes).toSorted((a, b) => a - b);
}

test('a guest who signs in in the same browser stays one person, and is told so before they answer on', async () => {
  const id = await conversation();
  const browser = app.agent();
  assert.match(
    (await browser.get(perspectivesUrls.home(id))).text,
    /kept with this browser, without your name; if you sign in here, you can take them along/,
  );
  await answer(browser, id, 'Agree', 2);
  await signInHere(browser, 'one@example.org');
  const home = await browser.get(perspectivesUrls.home(id));
  assert.match(
    home.text,
    /In this browser 2 answers were given before you signed in\. With your next answer/,
  );
  await answer(browser, id, 'Disagree');
  assert.deepEqual(await answersOfEach(id), [3]);
  assert.doesNotMatch((await browser.get(perspectivesUrls.home(id))).text, /before you signed in/);
});

test('on a browser that others use, an account can begin anew: the guest stays apart', async () => {
  const id = await conversation();
  const browser = app.agent();
  await answer(browser, id, 'Agree', 2);
  await signInHere(browser, 'two@example.org');
  const home = await browser.get(perspectivesUrls.home(id));
  const anew = await browser.submit(home.form('They are not mine'), 'They are not mine');
  assert.match(anew.text, /You have answered 0; 4 are left\./);
  await answer(browser, id, 'Agree', 4);
  assert.deepEqual(await answersOfEach(id), [2, 4]);
});

test('a guest on another browser stays apart until they say that they are the same person', async () => {
  const id = await conversation();
  const { agent: desk } = await app.signInAs('three@example.org');
  const first = await answer(desk, id, 'Disagree', 2);
  const phone = app.agent();
  await answer(phone, id, 'Agree', 3);
  const add = await phone.get(perspectivesUrls.add(id));
  await phone.submit(add.form('Add it').fill({ text: 'Parks need water', lens: 'do' }), 'Add it');
  assert.deepEqual(await answersOfEach(id), [2, 4]);
  assert.doesNotMatch((await desk.get(perspectivesUrls.home(id))).text, /without signing in/);

  await signInHere(phone, 'three@example.org');
  const home = await phone.get(perspectivesUrls.home(id));
  assert.match(
    home.text,
    /4 answers given in this browser without signing in They count as another person’s/,
  );
  const taken = await phone.submit(home.form(TAKE), TAKE);
  assert.doesNotMatch(taken.text, /without signing in/);
  assert.equal((await answersOfEach(id)).length, 1);
  const answers = await desk.get(perspectivesUrls.answers(id));
  for (const text of first) assert.match(answers.text, new RegExp(`${text} You disagreed`));
  assert.match((await desk.get(perspectivesUrls.add(id))).text, /Parks need water/);
  const record = await desk.get(perspectivesUrls.record(id));
  assert.match(record.text, /took one guest’s answers along into their account/);
  await app.features.perspectives.calculation.calculate(id);
  const report = await app.agent().get(perspectivesUrls.report(id));
  assert.match(report.text, /1 person gave [345] answers/);
  for (const page of [record, report]) assert.doesNotMatch(page.text, /erased/, 'nobody has left');
});

test('what a guest put aside until tomorrow is not asked of their account today either', async () => {
  const id = await conversation();
  const { agent: desk } = await app.signInAs('aside@example.org');
  const [seen] = await answer(desk, id, 'Agree');
  const phone = app.agent();
  const statements = await app.database.kysely
    .selectFrom('perspectivesStatement')
    .select(['id', 'text'])
    .where('perspectivesId', '=', id)
    .execute();
  const [aside] = statements.filter(({ text }) => text !== seen);
  assert.ok(aside !== undefined);
  const page = await phone.get(`${perspectivesUrls.home(id)}?statement=${aside.id}`);
  assert.deepEqual(page.texts('#statement'), [aside.text]);
  await phone.submit(page.form('Not now: ask me tomorrow'), 'Not now: ask me tomorrow');
  await answer(phone, id, 'Pass');
  await signInHere(phone, 'aside@example.org');
  const home = await phone.get(perspectivesUrls.home(id));
  await phone.submit(home.form(TAKE), TAKE);
  for (let left = 0; left < TEXTS.length; left += 1) {
    const next = await desk.get(perspectivesUrls.home(id));
    if (/Nothing else today: you put 1 statement aside until tomorrow/.test(next.text)) return;
    assert.notDeepEqual(next.texts('#statement'), [aside.text]);
    await desk.submit(next.form('Agree'), 'Agree');
  }
  assert.fail('what was put aside was asked again, or forgotten');
});

test('what a guest expected, and what they changed when, is taken along too; a kept report stays as it was', async () => {
  const texts = [...TEXTS, 'Water', 'Light'];
  const id = await openConversation(app, person, texts);
  const phone = app.agent();
  await answer(phone, id, 'Agree', 6);
  const own = await phone.get(perspectivesUrls.answers(id));
  const change = await phone.get(own.link('Change: Rent'));
  await phone.submit(change.form('Disagree'), 'Disagree');
  const ask = await phone.get(perspectivesUrls.guess(id));
  await phone.submit(ask.form('Save my guess').fill({ agreeing: '70' }));
  await answer((await app.signInAs('five@example.org')).agent, id, 'Pass');
  await app.features.perspectives.calculation.calculate(id);
  const { agent: convener } = await app.signInAs('convener@example.org');
  const kept = await convener.submit(
    (await convener.get(perspectivesUrls.report(id))).form('Keep this report as it is'),
  );

  await signInHere(phone, 'five@example.org');
  const home = await phone.get(perspectivesUrls.home(id));
  await phone.submit(home.form(TAKE), TAKE);
  assert.deepEqual(await answersOfEach(id), [6]);
  const { kysely: db } = app.database;
  const { id: account } = await db
    .selectFrom('perspectivesParticipant')
    .select('id')
    .where('perspectivesId', '=', id)
    .executeTakeFirstOrThrow();
  const guesses = await db
    .selectFrom('perspectivesGuess')
    .selectAll()
    .where('participantId', '=', account)
    .execute();
  assert.deepEqual(
    guesses.map(({ agreeing }) => agreeing),
    [70],
  );
  await app.features.perspectives.calculation.calculate(id);
  assert.match((await app.agent().get(perspectivesUrls.report(id))).text, /1 person gave 6 answers/);
  const then = await app.agent().get(kept.path);
  assert.match(then.text, /2 people gave 7 answers/);
  assert.match(then.text, /It does not change/);
});

test('what conveners set aside is not taken along', async () => {
  const id = await conversation();
  const browser = app.agent();
  await answer(browser, id, 'Agree', 2);
  await answer((await app.signInAs('four@example.org')).agent, id, 'Agree');
  await signInHere(browser, 'four@example.org');
  const home = await browser.get(perspectivesUrls.home(id));
  await app.database.kysely
    .updateTable('perspectivesParticipant')
    .set({ bannedAt: app.clock.now() })
    .where('perspectivesId', '=', id)
    .where('personId', 'is', null)
    .execute();
  const late = await browser.submit(home.form(TAKE), TAKE);
  assert.doesNotMatch(late.text, /without signing in/);
  assert.deepEqual(await answersOfEach(id), [1, 2]);
});
