import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDatabase } from '../../../test/database.ts';
import { DRAFT, optionOf, pollServices } from '../../../test/polls.ts';
import { makeSession, visitAs } from '../../../test/sessions.ts';
import { readRecord } from '../../platform/record/record.ts';
import { recordScope } from '../sessions/index.ts';
import { listPolls } from './repository.ts';

const database = await openTestDatabase();
const db = database.kysely;
const clock = { now: () => new Date('2026-11-23T10:02:11Z') };
const { preparing, running, chairId, prepared, move, opened, answer, moveSession, people, statesOf } =
  await pollServices({ database, clock });

test('a poll is prepared, ordered, changed and deleted while it is a draft', async () => {
  const session = await makeSession({ database, clock }, { state: 'draft' });
  const visit = visitAs(session, ['organiser']);
  const [first, second] = [await prepared(session), await prepared(session, { question: 'Second?' })];
  assert.deepEqual(await preparing.shift(visit, second.id, 'up'), { ok: true });
  assert.deepEqual(
    (await listPolls(db, session.id)).map(({ question }) => question),
    ['Second?', 'What matters most?'],
  );
  await preparing.edit(visit, chairId, first.id, {
    ...DRAFT,
    question: 'What else?',
    options: ['This', 'That'],
  });
  const changed = (await listPolls(db, session.id))[1];
  assert.deepEqual(
    [changed?.question, changed?.options.map(({ text }) => text)],
    ['What else?', ['This', 'That']],
  );
  assert.deepEqual(await preparing.remove(visit, chairId, second.id), { ok: true });
  assert.equal((await listPolls(db, session.id)).length, 1);
});

test('what was opened stays as people saw it: it can be copied, not changed', async () => {
  const session = await makeSession({ database, clock });
  const poll = await opened(session);
  const visit = visitAs(session, ['organiser']);
  const refusal = await preparing.edit(visit, chairId, poll.id, { ...DRAFT, question: 'Other?' });
  assert.match(refusal.ok ? '' : refusal.message, /Copy it to ask it in other words/);
  assert.match(
    ((await preparing.remove(visit, chairId, poll.id)) as { message: string }).message,
    /was opened/,
  );
  assert.deepEqual(await preparing.copy(visit, chairId, poll.id), { ok: true });
  assert.deepEqual(await statesOf(session), ['open', 'draft']);
});

test('organisers prepare and chairs run: others are refused in a sentence', async () => {
  const session = await makeSession({ database, clock });
  const poll = await prepared(session);
  const byOrganiser = await running.move(visitAs(session, ['organiser']), chairId, poll.id, 'open');
  assert.deepEqual(byOrganiser, { ok: false, message: 'Only the chair opens, stops and closes polls.' });
  const byGuest = await preparing.create(visitAs(session, ['guest']), chairId, DRAFT);
  assert.deepEqual(byGuest, { ok: false, message: 'Only the organisers and the chair prepare polls.' });
});

test('polls open while the session is live, several at once, and each act is on the record', async () => {
  const session = await makeSession({ database, clock }, { state: 'open' });
  const poll = await prepared(session);
  assert.match(await move(session, poll, 'open'), /while the session is live/);
  const liveNow = await moveSession(session, 'live');
  assert.equal(await move(liveNow, poll, 'open'), '');
  await opened(liveNow, { question: 'And?' });
  assert.deepEqual(await statesOf(session), ['open', 'open']);
  assert.equal(await move(liveNow, poll, 'stopped'), '');
  assert.equal(await move(liveNow, poll, 'closed'), '');
  assert.match(await move(liveNow, poll, 'open'), /This poll is closed/);
  const kinds = (await readRecord(db, recordScope(session.id), { limit: 20 }))
    .filter(({ subject }) => subject === poll.id)
    .map(({ kind }) => kind);
  assert.deepEqual(kinds, ['poll-closed', 'poll-stopped', 'poll-opened', 'poll-prepared']);
});

test('LIVE-6: a pause stops a running poll and going on runs it again, but not what the chair stopped', async () => {
  const session = await makeSession({ database, clock });
  const [runs, stopped] = [await opened(session), await opened(session)];
  await move(session, stopped, 'stopped');
  await moveSession(session, 'paused');
  assert.deepEqual(await statesOf(session), ['stopped', 'stopped']);
  const [seat] = await people(1, session);
  assert.ok(seat);
  assert.match(await answer(seat, runs, optionOf(runs, 0)), /The chair has paused the session/);
  await moveSession(session, 'live');
  assert.deepEqual(await statesOf(session), ['open', 'stopped']);
  await moveSession(session, 'closing');
  assert.deepEqual(await statesOf(session), ['closed', 'closed']);
});
