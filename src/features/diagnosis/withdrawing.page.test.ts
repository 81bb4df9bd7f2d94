import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { openRound, peopledEndeavour } from '../../../test/rounds.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { endMembership } from '../endeavours/invitations/leaving.ts';
import { listRaters } from './answers/answers.repository.ts';
import { countFinished } from './pages/round/model.ts';
import { listRounds } from './rounds/rounds.repository.ts';
import { listStatements } from './statements/statements.repository.ts';
import { diagnosisUrls } from './urls.ts';

const app = await startTestApp();
const db = app.database.kysely;
const { running, answering } = app.features.diagnosis;

/** A round whose sentences everybody rates: two say much the same, one stands alone. */
async function ratedRound() {
  const endeavour = await peopledEndeavour(app, ['Org A', 'Org B', 'Org C']);
  const { id, steward, members } = endeavour;
  const roundId = await openRound(app, id, steward);
  const said = ['There are not enough homes', 'There are not enough homes!', 'Benefits come too late'];
  for (const [index, by] of [steward, ...members.map(({ seated }) => seated)].entries()) {
    await answering.keep(roundId, by, { positions: { wrong: said[index]! } });
    await answering.send(roundId, by);
  }
  await running.endAnswers(roundId, steward);
  return { ...endeavour, roundId };
}

test('withdrawing takes a sentence back, also when it is already a statement that others rate', async () => {
  const { id, steward, members, roundId } = await ratedRound();
  await running.openRating(roundId, steward, 7);
  const { agent } = members[1]!;
  const page = await agent.get(diagnosisUrls.round(id, roundId));
  await agent.submit(page.form('Delete my answers'));
  const [left, ...others] = await listStatements(db, roundId);
  assert.deepEqual(others, []);
  assert.match(left?.text ?? '', /not enough homes/);
  const first = members[0]!;
  await first.agent.submit(
    (await first.agent.get(diagnosisUrls.round(id, roundId))).form('Delete my answers'),
  );
  const [remaining] = await listStatements(db, roundId);
  assert.equal(remaining?.text, 'There are not enough homes');
  assert.equal(remaining.sentences.length, 1);
  assert.equal((await listRaters(db, roundId)).length, 1);
});

test('a statement is left out with a reason that everybody reads, never without', async () => {
  const { id, convener, steward, roundId } = await ratedRound();
  const page = await convener.agent.get(diagnosisUrls.merge(id, roundId));
  const form = () => page.forms.find((each) => each.values('act').includes('leave-out'))!;
  const nothing = await convener.agent.submit(form());
  assert.equal(nothing.status, 422);
  assert.match(nothing.text, /Enter why it is left out/);
  await convener.agent.submit(form().fill({ reason: 'It names a person' }));
  assert.match(
    (await convener.agent.get(`/endeavours/${id}/record`)).text,
    /left a statement out of round 1/,
  );
  await running.close(roundId, steward);
  assert.match((await convener.agent.get(diagnosisUrls.round(id, roundId))).text, /It names a person/);
});

test('whoever loses the office or the seat in the middle of an act no longer does it', async () => {
  const { id, steward, members } = await peopledEndeavour(app, ['Org A', 'Org B']);
  const roundId = await openRound(app, id, steward);
  await answering.keep(roundId, members[0]!.seated, { ratings: { S1: 3 } });
  for (const by of [steward, members[0]!.seated]) {
    await inTransaction(db, (tx) => endMembership(tx, app.clock.now(), id, by.member.id));
  }
  assert.equal((await running.endAnswers(roundId, steward)).ok, false);
  assert.equal((await answering.send(roundId, members[0]!.seated)).ok, false);
  assert.equal((await listRounds(db, id))[0]?.state, 'answering');
  assert.deepEqual(await listRaters(db, roundId), []);
});

test('how many of one or two people have finished does not follow from the rest (SHAPE-5)', async () => {
  const people = ['A', 'A', 'A', 'B', 'B', 'B', 'B', 'C', 'C'].map((letter) => `Org ${letter}`);
  const { id, members } = await peopledEndeavour(app, people);
  const seats = await app.features.endeavours.seats(db, id);
  const gone = 'zzzzzzzzzzzzzzzz' as (typeof members)[number]['seated']['member']['id'];
  const counted = countFinished(seats, [...members.map(({ seated }) => seated.member.id), gone]);
  assert.deepEqual(
    counted.rows.map(({ name }) => name),
    ['Org B'],
  );
  assert.deepEqual([counted.finished, counted.invited], [9, 10]);
});
