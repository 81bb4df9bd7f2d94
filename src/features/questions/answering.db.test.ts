import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusalOf, startQuestions } from '../../../test/questions.ts';
import type { RoleId } from '../sessions/index.ts';
import type { QuestionId } from './question.ts';

const on = await startQuestions();
const { answering, moderation, replies } = on;

/** A live session with a chair, a moderator and two speakers, and a question to both. */
async function room() {
  const session = await on.session();
  const chair = await on.actor(session, 'chair');
  const moderator = await on.actor(session, 'moderator');
  const ana = await on.actor(session, 'speaker');
  const ben = await on.actor(session, 'speaker');
  const [anaId, benId] = [ana.speakerIds[0] as RoleId, ben.speakerIds[0] as RoleId];
  const asker = await on.seat(session);
  const id = await on.ask(session, asker, { to: [anaId, benId] });
  return { session, chair, moderator, ana, ben, anaId, benId, asker, id, target: on.target(session, id) };
}

async function speakers(session: Awaited<ReturnType<typeof room>>['session'], id: string) {
  const board = await on.board(session);
  return board.find(id)?.speakers.map(({ state }) => state);
}
test('LIVE-58: a question is answered when nobody it was addressed to is waiting', async () => {
  const { session, chair, anaId, benId, id, target } = await room();
  await answering.start(chair, target);
  assert.ok((await answering.finish(chair, target, [anaId])).ok);
  assert.equal((await on.find(session, id)).state, 'published', 'Ben has still to answer');
  assert.ok((await answering.finish(chair, target, [benId])).ok);
  const answered = await on.find(session, id);
  assert.deepEqual([answered.state, answered.answeredLive], ['answered', true]);
});

test('LIVE-55: at most one question of a part is answered at a time', async () => {
  const { session, chair, target } = await room();
  const next = await on.ask(session, await on.seat(session));
  await answering.start(chair, target);
  assert.match(refusalOf(await answering.start(chair, on.target(session, next))), /Another question/);
  await answering.putBack(chair, target);
  assert.ok((await answering.start(chair, on.target(session, next))).ok);
});

test('the chosen questions keep the order that the chair gives them', async () => {
  const { session, chair } = await room();
  const ids: QuestionId[] = [];
  for (let index = 0; index < 3; index++) ids.push(await on.ask(session, await on.seat(session)));
  for (const id of ids) await answering.choose(chair, on.target(session, id));
  const order = async () => {
    const board = await on.board(session);
    return board
      .questions()
      .filter(({ state }) => state === 'next')
      .toSorted((a, b) => (a.nextPosition ?? 0) - (b.nextPosition ?? 0))
      .map(({ id }) => ids.indexOf(id as QuestionId));
  };
  assert.deepEqual(await order(), [0, 1, 2]);
  await answering.moveChosen(chair, on.target(session, ids[2]!), 'up');
  assert.deepEqual(await order(), [0, 2, 1]);
  await answering.moveChosen(chair, on.target(session, ids[0]!), 'up');
  assert.deepEqual(await order(), [0, 2, 1], 'the first stays the first');
  await answering.moveChosen(chair, on.target(session, ids[0]!), 'down');
  assert.deepEqual(await order(), [2, 0, 1]);
});

test('LIVE-57: a speaker marks only what they themselves answered, and undoes only that', async () => {
  const { session, chair, ana, ben, anaId, benId, id, target } = await room();
  assert.match(refusalOf(await answering.finish(ana, target, [benId])), /Choose who/);
  assert.ok((await answering.finish(ana, target, [anaId, benId])).ok);
  assert.deepEqual(await speakers(session, id), ['answered-aloud', 'waiting']);
  await answering.write(ben, target, benId, 'In writing.');
  assert.equal((await on.find(session, id)).state, 'answered');
  assert.match(refusalOf(await answering.undoAnswered(ben, target)), /have not marked/);
  assert.ok((await answering.undoAnswered(ana, target)).ok);
  assert.deepEqual(await speakers(session, id), ['waiting', 'answered-in-writing']);
  await answering.finish(chair, target, [anaId]);
  assert.ok((await answering.undoAnswered(chair, target)).ok);
  assert.equal((await on.find(session, id)).state, 'published');
});

test('a speaker who is not addressed marks nothing', async () => {
  const { session, ana } = await room();
  const id = await on.ask(session, await on.seat(session));
  assert.match(
    refusalOf(await answering.finish(ana, on.target(session, id), ana.speakerIds)),
    /not addressed/,
  );
});

test('LIVE-60: answers in writing are told to the asker and to supporters, each once', async () => {
  const { session, ana, ben, anaId, benId, asker, id, target } = await room();
  const supporter = await on.seat(session);
  await on.votes.set({ sessionId: session.id, seatId: supporter.id, questionId: id, wanted: true });
  await answering.write(ana, target, anaId, 'We begin in spring.');
  await answering.write(ana, target, anaId, 'We begin in May.');
  assert.deepEqual(await on.told(asker), ['answer']);
  assert.deepEqual(await on.told(supporter), ['answer']);
  await answering.write(ben, target, benId, 'So do we.');
  assert.deepEqual(await on.told(supporter), ['answer', 'answered']);
  const board = await on.board(session);
  assert.deepEqual(
    board.find(id)?.answers.map(({ text }) => text),
    ['We begin in May.', 'So do we.'],
  );
});

test('who answered aloud and adds it in writing has still answered aloud', async () => {
  const { session, ana, anaId, id, target } = await room();
  await answering.finish(ana, target, [anaId]);
  await answering.write(ana, target, anaId, 'What I said.');
  assert.deepEqual(await speakers(session, id), ['answered-aloud', 'waiting']);
});

test('LIVE-6: answers are written before, during and after, but not in a pause; aloud only while live', async () => {
  const { session, chair, ana, anaId, target } = await room();
  for (const [state, written, aloud] of [
    ['open', true, false],
    ['live', true, true],
    ['paused', false, false],
    ['closing', true, true],
    ['closed', true, false],
  ] as const) {
    await on.setState(session, state);
    assert.equal((await answering.write(ana, target, anaId, `While ${state}`)).ok, written, state);
    const other = on.target(session, await openQuestion(session));
    assert.equal((await answering.start(chair, other)).ok, aloud, state);
    if (aloud) await answering.putBack(chair, other);
  }
});

async function openQuestion(session: Awaited<ReturnType<typeof room>>['session']) {
  const now = (
    await on.db.selectFrom('session').select('state').where('id', '=', session.id).executeTakeFirstOrThrow()
  ).state;
  await on.setState(session, 'live');
  const id = await on.ask(session, await on.seat(session));
  await on.setState(session, now);
  return id;
}

test('passing on needs another speaker of the session, who is then asked', async () => {
  const { session, ana, ben, anaId, benId, asker, id, target } = await room();
  const elsewhere = await on.actor(await on.session(), 'speaker');
  const [stranger] = elsewhere.speakerIds;
  assert.match(refusalOf(await answering.passOn(ana, target, anaId, stranger!, 'Theirs')), /another speaker/);
  assert.match(refusalOf(await answering.passOn(ana, target, anaId, anaId, 'Mine')), /another speaker/);
  assert.ok((await answering.passOn(ana, target, anaId, benId, 'Ben runs it.')).ok);
  assert.deepEqual(await speakers(session, id), ['passed-on', 'waiting']);
  assert.deepEqual(await on.told(asker), ['passed-on']);
  assert.ok((await answering.passOn(ben, target, benId, anaId, 'No, Ana does.')).ok);
  assert.deepEqual(
    await speakers(session, id),
    ['waiting', 'passed-on'],
    'a question passed back is asked again',
  );
  await answering.write(ana, target, anaId, 'Very well.');
  assert.equal((await on.find(session, id)).state, 'answered');
});

test('a question is not passed to somebody who has answered it', async () => {
  const { ana, ben, anaId, benId, target } = await room();
  await answering.write(ben, target, benId, 'Done.');
  assert.match(refusalOf(await answering.passOn(ana, target, anaId, benId, 'Ben')), /already answered/);
  assert.match(refusalOf(await answering.declineToAnswer(ben, target, benId, 'No')), /already answered/);
});

test('a question that every speaker declines is settled, and its supporters are told that', async () => {
  const { session, ana, ben, anaId, benId, asker, id, target } = await room();
  await answering.declineToAnswer(ana, target, anaId, 'Not in my gift.');
  await answering.declineToAnswer(ben, target, benId, 'Nor mine.');
  assert.equal((await on.find(session, id)).state, 'answered');
  const texts = await on.db.selectFrom('notice').select('text').where('seatId', '=', asker.id).execute();
  assert.ok(texts.some(({ text }) => text.includes('have declined to answer')));
});

test('LIVE-59: a moderator’s note is a summary until its speaker confirms it', async () => {
  const { session, moderator, ana, anaId, id, target } = await room();
  const note = { speakerId: anaId, text: 'In spring.', recordingAt: '00:12:30' };
  assert.ok((await answering.summarise(moderator, target, note)).ok);
  assert.deepEqual(await speakers(session, id), ['waiting', 'waiting'], 'a note marks nothing as answered');
  const summary = async () => {
    const board = await on.board(session);
    return board.find(id)?.answers[0];
  };
  assert.equal((await summary())?.confirmed, false);
  assert.ok((await answering.confirm(ana, target, anaId)).ok);
  assert.equal((await summary())?.confirmed, true);
  assert.deepEqual(await speakers(session, id), ['answered-aloud', 'waiting']);
  const change = answering.summarise(moderator, target, { ...note, text: 'Never.' });
  assert.match(refusalOf(await change), /only the speaker/);
  assert.ok((await answering.summarise(ana, target, { ...note, text: 'In May.' })).ok);
  assert.deepEqual([(await summary())?.text, (await summary())?.confirmed], ['In May.', true]);
});

test('nobody writes, confirms, passes on or declines for another speaker', async () => {
  const { chair, ana, anaId, benId, target } = await room();
  for (const result of [
    await answering.write(ana, target, benId, 'For Ben'),
    await answering.confirm(ana, target, benId),
    await answering.passOn(ana, target, benId, anaId, 'To me'),
    await answering.declineToAnswer(ana, target, benId, 'No'),
    await answering.write(chair, target, anaId, 'For Ana'),
  ]) {
    assert.equal(result.ok, false);
  }
});

test('LIVE-55: an asker says once that a question was not answered; the speakers are asked again', async () => {
  const { session, chair, anaId, benId, asker, id, target } = await room();
  await answering.finish(chair, target, [anaId, benId]);
  assert.ok((await replies.reopen(asker, id)).ok);
  assert.deepEqual(await speakers(session, id), ['waiting', 'waiting']);
  await answering.finish(chair, target, [anaId, benId]);
  assert.match(refusalOf(await replies.reopen(asker, id)), /already/);
});

test('what was chosen or being answered when a session closes is an open question again', async () => {
  const { session, chair, target, id } = await room();
  await answering.start(chair, target);
  const chosen = await on.ask(session, await on.seat(session));
  await answering.choose(chair, on.target(session, chosen));
  const by = { personId: chair.personId as never, roles: chair.roles };
  const closing = await on.sessions.service.move(session, 'closing', by);
  assert.ok(closing.ok);
  assert.ok((await on.sessions.service.move(closing.session, 'closed', by)).ok);
  for (const each of [id, chosen]) {
    const { state, nextPosition } = await on.find(session, each);
    assert.deepEqual([state, nextPosition], ['published', null]);
  }
  assert.match(refusalOf(await answering.choose(chair, target)), /closed/);
});

test('a moderator who takes down the question that is being answered makes room for the next', async () => {
  const { session, chair, moderator, target } = await room();
  await answering.start(chair, target);
  assert.ok((await moderation.decline(moderator, target, 'abusive', '')).ok);
  const next = await on.ask(session, await on.seat(session));
  assert.ok((await answering.start(chair, on.target(session, next))).ok);
});
