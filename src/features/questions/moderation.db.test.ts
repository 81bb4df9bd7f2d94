import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusalOf, startQuestions } from '../../../test/questions.ts';
import { compareText } from '../../analysis/compare.ts';
import { listWordings } from './wordings.repository.ts';

const on = await startQuestions();
const { moderation, replies, asking } = on;

/** A session in which questions wait for a moderator, with two moderators and a chair. */
async function room() {
  const session = await on.session({ moderation: 'before' });
  const [first, second, chair] = [
    await on.actor(session, 'moderator'),
    await on.actor(session, 'moderator'),
    await on.actor(session, 'chair'),
  ];
  const asker = await on.seat(session);
  const id = await on.ask(session, asker, { text: 'Why is nothing done?' });
  return { session, first, second, chair, asker, id, target: on.target(session, id) };
}

test('LIVE-T4: declined, looked at again and shown: the asker is told each, in order', async () => {
  const { session, first, second, asker, id, target } = await room();
  assert.ok((await moderation.decline(first, target, 'off-topic', 'Ask about leaving prison.')).ok);
  assert.ok((await replies.requestSecondLook(asker, id, { note: 'It is about that', text: '' })).ok);
  assert.ok((await moderation.decideSecondLook(second, target, true)).ok);
  assert.deepEqual(await on.told(asker), ['declined', 'second-look']);
  const shown = await on.find(session, id);
  assert.deepEqual([shown.state, shown.reason, shown.secondLookDone], ['published', null, true]);
});

test('LIVE-47: the reason is told in the words of the published list, with what the moderator adds', async () => {
  const { first, asker, target } = await room();
  await moderation.decline(first, target, 'commercial', 'Take it to the exhibition.');
  const notice = await on.db
    .selectFrom('notice')
    .select('text')
    .where('seatId', '=', asker.id)
    .executeTakeFirst();
  assert.equal(
    notice?.text,
    'Your question is not shown. It is commercial. The moderator adds: Take it to the exhibition. You can reword it once, or ask for a second look.',
  );
});

test('LIVE-47: the second look is another moderator’s or the chair’s; a deputy has no second say either', async () => {
  const { first, chair, asker, id, target } = await room();
  await moderation.decline(first, target, 'off-topic', '');
  await replies.requestSecondLook(asker, id, { note: '', text: '' });
  assert.match(refusalOf(await moderation.decideSecondLook(first, target, true)), /another moderator/);
  const deputy = { ...first, roles: new Set([...first.roles, 'chair' as const]) };
  assert.match(refusalOf(await moderation.decideSecondLook(deputy, target, true)), /another moderator/);
  assert.ok((await moderation.decideSecondLook(chair, target, false)).ok);
  assert.deepEqual(await on.told(asker), ['declined', 'second-look']);
});

test('LIVE-47: whoever is alone with the decision may look at it twice', async () => {
  const session = await on.session({ moderation: 'before' });
  const chair = await on.actor(session, 'chair');
  const asker = await on.seat(session);
  const id = await on.ask(session, asker);
  await moderation.decline(chair, on.target(session, id), 'off-topic', '');
  await replies.requestSecondLook(asker, id, { note: '', text: '' });
  assert.ok((await moderation.decideSecondLook(chair, on.target(session, id), true)).ok);
});

test('LIVE-47: a second look is asked for once', async () => {
  const { first, second, asker, id, target } = await room();
  await moderation.decline(first, target, 'off-topic', '');
  await replies.requestSecondLook(asker, id, { note: '', text: '' });
  assert.match(refusalOf(await replies.requestSecondLook(asker, id, { note: '', text: '' })), /already/);
  await moderation.decideSecondLook(second, target, false);
  assert.match(refusalOf(await moderation.decideSecondLook(second, target, true)), /cannot be done now/);
  assert.match(refusalOf(await replies.requestSecondLook(asker, id, { note: '', text: '' })), /already/);
});

test('a wording that named somebody is kept from everybody when its better one is shown', async () => {
  const { session, first, second, asker, id, target } = await room();
  await moderation.decline(first, target, 'names-a-person', '');
  await replies.requestSecondLook(asker, id, { note: '', text: 'Why is so little done?' });
  await moderation.decideSecondLook(second, target, true);
  const board = await on.board(session);
  assert.equal(board.find(id)?.text, 'Why is so little done?');
  assert.equal(board.find(id)?.original, null);
});

test('a mistaken decision is put right without the asker having to ask', async () => {
  const { session, first, asker, id, target } = await room();
  await moderation.decline(first, target, 'off-topic', '');
  assert.ok((await moderation.restore(first, target)).ok);
  assert.equal((await on.find(session, id)).state, 'published');
  assert.deepEqual(await on.told(asker), ['declined', 'published']);
});

test('LIVE-2: nobody decides about their own question, not even the chair; another moderator does', async () => {
  const { session, first, second, chair } = await room();
  for (const actor of [first, chair]) {
    const seat = await on.seat(session, { actor });
    const id = await on.ask(session, seat);
    const target = on.target(session, id);
    assert.match(refusalOf(await moderation.publish(actor, target)), /own question/);
    assert.match(refusalOf(await moderation.decline(actor, target, 'off-topic', '')), /own question/);
    assert.ok((await moderation.publish(second, target)).ok);
    const other = await on.ask(session, await on.seat(session));
    await moderation.publish(second, on.target(session, other));
    assert.match(refusalOf(await moderation.merge(actor, on.target(session, other), id)), /your own/);
    assert.match(refusalOf(await moderation.setPinned(actor, target, true)), /own question/);
  }
});

test('LIVE-2: a question asked as a guest in the same browser is one’s own too', async () => {
  const { first, asker, target } = await room();
  const inThatBrowser = { ...first, seatId: asker.id };
  assert.match(refusalOf(await moderation.publish(inThatBrowser, target)), /own question/);
});

test('two moderators never undo each other: the later one is told what changed, and changes nothing', async () => {
  const { session, first, second, id, target } = await room();
  const seenAt = (await on.find(session, id)).stateAt.getTime();
  on.clock.advance({ seconds: 5 });
  assert.ok((await moderation.publish(first, { ...target, seenAt })).ok);
  const late = await moderation.decline(second, { ...target, seenAt }, 'off-topic', '');
  assert.ok(!late.ok && late.reason === 'stale');
  assert.equal(late.now.state, 'published');
  assert.equal((await on.find(session, id)).state, 'published');
});

for (const [what, change] of [
  ['a label', async () => moderation.setLabel],
  ['parking', async () => moderation.setParked],
  ['a proposed wording', async () => moderation.proposeWording],
] as const) {
  test(`${what} makes the page of another moderator stale`, async () => {
    const { session, first, second, id, target } = await room();
    await moderation.publish(first, target);
    const seenAt = (await on.find(session, id)).stateAt.getTime();
    on.clock.advance({ seconds: 5 });
    await on.db
      .insertInto('sessionLabel')
      .values({ id: `label-${id}`, sessionId: session.id, position: 1, name: 'How' })
      .execute();
    const done = await (
      await change()
    )(first, target, (what === 'a label' ? `label-${id}` : what === 'parking' ? true : 'Clearer') as never);
    assert.ok(done.ok);
    const late = await moderation.decline(second, { ...target, seenAt }, 'off-topic', '');
    assert.ok(!late.ok && late.reason === 'stale');
  });
}

test('a moderator does not publish a wording that was changed while it was being read', async () => {
  const { session, first, asker, id, target } = await room();
  const seenAt = (await on.find(session, id)).stateAt.getTime();
  on.clock.advance({ seconds: 5 });
  assert.ok((await asking.edit(asker, id, 'Something else')).ok);
  const late = await moderation.publish(first, { ...target, seenAt });
  assert.ok(!late.ok && late.reason === 'stale');
});

test('LIVE-50: a clearer wording appears when its asker agrees, with the first one beside it', async () => {
  const { session, first, asker, id, target } = await room();
  await moderation.publish(first, target);
  assert.ok((await moderation.proposeWording(first, target, 'Who should act first?')).ok);
  let board = await on.board(session);
  assert.equal(board.find(id)?.text, 'Why is nothing done?');
  assert.equal(board.find(id)?.proposed, null);
  assert.ok((await replies.answerWording(asker, id, true)).ok);
  board = await on.board(session);
  assert.equal(board.find(id)?.text, 'Who should act first?');
  assert.equal(board.find(id)?.original, 'Why is nothing done?');
  assert.deepEqual(await on.told(asker), ['published', 'wording-proposed']);
});

test('the wording as first asked stays beside the second clearer one', async () => {
  const { session, first, asker, id, target } = await room();
  await moderation.publish(first, target);
  for (const text of ['Who should act?', 'Who should act first?']) {
    await moderation.proposeWording(first, target, text);
    on.clock.advance({ seconds: 1 });
    await replies.answerWording(asker, id, true);
  }
  const board = await on.board(session);
  assert.equal(board.find(id)?.original, 'Why is nothing done?');
});

test('a newer proposal replaces one that nobody has answered', async () => {
  const { first, second, id, target } = await room();
  await moderation.proposeWording(first, target, 'One');
  on.clock.advance({ seconds: 1 });
  await moderation.proposeWording(second, target, 'Two');
  assert.deepEqual(
    (await listWordings(on.db, id)).map(({ text, state }) => [text, state]),
    [
      ['One', 'replaced'],
      ['Two', 'proposed'],
    ],
  );
});

test('the wording of a question that is being answered no longer changes', async () => {
  const { first, chair, asker, id, target } = await room();
  await moderation.publish(first, target);
  await moderation.proposeWording(first, target, 'Clearer');
  await on.answering.start(chair, target);
  assert.match(refusalOf(await replies.answerWording(asker, id, true)), /no longer change/);
  assert.match(refusalOf(await moderation.proposeWording(first, target, 'Clearest')), /cannot be done now/);
});

test('a label or an item of the agenda of another session is refused', async () => {
  const { first, target } = await room();
  const elsewhere = await on.session();
  await on.db
    .insertInto('sessionLabel')
    .values({ id: 'elsewhere', sessionId: elsewhere.id, position: 1, name: 'How' })
    .execute();
  assert.match(refusalOf(await moderation.setLabel(first, target, 'elsewhere' as never)), /Choose a label/);
  assert.match(refusalOf(await moderation.setPart(first, target, 'nowhere' as never)), /Choose an item/);
});

test('where questions are shown at once, a moderator notes that one was looked at', async () => {
  const session = await on.session();
  const moderator = await on.actor(session, 'moderator');
  const id = await on.ask(session, await on.seat(session));
  assert.ok((await moderation.leaveShown(moderator, on.target(session, id))).ok);
  const question = await on.find(session, id);
  assert.deepEqual([question.state, question.decidedBy], ['published', moderator.personId]);
});

test('LIVE-3: every act of a moderator is on the record with its reason, and reads as a sentence', async () => {
  const { session, first, id, target } = await room();
  await moderation.decline(first, target, 'names-a-person', 'It says who');
  const entry = await on.db
    .selectFrom('record')
    .selectAll()
    .where('subject', '=', id)
    .executeTakeFirstOrThrow();
  const holders = [{ role: 'moderator', personId: first.personId }] as const;
  assert.equal(
    on.sessions.record.sentenceOf(entry as never, holders),
    'A moderator did not show a question: it names a private person',
  );
  assert.doesNotMatch(JSON.stringify(entry), /It says who/);
  assert.equal(entry.scope, `session:${session.id}`);
});

test('LIVE-19: questions from the floor are marked so, shown at once, and count for nobody', async () => {
  const session = await on.session({ moderation: 'before' });
  const moderator = await on.actor(session, 'moderator');
  const enter = (key: string, name: string) =>
    asking.askFromFloor(moderator, session, {
      text: 'When will it change?',
      speakerIds: [],
      partId: null,
      labelId: null,
      language: 'en',
      key,
      name,
      organisation: name === '' ? '' : 'Shelter',
    });
  const [one, two, again] = [await enter('a', 'Jo Smith'), await enter('b', ''), await enter('b', '')];
  assert.ok(one.ok && two.ok && again.ok);
  assert.equal(two.questionId, again.questionId);
  const board = await on.board(session);
  assert.deepEqual(
    board
      .questions()
      .map(({ asker, votes, state }) => `${asker} (${votes}, ${state})`)
      .toSorted(compareText),
    ['Asked from the floor (0, published)', 'Asked from the floor: Jo Smith, Shelter (0, published)'],
  );
  const seats = await on.db.selectFrom('seat').select('kind').where('sessionId', '=', session.id).execute();
  assert.deepEqual(seats, [{ kind: 'floor' }]);
  assert.equal(board.present, 0);
});

test('only moderators and the chair enter questions from the floor', async () => {
  const session = await on.session();
  const speaker = await on.actor(session, 'speaker');
  const result = await asking.askFromFloor(speaker, session, {
    text: 'Me?',
    speakerIds: [],
    partId: null,
    labelId: null,
    language: 'en',
    key: 'a',
    name: '',
    organisation: '',
  });
  assert.equal(result.ok, false);
});
