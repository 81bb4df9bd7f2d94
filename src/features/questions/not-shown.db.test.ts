import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startQuestions } from '../../../test/questions.ts';

const on = await startQuestions();

/** Everything that identifies the asker below. */
const NAME = 'Amina Okafor';
const ORGANISATION = 'Organisation of the asker alone';

test('LIVE-T10: where askers are not shown, nothing that anybody can read tells who asked', async () => {
  const session = await on.session({ naming: 'not-shown', moderation: 'before' });
  const [chair, moderator, speaker] = [
    await on.actor(session, 'chair'),
    await on.actor(session, 'moderator'),
    await on.actor(session, 'speaker'),
  ];
  const asker = await on.seat(session, { organisation: ORGANISATION });
  const others = [await on.seat(session, { organisation: 'Shelter' }), await on.seat(session)];
  const [id, other] = [
    await on.ask(session, asker, { to: speaker.speakerIds }),
    await on.ask(session, others[0]!, { text: 'Another' }),
  ];
  const target = on.target(session, id);
  await on.moderation.decline(moderator, target, 'off-topic', 'No');
  await on.replies.requestSecondLook(asker, id, { note: 'Please', text: 'Who really decides?' });
  await on.moderation.decideSecondLook(chair, target, true);
  await on.moderation.publish(moderator, on.target(session, other));
  for (const seat of others) {
    await on.votes.set({ sessionId: session.id, seatId: seat.id, questionId: id, wanted: true });
  }
  await on.moderation.merge(moderator, on.target(session, other), id);
  await on.answering.start(chair, target);
  await on.answering.write(speaker, target, speaker.speakerIds[0]!, 'I do.');
  await on.replies.reopen(asker, id);

  const board = await on.board(session);
  const notices = await on.db
    .selectFrom('notice')
    .select(['kind', 'text'])
    .where('seatId', '!=', asker.id)
    .execute();
  const record = await on.db.selectFrom('record').selectAll().execute();
  const holders = [{ role: 'moderator', personId: moderator.personId }] as const;
  const readable = {
    stream: board.changesSince(0),
    page: board.questions(),
    why: board.explain(id),
    notices,
    record,
    sentences: record.map((entry) => on.sessions.record.sentenceOf(entry as never, holders)),
  };
  assert.ok(notices.length > 0 && record.length > 5);
  for (const [where, what] of Object.entries(readable)) {
    const text = JSON.stringify(what);
    for (const secret of [asker.id, NAME, ORGANISATION, asker.organisationId ?? '?']) {
      assert.ok(!text.includes(secret), `${where} holds ${secret}`);
    }
  }
  assert.equal(board.find(id)?.asker, 'Name not shown');
});

test('LIVE-T10: the ids of questions tell nothing of their order or of who asked', async () => {
  const session = await on.session({ maxOpenQuestions: 50 });
  const seat = await on.seat(session);
  const ids = [];
  for (let index = 0; index < 20; index++) ids.push(await on.ask(session, seat));
  for (const id of ids) assert.match(id, /^[0-9a-hjkmnp-tv-z]{16}$/);
  assert.notDeepEqual(ids, ids.toSorted());
  assert.equal(new Set(ids.map((id) => id.slice(0, 4))).size > 10, true);
});
