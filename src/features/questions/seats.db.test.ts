import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startQuestions } from '../../../test/questions.ts';
import { getSeat } from '../sessions/seats.repository.ts';
import type { QuestionId } from './question.ts';

const on = await startQuestions();
const { seats } = on.sessions;

async function tallyOf(id: QuestionId) {
  const rows = await on.db
    .selectFrom('tally')
    .innerJoin('organisation', 'organisation.id', 'tally.organisation')
    .select(['organisation.name', 'votes'])
    .where('questionId', '=', id)
    .where('votes', '>', 0)
    .execute();
  return Object.fromEntries(rows.map(({ name, votes }) => [name, votes]));
}

test('whoever changes organisation takes their votes with them', async () => {
  const session = await on.session();
  const seat = await on.seat(session, { organisation: 'Probation' });
  const id = await on.ask(session, seat);
  assert.deepEqual(await tallyOf(id), { Probation: 1 });
  await seats.change(seat, { name: '', organisation: 'Shelter', place: '', level: '' }, true);
  assert.deepEqual(await tallyOf(id), { Shelter: 1 });
});

test('LIVE-88: whoever is erased leaves no vote; their question goes, unless others wanted or answered it', async () => {
  const session = await on.session();
  const speaker = await on.actor(session, 'speaker');
  const seat = await on.seat(session, { organisation: 'Probation' });
  const other = await on.seat(session, { organisation: 'Shelter' });
  const [wanted, alone, answered, theirs] = [
    await on.ask(session, seat, { text: 'Wanted' }),
    await on.ask(session, seat, { text: 'Alone' }),
    await on.ask(session, seat, { text: 'Answered', to: speaker.speakerIds }),
    await on.ask(session, other, { text: 'Theirs' }),
  ];
  await on.votes.set({ sessionId: session.id, seatId: other.id, questionId: wanted, wanted: true });
  await on.votes.set({ sessionId: session.id, seatId: seat.id, questionId: theirs, wanted: true });
  await on.answering.write(speaker, on.target(session, answered), speaker.speakerIds[0]!, 'Yes.');
  const { version } = await on.board(session);
  await seats.erase(await getSeat(on.db, seat.id));

  assert.deepEqual(await tallyOf(wanted), { Shelter: 1 });
  assert.deepEqual(await tallyOf(theirs), { Shelter: 1 });
  const changes = (await on.board(session)).changesSince(version);
  assert.deepEqual(changes?.gone, [alone]);
  const kept = changes.questions.filter(({ id }) => id !== theirs);
  assert.deepEqual(
    kept.map(({ text, asker }) => [text, asker]),
    [
      ['Wanted', 'Name not shown'],
      ['Answered', 'Name not shown'],
    ],
  );
  const texts = await on.db.selectFrom('question').select(['text']).execute();
  assert.ok(!JSON.stringify(texts).includes('Alone'));
});

test('LIVE-86: a person’s own file holds what they asked, supported and were told', async () => {
  const session = await on.session();
  const chair = await on.actor(session, 'chair');
  const seat = await on.seat(session);
  const id = await on.ask(session, seat, { text: 'Mine' });
  await on.answering.choose(chair, on.target(session, id));
  const file = (await seats.exportOf(session, seat)) as {
    questions: { asked: { text: string; state: string }[]; supported: string[]; notices: { text: string }[] };
  };
  assert.deepEqual(
    file.questions.asked.map(({ text, state }) => [text, state]),
    [['Mine', 'Chosen to be answered soon']],
  );
  assert.deepEqual(file.questions.supported, [id]);
  assert.equal(file.questions.notices.length, 1);
});
