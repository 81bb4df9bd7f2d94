import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { giveAnswers, openConversation } from '../../../test/perspectives/conversations.ts';
import { SAMPLE_STATEMENTS } from '../../sample/perspectives-statements.ts';
import { tellPerspectives } from '../../sample/perspectives.ts';
import type { ConversationId } from './conversation.ts';
import { perspectivesUrls } from './urls.ts';

const app = await startTestApp();
const { perspectives } = app.features;
const { agent: convener, person } = await app.signInAs('convener@example.org');

async function small(answers: readonly (1 | 0 | -1)[]): Promise<ConversationId> {
  const id = await openConversation(app, person, ['The ministry pays']);
  await giveAnswers(
    app,
    id,
    answers.map((answer) => [answer]),
  );
  return id;
}

test('three groups and real common ground are found, and told in words before any picture', async () => {
  await tellPerspectives(app, app.clock as never, person.id, null);
  const list = await convener.get(perspectivesUrls.list);
  const home = list.link('What would help people leave prison for good?');
  const id = home.split('/')[2] ?? '';
  const report = await app.agent().get(perspectivesUrls.report(id));
  assert.match(report.text, /180 people gave [\d,]+ answers to 60 statements/);
  const told =
    /3 opinion groups: group A \((\d+) people\), group B \((\d+) people\) and group C \((\d+) people\)/.exec(
      report.text,
    );
  const sizes = told?.slice(1).map(Number) ?? [];
  assert.ok(
    sizes.length === 3 && sizes.every((size) => size >= 20),
    `three groups of people: ${sizes.join(', ')}`,
  );
  assert.equal(
    sizes.reduce((sum, size) => sum + size, 0),
    180,
  );
  const common = report.$('section[aria-labelledby="shared-heading"] ul.govuk-list--spaced > li').toArray();
  assert.ok(common.length >= 6, `${common.length} statements of common ground`);
  for (const each of report.$('ul.govuk-list--spaced > li').toArray()) {
    const words = report.$(each).text();
    assert.match(words, /\d+ of (the )?\d+|\d+ agree, \d+ disagree/, 'OPN-52: the counts it rests on');
  }
  assert.doesNotMatch(report.text, /signific/i, 'OPN-52');
  assert.match(report.text, /Common ground across all groups Every group agrees/);
  const shared = SAMPLE_STATEMENTS.filter(([, likely]) => likely === 'hhh' || likely === 'hhm').map(
    ([, , text]) => text,
  );
  assert.ok(shared.some((text) => report.text.includes(text)));
  assert.ok(report.text.indexOf('Common ground') < report.text.indexOf('The opinion picture'));
  const statements = await app.agent().get(`${perspectivesUrls.statements(id)}?order=agree&lens=do`);
  assert.match(statements.text, /Group A: \d+ of \d+ agree/);
  const svg = await app.app.inject(perspectivesUrls.exported(id, 'picture.svg'));
  assert.match(svg.body, /^<svg [^>]*><style>/);
  assert.match(
    (await app.app.inject(perspectivesUrls.exported(id, 'statements.csv'))).body,
    /^number,statement,lens/,
  );
  assert.equal((await app.app.inject(perspectivesUrls.exported(id, 'polis.zip'))).statusCode, 303);
  const everything = await app.agent().get(`${perspectivesUrls.statements(id)}?as=table`);
  assert.equal(everything.texts('th[scope="row"]').length, 50, 'and the others on the next page');
  const kept = await convener.submit(
    (await convener.get(perspectivesUrls.report(id))).form('Keep this report as it is'),
  );
  assert.match(kept.text, /It does not change\. .*In short 180 people/);
});

test('OPN-67, OPN-70: below 7 people there is no picture, and the page says why', async () => {
  const id = await small([1, -1, 0, 1, 1, -1]);
  const report = await app.agent().get(perspectivesUrls.report(id));
  assert.match(report.text, /Why there is no picture/);
  assert.match(report.text, /6 people have answered\. A picture and groups need 1 more/);
  assert.match(
    (await app.agent().get(perspectivesUrls.statements(id))).text,
    /3 agree, 2 disagree, 1 pass, of 6/,
  );
});

test('OPN-69: up to 100 people the table of division comes first and the picture has a page of its own', async () => {
  const id = await small(Array.from({ length: 100 }, (_each, index) => (index % 3 === 0 ? -1 : 1)));
  const agent = app.agent();
  const report = await agent.get(perspectivesUrls.report(id));
  assert.match(report.text, /Most divided first .* The ministry pays 66 34 0/);
  assert.ok(
    report.text.indexOf('Statement by statement Most divided') <
      report.text.indexOf('What most agree on Most agree'),
  );
  assert.doesNotMatch(report.text, /Each shape is a person/);
  const picture = await agent.get(report.link('The opinion picture, with the groups as a table'));
  assert.match(picture.text, /Each shape is a person.*Everybody, in one group 100 100%/);
  await perspectives.addAnswers(id, [{ seatKind: null, answers: [1] }], app.clock.now());
  await perspectives.calculation.calculate(id);
  const larger = await agent.get(perspectivesUrls.report(id));
  assert.match(larger.text, /Each shape is a person/);
  assert.doesNotMatch(larger.text, /Most divided first/);
});

test('the report begins with what was found, and says between which days', async () => {
  const id = await small([1, 1, 1, 1, 1, 1, 1, 1, 1, -1]);
  app.clock.advance({ days: 3 });
  await perspectives.addAnswers(id, [{ seatKind: null, answers: [0] }], app.clock.now());
  const report = await app.agent().get(perspectivesUrls.report(id));
  assert.match(report.text, /The answers were given between \d+ March 2026 and \d+ March 2026/);
  assert.match(
    report.text,
    /11 people gave 11 answers to 1 statement; each of them answered 1\. .*Most agree with “The ministry pays”: 9 of the 11 who answered\./,
  );
});

test('everybody passes, everybody agrees, nobody answers: each report says what there is', async () => {
  for (const answers of [[], [0, 0, 0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1, 1, 1]] as const) {
    const report = await app.agent().get(perspectivesUrls.report(await small(answers)));
    assert.equal(report.status, 200);
    assert.match(report.text, /In short/);
  }
});

test('OPN-54, OPN-72: without common ground the report tells what most agree on, and each group in words and numbers', async () => {
  const texts = ['Rent', 'Trains', 'Bread', 'Work', 'Nights', 'Roads', 'Schools', 'Parks'];
  const id = await openConversation(app, person, texts);
  const people = Array.from({ length: 32 }, (_each, index) => {
    const side = index < 24 ? 1 : -1;
    const last = index < 2 ? [side] : [];
    return [side, side, side, side, -side, -side, -side, ...last] as (1 | -1)[];
  });
  await giveAnswers(app, id, people);
  const visitor = app.agent();
  const report = await visitor.get(perspectivesUrls.report(id));
  assert.match(
    report.text,
    /no statement on which most of every group are on the same side\. Over all most agree with “Rent”: 24 of the 32 who answered\./,
  );
  assert.match(
    report.text,
    /What most agree on over all, though not every group Most agree Rent Statement 1: agreed by 24 of the 32 who answered; group A: 24 of 24 agree; group B: 0 of 8 agree/,
  );
  assert.match(report.text, /Group B: 8 people .*disagreed by all 8 of them who answered, and by 0 of 24/);
  assert.match(
    report.text,
    /which stand under group A with their words, it is on the other side: statement \d was/,
  );
  const picture = await visitor.get(perspectivesUrls.picture(id));
  assert.match(picture.text, /Circles are group A\. Squares are group B.*Group A 24 75% Group B 8 25%/);
  const statements = await visitor.get(perspectivesUrls.statements(id));
  assert.match(statements.text, /Group A: 24 of 24 agree; group B: 0 of 8 agree/);
  const textsOf = (page: typeof statements) => page.texts('.se-card__text');
  assert.equal(textsOf(statements).at(-1), 'Parks', 'fewer than 3 answers come last');
  const agreed = await visitor.get(statements.link('Most agreed first'));
  assert.deepEqual(textsOf(agreed).slice(-3).toSorted(), ['Nights', 'Roads', 'Schools']);
  const answered = await visitor.get(statements.link('Most answered first'));
  assert.equal(textsOf(answered).at(-1), 'Parks');
});

test('OPN-82: figures by kind of seat stay as they were published until enough further people answered, or at closing', async () => {
  const id = await small([]);
  const add = (seatKind: string, answer: 1 | -1, count: number) =>
    perspectives.addAnswers(
      id,
      Array.from({ length: count }, () => ({ seatKind, answers: [answer] })),
      app.clock.now(),
    );
  const shown = async () => {
    await perspectives.calculation.calculate(id);
    const seats = (await app.agent().get(perspectivesUrls.statements(id))).text;
    const report = (await app.agent().get(perspectivesUrls.report(id))).text;
    return { seats, report };
  };
  await add('policy', 1, 11);
  await add('policy', -1, 1);
  await add('partner', -1, 11);
  await add('partner', 1, 1);
  const first = await shown();
  assert.match(first.seats, /Partner 1 agree, 11 disagree, 0 pass Policy 11 agree, 1 disagree, 0 pass/);
  await add('policy', -1, 4);
  const held = await shown();
  assert.match(held.seats, /12 agree, 16 disagree, 0 pass, of 28/);
  assert.match(held.seats, /Policy 11 agree, 1 disagree, 0 pass/);
  assert.match(held.report, /made again once 1 more person has answered/);
  await add('policy', -1, 1);
  assert.match((await shown()).seats, /Policy 11 agree, 6 disagree, 0 pass/);
  await add('policy', -1, 1);
  assert.match((await shown()).seats, /Policy 11 agree, 6 disagree, 0 pass/);
  await perspectives.convening.move(person.id, id, 'closed');
  assert.match((await shown()).seats, /Policy 11 agree, 7 disagree, 0 pass/);
});

test('OPN-54, OPN-56: a table lists every statement, sorted by links, with what lies between kinds of seat beside chance', async () => {
  const id = await openConversation(app, person, ['Rent', { text: 'Trains', lens: 'wrong' }, 'Bread']);
  const camp = (seatKind: string, answer: 1 | -1) =>
    Array.from({ length: 8 }, () => ({ seatKind, answers: [answer, answer, null] }));
  const mixed = Array.from({ length: 8 }, (_each, index) => ({
    seatKind: index % 2 === 0 ? 'policy' : 'partner',
    answers: [null, index % 4 < 2 ? (1 as const) : (-1 as const), null],
  }));
  await perspectives.addAnswers(
    id,
    [...camp('policy', 1), ...camp('partner', -1), ...mixed],
    app.clock.now(),
  );
  const report = await app.agent().get(perspectivesUrls.report(id));
  assert.match(report.text, /Rent 8 8 0 1\.00 Divided 100%; by chance 7%; p below 0\.001/);
  const cards = await app.agent().get(perspectivesUrls.statements(id));
  const table = await app.agent().get(cards.link('Show them as a table'));
  assert.match(
    table.text,
    /1: Rent What should be done 16 8 8 0 1\.00 Divided 100%; by chance 7%; p below 0\.001 2: Trains What is wrong 24 12 12 0 1\.00/,
  );
  assert.match(table.text, /3: Bread What should be done 0 – – – – Shown from 5 answers on –/);
  const sorted = await app.agent().get(table.link('Most answered first'));
  assert.deepEqual(sorted.texts('th[scope="row"]'), ['2: Trains', '1: Rent', '3: Bread']);
  const wrong = await app.agent().get(sorted.link('What is wrong'));
  assert.deepEqual(wrong.texts('th[scope="row"]'), ['2: Trains']);
});

test('OPN-71: a participant reads where they stand, and nobody else does', async () => {
  const id = await small([1, 1, 1, 1, 1, 1, 1, 1, 1, -1]);
  const visitor = app.agent();
  const page = await visitor.get(perspectivesUrls.home(id));
  await visitor.submit(page.form('Agree'), 'Agree');
  await perspectives.calculation.calculate(id);
  const me = await visitor.get(perspectivesUrls.me(id));
  assert.match(
    me.text,
    /You answered as most people did on 1 statement\. .*What you share with most people The ministry pays/,
  );
  assert.match((await app.agent().get(perspectivesUrls.me(id))).text, /You have not answered anything yet/);
});

test('OPN-12: whoever is set aside leaves the mathematics, and comes back', async () => {
  const id = await small([1, 1, -1]);
  const [someone] = await app.database.kysely
    .selectFrom('perspectivesParticipant')
    .select('handle')
    .where('perspectivesId', '=', id)
    .execute();
  const votes = async () => {
    await perspectives.calculation.calculate(id);
    const row = await app.database.kysely
      .selectFrom('perspectivesResult')
      .select('document')
      .where('perspectivesId', '=', id)
      .executeTakeFirstOrThrow();
    return (row.document as { counts: { votes: number } }).counts.votes;
  };
  await perspectives.moderating.ban(person.id, id, someone!.handle, true, 'a script');
  assert.equal(await votes(), 2);
  await perspectives.moderating.ban(person.id, id, someone!.handle, false, '');
  assert.equal(await votes(), 3);
});
