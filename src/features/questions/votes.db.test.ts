import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startQuestions, type TestQuestions } from '../../../test/questions.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Seat } from '../sessions/index.ts';
import type { QuestionId } from './question.ts';
import { listVoters } from './repository.ts';
import { questionsTouchedBy, rebuildTallies } from './votes.repository.ts';
import { createVotes, type VoteOutcome } from './votes.ts';

const on = await startQuestions();

async function tally(of: TestQuestions, id: QuestionId): Promise<{ votes: number; seen: number }> {
  const rows = await of.db
    .selectFrom('tally')
    .select(['votes', 'seen'])
    .where('questionId', '=', id)
    .execute();
  return {
    votes: rows.reduce((sum, row) => sum + row.votes, 0),
    seen: rows.reduce((sum, row) => sum + row.seen, 0),
  };
}

const vote = (seat: Seat, questionId: QuestionId, wanted = true): Promise<VoteOutcome> =>
  on.votes.set({ sessionId: seat.sessionId, seatId: seat.id, questionId, wanted });

test('LIVE-T2: the same vote a hundred times from three connections is one vote', async () => {
  const session = await on.session();
  const id = await on.ask(session, await on.seat(session));
  const voter = await on.seat(session);
  const { live } = on.sessions;
  const connections = [
    on.votes,
    createVotes({ db: on.db, clock: on.clock, live }),
    createVotes({ db: on.db, clock: on.clock, live }),
  ];
  const outcomes = await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      connections[index % 3]!.set({
        sessionId: session.id,
        seatId: voter.id,
        questionId: id,
        wanted: true,
      }),
    ),
  );
  assert.deepEqual([...new Set(outcomes)], ['counted']);
  assert.deepEqual(await tally(on, id), { votes: 2, seen: 2 });
  assert.equal((await listVoters(on.db, id)).length, 2);
});

test('LIVE-33, LIVE-T2: the same question sent five times at once is one question', async () => {
  const session = await on.session();
  const seat = await on.seat(session);
  const send = () =>
    on.asking.ask({
      sessionId: session.id,
      seat,
      text: 'Who pays?',
      naming: 'named',
      speakerIds: [],
      partId: null,
      labelId: null,
      language: 'en',
      key: 'the-same-key',
    });
  const results = await Promise.all([send(), send(), send(), send(), send()]);
  assert.ok(results.every((result) => result.ok));
  assert.equal(new Set(results.map((result) => (result.ok ? result.questionId : ''))).size, 1);
  const rows = await on.db.selectFrom('question').select('id').where('seatId', '=', seat.id).execute();
  assert.equal(rows.length, 1);
});

test('LIVE-35: a vote is taken back; having seen the question is not', async () => {
  const session = await on.session();
  const id = await on.ask(session, await on.seat(session));
  const voter = await on.seat(session);
  await vote(voter, id);
  await vote(voter, id, false);
  await vote(voter, id, false);
  assert.deepEqual(await tally(on, id), { votes: 1, seen: 2 });
});

test('of several changes of one vote the last holds', async () => {
  const session = await on.session();
  const id = await on.ask(session, await on.seat(session));
  const voter = await on.seat(session);
  await Promise.all([vote(voter, id), vote(voter, id, false), vote(voter, id)]);
  assert.equal((await tally(on, id)).votes, 2);
  await Promise.all([vote(voter, id), vote(voter, id, false)]);
  assert.equal((await tally(on, id)).votes, 1);
});

test('RANK-3: the asker counts as one who has seen it and wants it; who only saw it, as one who saw it', async () => {
  const session = await on.session();
  const id = await on.ask(session, await on.seat(session));
  assert.deepEqual(await tally(on, id), { votes: 1, seen: 1 });
  const reader = await on.seat(session);
  const see = () => on.votes.see({ sessionId: session.id, seatId: reader.id, questionIds: [id, id] });
  await Promise.all([see(), see()]);
  await see();
  assert.deepEqual(await tally(on, id), { votes: 1, seen: 2 });
});

test('votes given together are committed together, as one new version of the session', async () => {
  const session = await on.session();
  const asker = await on.seat(session);
  const ids = [await on.ask(session, asker), await on.ask(session, asker)];
  const voters = await Promise.all(Array.from({ length: 40 }, () => on.seat(session)));
  const before = await versionOf(session.id);
  const outcomes = await Promise.all(voters.flatMap((voter) => ids.map((id) => vote(voter, id))));
  assert.equal(outcomes.length, 80);
  assert.equal(await versionOf(session.id), before + 1);
  for (const id of ids) assert.deepEqual(await tally(on, id), { votes: 41, seen: 41 });
});

test('a vote for what takes none says so, and does not spoil those sent with it', async () => {
  const [session, elsewhere, closed] = [await on.session(), await on.session(), await on.session()];
  const id = await on.ask(session, await on.seat(session));
  const inClosed = await on.ask(closed, await on.seat(closed));
  await on.setState(closed, 'closed');
  const withdrawn = await on.ask(session, await on.seat(session));
  const asker = (await on.find(session, withdrawn)).seatId;
  await inTransaction(on.db, (tx) =>
    tx.updateTable('question').set({ state: 'answered' }).where('id', '=', withdrawn).execute(),
  );
  assert.ok(asker !== null);
  const voter = await on.seat(session);
  const stranger = await on.seat(elsewhere);
  const blocked = await on.seat(session);
  await on.db.updateTable('seat').set({ blockedAt: on.clock.now() }).where('id', '=', blocked.id).execute();
  const outcomes = await Promise.all([
    vote(voter, id),
    vote(voter, withdrawn),
    vote(voter, 'nosuchquestion00' as QuestionId),
    vote(stranger, id),
    vote(blocked, id),
    on.votes.set({ sessionId: closed.id, seatId: voter.id, questionId: inClosed, wanted: true }),
    on.votes.set({
      sessionId: 'nosuchsession000' as Seat['sessionId'],
      seatId: voter.id,
      questionId: id,
      wanted: true,
    }),
  ]);
  assert.deepEqual(outcomes, ['counted', 'settled', 'settled', 'settled', 'settled', 'closed', 'settled']);
  assert.equal((await tally(on, id)).votes, 2);
});

test('LIVE-37: seats set aside count for nothing, visibly and reversibly', async () => {
  const session = await on.session();
  const id = await on.ask(session, await on.seat(session, { organisation: 'Probation' }));
  const voter = await on.seat(session, { organisation: 'Probation' });
  await vote(voter, id);
  const setAside = async (at: Date | null): Promise<void> => {
    await on.db.updateTable('seat').set({ setAsideAt: at }).where('id', '=', voter.id).execute();
    await inTransaction(on.db, async (tx) => {
      await rebuildTallies(tx, await questionsTouchedBy(tx, [voter.id]), session.version);
    });
  };
  await setAside(on.clock.now());
  assert.deepEqual(await tally(on, id), { votes: 1, seen: 1 });
  await setAside(null);
  assert.deepEqual(await tally(on, id), { votes: 2, seen: 2 });
});

async function versionOf(id: string): Promise<number> {
  const row = await on.db
    .selectFrom('session')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.version;
}
