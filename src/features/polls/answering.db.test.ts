import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDatabase } from '../../../test/database.ts';
import { optionOf, pollServices } from '../../../test/polls.ts';
import { makeSession } from '../../../test/sessions.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { changeSession, getSession, type Seat } from '../sessions/index.ts';
import { answersOfSeat, forgetAnswers, recountSeats } from './seat-answers.repository.ts';

const database = await openTestDatabase();
const db = database.kysely;
const clock = { now: () => new Date('2026-11-23T10:02:11Z') };
const { publicPolls, prepared, move, opened, answer, people } = await pollServices({ database, clock });

test('LIVE-69: there is one answer for each seat, changeable until closing, and repeating it changes nothing', async () => {
  const session = await makeSession({ database, clock });
  const poll = await opened(session);
  const [seat] = await people(1, session);
  assert.ok(seat);
  await Promise.all(Array.from({ length: 100 }, () => answer(seat, poll, optionOf(poll, 0))));
  await answer(seat, poll, optionOf(poll, 2));
  const own = await answersOfSeat(db, seat.id);
  assert.deepEqual(
    [...own.values()].map((each) => each.answer),
    [optionOf(poll, 2)],
  );
  assert.equal((await publicPolls.list(session))[0]?.answered, 1);
  await move(session, poll, 'closed');
  assert.match(await answer(seat, poll, optionOf(poll, 0)), /has closed, so your answer was not counted/);
  assert.deepEqual((await answersOfSeat(db, seat.id)).get(poll.id)?.answer, optionOf(poll, 2));
});

test('many answers share one version of the session', async () => {
  const session = await makeSession({ database, clock });
  const poll = await opened(session);
  const seats = await people(30, session);
  const before = (await getSession(db, session.id)).version;
  await Promise.all(seats.map((seat, index) => answer(seat, poll, optionOf(poll, index % 3))));
  const after = (await getSession(db, session.id)).version;
  assert.ok(after - before < 5, `${after - before} versions`);
  const [shown] = await publicPolls.list(session);
  assert.deepEqual([shown?.answered, shown?.present, shown?.version], [30, 30, after]);
});

test('LIVE-68: results are told to those who answered, from 5 people on, or to all at closing where the poll says so', async () => {
  const session = await makeSession({ database, clock });
  const [early, late] = [await opened(session), await opened(session, { resultsWhen: 'closed' })];
  const seats = await people(6, session);
  for (const seat of seats.slice(0, 4)) await answer(seat, early, optionOf(early, 0));
  for (const seat of seats) await answer(seat, late, optionOf(late, 1));
  const hidden = await publicPolls.list(session);
  assert.deepEqual(
    hidden.map((poll) => [poll.answered, poll.results]),
    [
      [4, null],
      [6, null],
    ],
  );
  await answer(seats[4] as Seat, early, { none: true });
  assert.equal((await publicPolls.list(session))[0]?.results, null);
  await answer(seats[5] as Seat, early, optionOf(early, 0));
  await move(session, late, 'closed');
  const forAll = await publicPolls.list(session);
  assert.deepEqual(
    forAll.map(({ results }) => results?.people),
    [undefined, 6],
  );
  const shown = await publicPolls.list(session, { answered: new Set([early.id]) });
  assert.deepEqual(
    shown.map(({ results }) => [results?.people, results?.none]),
    [
      [5, 1],
      [6, 0],
    ],
  );
  const [forStaff] = await publicPolls.list(session, { forStaff: true });
  assert.equal(forStaff?.results?.people, 5);
});

test('LIVE-37: the answers of seats that are set aside do not count', async () => {
  const session = await makeSession({ database, clock });
  const poll = await opened(session);
  const seats = await people(7, session);
  for (const seat of seats) await answer(seat, poll, optionOf(poll, 0));
  await inTransaction(db, async (tx) => {
    await tx
      .updateTable('seat')
      .set({ setAsideAt: clock.now() })
      .where('id', '=', seats[0]?.id ?? '')
      .execute();
    const { version } = await changeSession(tx, session.id);
    const changed = await recountSeats(tx, [(seats[0] as Seat).id]);
    assert.deepEqual(changed, [poll.id]);
    await tx.updateTable('poll').set({ version }).where('id', '=', poll.id).execute();
  });
  const [shown] = await publicPolls.list(session);
  assert.deepEqual([shown?.answered, shown?.present], [6, 6]);
});

test('LIVE-70: a closed poll tells how organisations answered, an open one does not', async () => {
  const session = await makeSession({ database, clock });
  const poll = await opened(session);
  for (const seat of await people(6, session, 'Housing')) await answer(seat, poll, optionOf(poll, 0));
  for (const seat of await people(7, session, 'NHS')) await answer(seat, poll, optionOf(poll, 1));
  const police = await people(11, session, 'Police');
  for (const [index, seat] of police.entries()) await answer(seat, poll, optionOf(poll, index % 2));
  assert.equal((await publicPolls.list(session))[0]?.organisations, null);
  await move(session, poll, 'closed');
  const [shown] = await publicPolls.list(session);
  assert.deepEqual(shown?.organisations?.rows, [
    { organisation: 'Housing', people: null, cells: ['nearly all', 'nearly none', 'nearly none'] },
    { organisation: 'NHS', people: null, cells: ['nearly none', 'nearly all', 'nearly none'] },
    { organisation: 'Police', people: 11, cells: [6, 5, 0] },
  ]);
});

test('the stream carries the polls that changed after a version, and no draft', async () => {
  const session = await makeSession({ database, clock });
  await prepared(session);
  assert.equal(await publicPolls.listSince(await getSession(db, session.id), 0), undefined);
  const poll = await opened(session);
  const since = (await getSession(db, session.id)).version;
  assert.equal(await publicPolls.listSince(session, since), undefined);
  const [seat] = await people(1, session);
  assert.ok(seat);
  await answer(seat, poll, optionOf(poll, 0));
  const changed = await publicPolls.listSince(session, since);
  assert.deepEqual(
    changed?.map(({ id, answered }) => [id, answered]),
    [[poll.id, 1]],
  );
  assert.deepEqual(JSON.parse(JSON.stringify(changed)), changed);
});

test('LIVE-88: who is erased leaves a running poll and may answer anew; a closed one keeps the count', async () => {
  const session = await makeSession({ database, clock });
  const [runs, closed] = [await opened(session), await opened(session, { kind: 'text', options: [] })];
  const [seat] = await people(1, session);
  assert.ok(seat);
  await answer(seat, runs, optionOf(runs, 0));
  await answer(seat, closed, { text: 'I am Ada of Leeds' });
  await move(session, closed, 'closed');
  const changed = await inTransaction(db, async (tx) => {
    const polls = await forgetAnswers(tx, seat.id);
    await tx.deleteFrom('seat').where('id', '=', seat.id).execute();
    return polls;
  });
  assert.deepEqual(new Set(changed), new Set([runs.id, closed.id]));
  const rows = await db.selectFrom('pollAnswer').select(['pollId', 'seatId', 'value']).execute();
  const left = rows.filter(({ pollId }) => pollId === runs.id || pollId === closed.id);
  assert.deepEqual(left, [{ pollId: closed.id, seatId: null, value: { none: true } }]);
});
