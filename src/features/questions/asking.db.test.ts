import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusalOf, startQuestions } from '../../../test/questions.ts';
import { newId } from '../../platform/ids.ts';
import type { Seat, Session } from '../sessions/index.ts';

const on = await startQuestions();

/** Asks at this moment, and returns the result. */
function askNow(session: Session, seat: Seat, key: string = newId()) {
  return on.asking.ask({
    sessionId: session.id,
    seat,
    text: 'Who decides?',
    naming: 'named',
    speakerIds: [],
    partId: null,
    labelId: null,
    language: 'en',
    key,
  });
}

test('LIVE-34: one question in ten seconds, and the refusal says how long to wait', async () => {
  const session = await on.session();
  const seat = await on.seat(session);
  assert.ok((await askNow(session, seat)).ok);
  on.clock.advance({ seconds: 9 });
  const soon = await askNow(session, seat);
  assert.match(refusalOf(soon), /Wait 1 second, then/);
  on.clock.advance({ seconds: 1 });
  assert.ok((await askNow(session, seat)).ok);
});

test('LIVE-16: no more open questions than the session allows, until one is settled', async () => {
  const session = await on.session({ maxOpenQuestions: 2 });
  const seat = await on.seat(session);
  const first = await on.ask(session, seat);
  await on.ask(session, seat);
  on.clock.advance({ seconds: 10 });
  assert.match(refusalOf(await askNow(session, seat)), /You have 2 questions/);
  await on.asking.withdraw(seat, first);
  assert.ok((await askNow(session, seat)).ok);
});

test('LIVE-33: a question sent again gives the same answer, also when it would now be refused', async () => {
  const session = await on.session({ maxOpenQuestions: 1 });
  const seat = await on.seat(session);
  const first = await askNow(session, seat, 'key');
  await on.setState(session, 'paused');
  assert.deepEqual(await askNow(session, seat, 'key'), first);
});

test('the same key of two people is two questions', async () => {
  const session = await on.session();
  const [one, two] = [
    await askNow(session, await on.seat(session), 'key'),
    await askNow(session, await on.seat(session), 'key'),
  ];
  assert.ok(one.ok && two.ok);
  assert.notEqual(one.questionId, two.questionId);
});

test('LIVE-6, LIVE-7: questions are taken while open or live; else it is said why and what happens next', async () => {
  const session = await on.session();
  for (const [state, takes] of [
    ['announced', false],
    ['open', true],
    ['live', true],
    ['paused', false],
    ['closing', false],
    ['closed', false],
    ['archived', false],
  ] as const) {
    await on.setState(session, state);
    const result = await askNow(session, await on.seat(session));
    assert.equal(result.ok, takes, state);
    if (!result.ok) assert.ok(result.message.length > 40, state);
  }
});

test('LIVE-44: where a moderator looks first, a question waits; otherwise it is shown at once', async () => {
  for (const [moderation, state] of [
    ['before', 'received'],
    ['after', 'published'],
  ] as const) {
    const session = await on.session({ moderation });
    const result = await askNow(session, await on.seat(session));
    assert.ok(result.ok && result.state === state);
  }
});

test('LIVE-25: the session’s form of naming holds where a more open one is sent', async () => {
  const session = await on.session({ naming: 'organisation' });
  const seat = await on.seat(session, { organisation: 'Shelter' });
  const id = await on.ask(session, seat, { naming: 'named' });
  const question = await on.find(session, id);
  assert.deepEqual(
    [question.naming, question.shownName, question.shownOrganisation],
    ['organisation', null, 'Shelter'],
  );
});

test('LIVE-53: a filter marks a question for a look, and decides nothing', async () => {
  const session = await on.session();
  const id = await on.ask(session, await on.seat(session), { text: 'Write to me at jo@example.org' });
  const question = await on.find(session, id);
  assert.deepEqual([question.state, question.marked], ['published', 'It contains an email address']);
});

test('LIVE-32: an asker changes a waiting question, whose marks are looked at again', async () => {
  const session = await on.session({ moderation: 'before' });
  const seat = await on.seat(session);
  const id = await on.ask(session, seat, { text: 'Write to me at jo@example.org' });
  assert.ok((await on.asking.edit(seat, id, 'Who writes to us?')).ok);
  assert.equal((await on.find(session, id)).marked, null);
});
