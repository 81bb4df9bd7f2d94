import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { PerspectivesDocument } from '../../analysis/perspectives/document.ts';
import { openConversation } from '../../../test/perspectives/conversations.ts';
import { startTestApp } from '../../../test/app.ts';
import type { ConversationId } from './conversation.ts';
import { perspectivesUrls } from './urls.ts';

const app = await startTestApp();
const { perspectives } = app.features;
const { agent: convener, person } = await app.signInAs('convener@example.org');
const validate = new Ajv2020({ strict: false }).compile(
  JSON.parse(readFileSync('docs/perspectives.schema.json', 'utf8')),
);

const TEXTS = ['Rent', 'Trains', 'Bread', 'Work', 'Nights', 'Roads', 'Schools', 'Parks', 'Water'];

/** Camps of 18 and 12 people, who are of one mind on two statements; the last one few of the smaller camp have answered. */
async function twoCamps(): Promise<ConversationId> {
  const id = await openConversation(
    app,
    person,
    TEXTS.map((text) => ({ text, lens: 'wrong' })),
  );
  const people = Array.from({ length: 30 }, (_each, index) => {
    const isFirst = index < 18;
    const side = isFirst ? 1 : -1;
    const last = isFirst ? [1] : index < 20 ? [-1] : [];
    return {
      seatKind: null,
      answers: [1, 1, side, side, side, -side, -side, -side, ...last] as (1 | -1)[],
    };
  });
  await perspectives.addAnswers(id, people, app.clock.now());
  await perspectives.calculation.calculate(id);
  return id;
}

async function resultFile(id: ConversationId): Promise<PerspectivesDocument> {
  const { body, status } = await convener.get(perspectivesUrls.exported(id, 'report.json'));
  assert.equal(status, 200);
  const document = JSON.parse(body) as PerspectivesDocument;
  assert.ok(validate(document), JSON.stringify(validate.errors));
  return document;
}

async function raise(id: ConversationId, least: string): Promise<void> {
  const run = await convener.get(perspectivesUrls.run(id));
  const saved = await convener.submit(run.form('Save the number').fill({ least }), 'Save the number');
  assert.equal(saved.status, 200);
}

test('OPN-79: the file of the result holds no count of a group that few stand behind, nor what it would follow from', async () => {
  const id = await twoCamps();
  const document = await resultFile(id);
  assert.deepEqual(
    document.groups.map(({ size }) => size),
    [18, 12],
  );
  const [first, last] = [document.statements[0], document.statements.at(-1)];
  assert.deepEqual(
    first?.groupVotes.map(({ votes }) => votes),
    [18, 12],
  );
  assert.deepEqual([last?.votes, last?.groupVotes, last?.gap, last?.commonGround], [20, [], null, null]);
  const told = [...document.differences, ...document.groups.flatMap(({ representative }) => representative)];
  assert.ok(told.length > 0 && told.every(({ statement }) => statement !== last?.id));
  assert.ok(document.notes.some(({ code, detail }) => code === 'WITHHELD' && detail?.['minimum'] === 5));
});

test('OPN-79: a raised number holds for groups too: on pages, in each file and in kept reports a smaller one is not told', async () => {
  const id = await twoCamps();
  const kept = (
    await convener.submit((await convener.get(perspectivesUrls.report(id))).form('Keep this report as it is'))
  ).path;
  const visitor = app.agent();
  assert.match((await visitor.get(kept)).text, /group A \(18 people\) and group B \(12 people\)/);
  const svg = async () => (await app.app.inject(perspectivesUrls.exported(id, 'picture.svg'))).body;
  const csv = async () => (await app.app.inject(perspectivesUrls.exported(id, 'statements.csv'))).body;
  assert.match(await svg(), /se-map__person--1"/);
  assert.match(await csv(), /,B answers/);

  await raise(id, '13');
  const why = /one of them has fewer than 13 people\. No group is shown until each has at least 13/;
  for (const url of [perspectivesUrls.report(id), kept]) {
    const { text } = await visitor.get(url);
    assert.match(text, why);
    assert.doesNotMatch(text, /\b(12|18) people|[Gg]roup [AB]/);
    assert.doesNotMatch(text, /No distinct opinion groups/);
  }
  for (const url of [perspectivesUrls.picture(id), `${kept}/picture`, perspectivesUrls.statements(id)]) {
    const page = await visitor.get(url);
    assert.equal(page.status, 200);
    assert.doesNotMatch(page.text, /[Gg]roup [AB]/);
  }
  assert.doesNotMatch(await svg(), /se-map__person--[01]"|se-map__label"/);
  assert.doesNotMatch(await csv(), /,B answers/);
  const document = await resultFile(id);
  assert.deepEqual(
    document.groups.map(({ size }) => size),
    [30],
  );
  assert.ok(document.participants.every(({ group }) => group === 0));
  assert.doesNotMatch(JSON.stringify(document.grouping), /12|18/);

  await raise(id, '12');
  assert.match((await visitor.get(perspectivesUrls.report(id))).text, /group B \(12 people\)/);
  assert.match((await visitor.get(kept)).text, /group B \(12 people\)/);
});

test('OPN-79: a statement with fewer answers than the raised number is in no file and on no page with its counts', async () => {
  const id = await twoCamps();
  await raise(id, '25');
  const document = await resultFile(id);
  assert.deepEqual(document.statements.map(({ id: number }) => number).includes('9'), false);
  const csv = (await app.app.inject(perspectivesUrls.exported(id, 'statements.csv'))).body.split('\n');
  assert.match(csv[9] ?? '', /^9,Water,wrong,no,,,,,,/);
  const page = await app.agent().get(perspectivesUrls.statements(id));
  assert.match(page.text, /Answers are shown once 25 people have answered: 5 more are needed/);
});
