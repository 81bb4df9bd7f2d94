import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { SAMPLE_STATEMENTS } from '../../sample/perspectives-statements.ts';
import { tellPerspectives } from '../../sample/perspectives.ts';
import type { ConversationId } from './conversation.ts';
import { perspectivesUrls } from './urls.ts';

const app = await startTestApp();
const { perspectives } = app.features;
const { agent: convener, person } = await app.signInAs('convener@example.org');

async function small(answers: readonly (1 | 0 | -1)[]): Promise<ConversationId> {
  const id = await perspectives.convening.start(person, {
    context: null,
    question: 'Who pays?',
    background: '',
    audience: 'link',
    moderation: 'before',
    addingAllowed: true,
    opensAt: null,
    closesAt: null,
    seeds: [{ text: 'The ministry pays', lens: 'do' }],
  });
  await perspectives.convening.move(person.id, id, 'open');
  const people = answers.map((answer) => ({ seatKind: null, answers: [answer] }));
  await perspectives.addAnswers(id, people, app.clock.now());
  return id;
}

test('three groups and real common ground are found, and told in words before any picture', async () => {
  await tellPerspectives(app, app.clock as never, person.id, null);
  const list = await convener.get(perspectivesUrls.list);
  const home = list.link('What would help people leave prison for good?');
  const id = home.split('/')[2] ?? '';
  const report = await app.agent().get(perspectivesUrls.report(id));
  assert.match(report.text, /180 people gave [\d,]+ answers to 60 statements/);
  assert.match(report.text, /3 opinion groups: group A \(\d+ people\), group B/);
  assert.match(report.text, /Common ground across all groups Every group agrees/);
  const shared = SAMPLE_STATEMENTS.filter(([, likely]) => likely === 'hhh' || likely === 'hhm').map(
    ([, , text]) => text,
  );
  assert.ok(shared.some((text) => report.text.includes(text)));
  assert.ok(report.text.indexOf('Common ground') < report.text.indexOf('The opinion picture'));
  const statements = await app.agent().get(`${perspectivesUrls.statements(id)}?order=agree&lens=do`);
  assert.match(statements.text, /group A: \d+ of \d+ agree/);
  const svg = await app.app.inject(perspectivesUrls.exported(id, 'picture.svg'));
  assert.match(svg.body, /^<svg [^>]*><style>/);
  assert.match(
    (await app.app.inject(perspectivesUrls.exported(id, 'statements.csv'))).body,
    /^number,statement,lens/,
  );
  assert.equal((await app.app.inject(perspectivesUrls.exported(id, 'polis.zip'))).statusCode, 303);
  const kept = await convener.submit(
    (await convener.get(perspectivesUrls.report(id))).form('Keep this report as it is'),
  );
  assert.match(kept.text, /It does not change\. In short 180 people/);
});

test('OPN-67, OPN-70: below 7 people there is no picture, and the page says why', async () => {
  const id = await small([1, -1, 0, 1, 1, -1]);
  const report = await app.agent().get(perspectivesUrls.report(id));
  assert.match(report.text, /Why there is no picture/);
  assert.match(report.text, /6 people have voted\. A picture and groups need 1 more/);
  assert.match(
    (await app.agent().get(perspectivesUrls.statements(id))).text,
    /3 agree, 2 disagree, 1 pass, of 6/,
  );
});

test('everybody passes, everybody agrees, nobody answers: each report says what there is', async () => {
  for (const answers of [[], [0, 0, 0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1, 1, 1]] as const) {
    const report = await app.agent().get(perspectivesUrls.report(await small(answers)));
    assert.equal(report.status, 200);
    assert.match(report.text, /In short/);
  }
});

test('OPN-71: a participant reads where they stand, and nobody else does', async () => {
  const id = await small([1, 1, 1, 1, 1, 1, 1, 1, 1, -1]);
  const visitor = app.agent();
  const page = await visitor.get(perspectivesUrls.home(id));
  await visitor.submit(page.form('Agree'), 'Agree');
  await perspectives.calculation.calculate(id);
  const me = await visitor.get(perspectivesUrls.me(id));
  assert.match(me.text, /What you share with most of everybody The ministry pays/);
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
