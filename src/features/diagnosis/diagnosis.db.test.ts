import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { openRound, peopledEndeavour, playRound9 } from '../../../test/rounds.ts';
import { DEFAULT_SETTINGS } from '../../analysis/diagnosis/settings.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { listRaters } from './answers/answers.repository.ts';
import { findDraft } from './answers/drafts.repository.ts';
import { findResult, listRounds } from './rounds/rounds.repository.ts';
import { listStatements } from './statements/statements.repository.ts';

const app = await startTestApp();
const db = app.database.kysely;
const { running, answering, merging } = app.features.diagnosis;

test('SHAPE-7: what is stored of a closed round shows no organisation of two, not even by subtraction', async () => {
  // Two people of Org C: they are pooled with the smallest that could stand alone.
  const people = ['Org A', 'Org A', 'Org A', 'Org A', 'Org B', 'Org B', 'Org B', 'Org C', 'Org C'];
  const { id, steward, members } = await peopledEndeavour(app, people);
  const raters = [steward, ...members.map(({ seated }) => seated)];
  const roundId = await playRound9(app, id, steward, raters);
  const result = await findResult(db, roundId);
  assert.deepEqual(result?.groups, [
    { name: 'Org A', raters: 4 },
    { name: 'Other organisations', raters: 5 },
  ]);
  const spreads = [
    ...result.items,
    ...Object.values(result.questions).flatMap(({ statements }) => statements),
  ];
  for (const { counts, groups } of spreads) {
    assert.deepEqual(
      groups?.map(({ name }) => name),
      ['Org A', 'Other organisations'],
    );
    const summed = counts.map((_, at) => groups?.reduce((sum, group) => sum + (group.counts[at] ?? 0), 0));
    assert.deepEqual(summed, counts);
  }
  assert.doesNotMatch(JSON.stringify(result), /Org [BC]/);
});

test('SHAPE-22: a breakdown that would show three and two is not shown at all', async () => {
  const { id, steward, members } = await peopledEndeavour(app, ['Org A', 'Org A', 'Org A', 'Org B', 'Org B']);
  const raters = [steward, ...members.map(({ seated }) => seated)];
  const result = await findResult(db, await playRound9(app, id, steward, raters));
  assert.equal(result?.groups, null);
  assert.ok(result.items.every(({ groups }) => groups === null));
  assert.equal(result.questions.works.between?.p ?? null, null);
});

test('bad luck: two stewards who act at once act one after the other', async () => {
  const { id, steward, members } = await peopledEndeavour(app, ['Org A', 'Org B']);
  const wanted = { answersUntil: new Date(app.clock.now().getTime() + 1e9), settings: DEFAULT_SETTINGS };
  const opened = await Promise.all([1, 2].map(() => running.open(id, steward, wanted)));
  assert.equal(opened.filter((one) => one !== undefined).length, 1);
  const [{ id: roundId } = { id: undefined }] = await listRounds(db, id);
  assert.ok(roundId);
  for (const by of [steward, members[0]!.seated]) {
    await answering.keep(roundId, by, {
      ratings: { S1: 3 },
      positions: { wrong: `Said by ${by.seat.organisation}` },
    });
    await answering.send(roundId, by);
  }
  await Promise.all([running.endAnswers(roundId, steward), running.endAnswers(roundId, steward)]);
  const statements = await listStatements(db, roundId);
  assert.equal(statements.flatMap(({ sentences }) => sentences).length, 2);
  const ids = statements.map((statement) => statement.id);
  await Promise.all([merging.join(roundId, steward, ids), merging.join(roundId, steward, ids)]);
  assert.equal((await listStatements(db, roundId)).length, 1);
  await Promise.all([running.close(roundId, steward), running.close(roundId, steward)]);
  assert.equal((await findResult(db, roundId))?.reading, 'not_enough_voices');
});

test('whoever asks to be forgotten leaves no word and no name, and nothing at all in an open round', async () => {
  const nine = ['A', 'A', 'A', 'B', 'B', 'B', 'C', 'C', 'C'];
  const { id, steward, members } = await peopledEndeavour(app, nine);
  const closed = await playRound9(app, id, steward, [steward, ...members.map(({ seated }) => seated)]);
  const before = await findResult(db, closed);
  const open = await openRound(app, id, steward);
  const [leaver] = members;
  await answering.keep(open, leaver!.seated, { ratings: { S1: 3 } });
  await answering.send(open, leaver!.seated);
  await answering.keep(open, leaver!.seated, { ratings: { S1: 4 } });
  await inTransaction(db, (tx) => app.features.people.erasePerson(tx, leaver!.person.id));
  assert.deepEqual(await listRaters(db, open), []);
  assert.equal(await findDraft(db, id, leaver!.seated.member.id), undefined);
  const [nameless, ...others] = (await listRaters(db, closed)).filter(({ memberId }) => memberId === null);
  assert.equal(others.length, 0);
  assert.deepEqual(nameless?.answers.positions, {});
  assert.notEqual(nameless?.answers.ratings.C1, undefined);
  const sentences = (await listStatements(db, closed)).flatMap((statement) => statement.sentences);
  assert.equal(sentences.filter(({ text, raterId }) => text === '' && raterId === null).length, 3);
  assert.deepEqual(await findResult(db, closed), before);
});
