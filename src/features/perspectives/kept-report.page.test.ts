import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Agent } from '../../../test/agent/agent.ts';
import { startTestApp } from '../../../test/app.ts';
import { giveAnswers, openConversation } from '../../../test/perspectives/conversations.ts';
import type { ConversationId } from './conversation.ts';
import { perspectivesUrls } from './urls.ts';

const app = await startTestApp();
const { perspectives } = app.features;
const { agent: convener, person } = await app.signInAs('convener@example.org');

/** A conversation of two statements that 20 people answered alike in two camps. */
async function conversation(): Promise<ConversationId> {
  const id = await openConversation(app, person, [
    'The ministry pays',
    { text: 'Nobody knows the cost', lens: 'wrong' },
  ]);
  await giveAnswers(
    app,
    id,
    Array.from({ length: 20 }, (_each, index) => (index % 2 === 0 ? ([1, -1] as const) : ([-1, 1] as const))),
  );
  await perspectives.calculation.calculate(id);
  return id;
}

async function keepReport(id: ConversationId): Promise<string> {
  const report = await convener.get(perspectivesUrls.report(id));
  return (await convener.submit(report.form('Keep this report as it is'))).path;
}

async function answerAndErase(visitor: Agent, id: ConversationId, between: () => Promise<string>) {
  const page = await visitor.get(perspectivesUrls.home(id));
  await visitor.submit(page.form('Agree'), 'Agree');
  await perspectives.calculation.calculate(id);
  const kept = await between();
  const answers = await visitor.get(perspectivesUrls.answers(id));
  await visitor.submit(answers.form('Erase my answers').fill({ sure: 'yes' }));
  return kept;
}

test('whoever is erased leaves the kept reports too, and these say so', async () => {
  const id = await conversation();
  const kept = await answerAndErase(app.agent(), id, () => keepReport(id));
  const [stored] = await app.database.kysely
    .selectFrom('perspectivesReport')
    .select('document')
    .where('perspectivesId', '=', id)
    .execute();
  assert.equal(stored?.document, null, 'what the report held of them is gone with them');
  app.clock.advance({ minutes: 1 });
  await perspectives.addAnswers(id, [{ seatKind: null, answers: [1, 1] }], app.clock.now());
  const read = await app.agent().get(kept);
  assert.match(read.text, /20 people gave 40 answers/);
  assert.match(
    read.text,
    /Since then one participant has erased their answers, so it was calculated again without them/,
  );
  assert.equal((await app.agent().get(kept)).text, read.text);
});

test('a kept report leads to its own statements, which later answers do not change', async () => {
  const id = await conversation();
  const kept = await keepReport(id);
  app.clock.advance({ minutes: 1 });
  await perspectives.addAnswers(id, [{ seatKind: null, answers: [1, 1] }], app.clock.now());
  await perspectives.calculation.calculate(id);
  const report = await app.agent().get(kept);
  assert.doesNotMatch(report.text, /erased/);
  const then = await app.agent().get(report.link('Every statement, with its answers by group'));
  assert.match(then.text, /As it was on .*10 agree, 10 disagree, 0 pass, of 20/);
  const now = await app.agent().get(perspectivesUrls.statements(id));
  assert.match(now.text, /11 agree, 10 disagree, 0 pass, of 21/);
});

test('OPN-13: a corrected wording stays readable in the report, with the answers that it had', async () => {
  const id = await conversation();
  const before = await keepReport(id);
  const [old] = await perspectives.takingPart.statements({ id, version: -1 } as never);
  await perspectives.moderating.decide(person.id, id, old!.id, { kind: 'correct', text: 'Taxes pay' });
  const [, , first] = await perspectives.takingPart.statements({ id, version: -1 } as never);
  await giveAnswers(app, id, [[null, null, 1]]);
  await perspectives.moderating.decide(person.id, id, first!.id, { kind: 'correct', text: 'Taxpayers pay' });
  await perspectives.calculation.calculate(id);
  app.clock.advance({ minutes: 1 });
  const kept = await keepReport(id);
  const words =
    /Before it was corrected it read “The ministry pays”\. 10 agree, 10 disagree, 0 pass, of 20\./;
  const few = /Before it was corrected it read “Taxes pay”\. Answers are shown once 5 people have answered/;
  for (const url of [
    perspectivesUrls.report(id),
    perspectivesUrls.statements(id),
    kept,
    `${kept}/statements`,
  ]) {
    const { text } = await app.agent().get(url);
    assert.match(text, words, url);
    assert.match(text, few, url);
    assert.match(text, /Taxpayers pay/, url);
  }
  const report = await app.agent().get(perspectivesUrls.report(id));
  assert.match(report.text, /20 people gave 20 answers to 2 statements/, 'they are in no other figure');
  const csv = (await app.app.inject(perspectivesUrls.exported(id, 'statements.csv'))).body.split('\n');
  assert.match(csv[0] ?? '', /,corrected to,language$/);
  assert.match(
    csv[1] ?? '',
    /^1,The ministry pays,do,yes,10,10,0,20,,,.*4,en$/,
    'an earlier wording is in the file too',
  );
  assert.match(csv[3] ?? '', /^3,Taxes pay,do,no,,,,,,.*4,en$/, 'few answers are told of none');
  assert.match(csv[4] ?? '', /^4,Taxpayers pay,do,.*,,en$/);
  assert.match(report.text, /2 statements take no part.* 21 answers to them are not among those above/);
  assert.doesNotMatch((await app.agent().get(before)).text, /corrected it read/);
});

test('a kept report that is made again counts the statements that counted on its day', async () => {
  const id = await conversation();
  const kept = await answerAndErase(app.agent(), id, async () => {
    const path = await keepReport(id);
    const [ministry, cost] = await perspectives.takingPart.statements({ id, version: -1 } as never);
    await perspectives.moderating.decide(person.id, id, ministry!.id, { kind: 'merge', into: cost!.id });
    return path;
  });
  const then = await app.agent().get(`${kept}/statements?order=number`);
  assert.match(then.text, /one participant has erased their answers/);
  assert.match(
    then.text,
    /Statement 1: what should be done The ministry pays 10 agree, 10 disagree, 0 pass, of 20/,
  );
  await perspectives.calculation.calculate(id);
  const now = await app.agent().get(perspectivesUrls.statements(id));
  assert.doesNotMatch(now.text, /The ministry pays/);
});

test('OPN-79: few answers are told neither on pages nor in files, and what waits for conveners is in no open file', async () => {
  const id = await conversation();
  const visitor = app.agent();
  const add = await visitor.get(perspectivesUrls.add(id));
  await visitor.submit(
    add.form('Add it').fill({ text: 'Somebody with a name is to blame', lens: 'wrong' }),
    'Add it',
  );
  const csvOf = async () =>
    (await app.app.inject(perspectivesUrls.exported(id, 'statements.csv'))).body.split('\n');
  await perspectives.calculation.calculate(id);
  assert.equal((await csvOf()).length, 4);
  const queue = await convener.get(perspectivesUrls.moderate(id));
  await convener.submit(
    queue.form('Accept: Somebody with a name is to blame'),
    'Accept: Somebody with a name is to blame',
  );
  await perspectives.calculation.calculate(id);
  const [, , , row] = await csvOf();
  assert.match(row ?? '', /^3,Somebody with a name is to blame,wrong,no,,,,,,(,,)*/);
  const page = await app.agent().get(perspectivesUrls.statements(id));
  assert.match(page.text, /Answers are shown once 5 people have answered: 4 more are needed/);
  await app.database.kysely
    .updateTable('perspectivesStatement')
    .set({ isInformation: true })
    .where('perspectivesId', '=', id)
    .where('number', '=', 1)
    .execute();
  const answers = Array.from({ length: 9 }, () => ({ seatKind: null, answers: [-1, 1] as const }));
  await perspectives.addAnswers(id, answers, app.clock.now());
  await perspectives.calculation.calculate(id);
  const told = await app.agent().get(perspectivesUrls.statements(id));
  assert.match(told.text, /The ministry pays 10 19/);
});

test('OPN-79: the smallest number shown is raised for pages, files and kept reports, and never below its limit', async () => {
  const id = await conversation();
  const kept = await keepReport(id);
  const set = async (least: string) => {
    const run = await convener.get(perspectivesUrls.run(id));
    return convener.submit(run.form('Save the number').fill({ least }), 'Save the number');
  };
  const low = await set('4');
  assert.equal(low.status, 422);
  assert.match(low.text, /Enter 5 or more: whoever has the link can read the figures/);
  assert.deepEqual(low.form('Save the number').values('least'), ['4']);
  assert.equal((await set('many')).status, 422);
  await set('25');
  const words = /Answers are shown once 25 people have answered: 5 more are needed/;
  assert.match((await app.agent().get(perspectivesUrls.statements(id))).text, words);
  assert.match((await app.agent().get(`${kept}/statements`)).text, words);
  const old = await app.agent().get(kept);
  assert.match(old.text, /the smallest number of people behind a figure was changed/);
  assert.doesNotMatch(old.text, /of the 20 who answered/);
  const csv = (await app.app.inject(perspectivesUrls.exported(id, 'statements.csv'))).body;
  assert.match(csv, /1,The ministry pays,do,no,,,,/);
  const record = await convener.get(perspectivesUrls.record(id));
  assert.match(record.text, /set the smallest number of people behind any figure to 25/);
});

test('OPN-70: the report says how many more people a picture needs', async () => {
  const id = await openConversation(app, person, ['The ministry pays']);
  await giveAnswers(app, id, [[1]]);
  const report = await app.agent().get(perspectivesUrls.report(id));
  assert.match(report.text, /1 person has answered: 6 more people are needed/);
});

test('what somebody answered is in the archive of their data', async () => {
  const id = await conversation();
  const { agent } = await app.signInAs('member@example.org');
  const page = await agent.get(perspectivesUrls.home(id));
  await agent.submit(page.form('Agree'), 'Agree');
  const data = await agent.get('/account/data');
  assert.match(data.text, /What you answered in perspectives: 1 entry/);
});
