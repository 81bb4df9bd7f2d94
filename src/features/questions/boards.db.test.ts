import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { startQuestions } from '../../../test/questions.ts';
import type { Seat, Session } from '../sessions/index.ts';
import type { Actor, Target } from './acts.ts';
import type { Board, BoardChanges } from './board.ts';
import { Boards } from './boards.ts';
import type { PublicQuestion } from './public-question.ts';
import type { QuestionId } from './question.ts';

const on = await startQuestions();

/** The state of a browser that applies what the stream brings, and nothing else. */
class Follower {
  readonly questions = new Map<string, PublicQuestion>();
  at = 0;

  take(changes: BoardChanges | undefined, version: number): void {
    this.at = version;
    if (changes === undefined) return;
    for (const question of changes.questions) this.questions.set(question.id, question);
    for (const [id, votes, score, isNew] of changes.counts) {
      const known = this.questions.get(id);
      if (known !== undefined) this.questions.set(id, { ...known, votes, score, isNew });
    }
    for (const id of changes.gone) this.questions.delete(id);
  }
}

const byId = (questions: Iterable<PublicQuestion>): PublicQuestion[] =>
  [...questions].toSorted((a, b) => (a.id < b.id ? -1 : 1));

async function freshBoard(session: Session): Promise<Board> {
  const boards = new Boards({ db: on.db, clock: on.clock, live: on.sessions.live });
  return boards.get(await current(session));
}

function current(session: Session): Promise<Session> {
  return on.db
    .selectFrom('session')
    .selectAll()
    .where('id', '=', session.id)
    .executeTakeFirstOrThrow() as unknown as Promise<Session>;
}

interface Room {
  readonly session: Session;
  readonly chair: Actor;
  readonly seats: readonly Seat[];
  readonly ids: QuestionId[];
}

const askerOf = new Map<QuestionId, Seat['id']>();

/** What an act works with: places picked at random, and what stands there. */
interface Picked {
  readonly here: Room;
  readonly a: number;
  readonly seat: Seat;
  readonly asker: Seat;
  readonly id: QuestionId;
  readonly target: Target;
}

const vote = ({ here, seat, id }: Picked, wanted: boolean) =>
  on.votes.set({ sessionId: here.session.id, seatId: seat.id, questionId: id, wanted });

const ACTS = {
  async ask({ here, seat }: Picked) {
    try {
      const made = await on.ask(here.session, seat, { text: `Question ${here.ids.length}` });
      askerOf.set(made, seat.id);
      here.ids.push(made);
    } catch {
      // Too many are open.
    }
  },
  vote: (picked: Picked) => vote(picked, true),
  unvote: (picked: Picked) => vote(picked, false),
  see: ({ here, seat }: Picked) =>
    on.votes.see({ sessionId: here.session.id, seatId: seat.id, questionIds: here.ids }),
  publish: ({ here, target }: Picked) => on.moderation.publish(here.chair, target),
  decline: ({ here, target }: Picked) => on.moderation.decline(here.chair, target, 'off-topic', ''),
  restore: ({ here, target }: Picked) => on.moderation.restore(here.chair, target),
  merge: ({ here, target, a }: Picked) =>
    on.moderation.merge(here.chair, target, here.ids[a % here.ids.length]!),
  undoMerge: ({ here, target }: Picked) => on.moderation.undoMerge(here.chair, target),
  withdraw: ({ asker, id }: Picked) => on.asking.withdraw(asker, id),
  choose: ({ here, target }: Picked) => on.answering.choose(here.chair, target),
  putBack: ({ here, target }: Picked) => on.answering.putBack(here.chair, target),
  start: ({ here, target }: Picked) => on.answering.start(here.chair, target),
  finish: ({ here, target }: Picked) => on.answering.finish(here.chair, target, []),
  park: ({ here, target, a }: Picked) => on.moderation.setParked(here.chair, target, a > 2),
  pin: ({ here, target, a }: Picked) => on.moderation.setPinned(here.chair, target, a > 2),
  propose: ({ here, target, a }: Picked) => on.moderation.proposeWording(here.chair, target, `Clearer ${a}`),
  agree: ({ asker, id, a }: Picked) => on.replies.answerWording(asker, id, a > 2),
  secondLook: ({ asker, id, a }: Picked) =>
    on.replies.requestSecondLook(asker, id, { note: '', text: a > 2 ? `Reworded ${a}` : '' }),
  decideAgain: ({ here, target, a }: Picked) => on.moderation.decideSecondLook(here.chair, target, a > 2),
  wait: ({ a }: Picked) => on.clock.advance({ seconds: [1, 30, 60, 200, 5][a] ?? 1 }),
  read: () => undefined,
};
type ActName = keyof typeof ACTS;

async function act(here: Room, name: ActName, a: number, b: number): Promise<void> {
  const seat = here.seats[a % here.seats.length]!;
  const id = here.ids[b % here.ids.length]!;
  const asker = here.seats.find((each) => each.id === askerOf.get(id)) ?? seat;
  await ACTS[name]({ here, a, seat, asker, id, target: on.target(here.session, id) });
}

const place = fc.nat(4);
const story = fc.array(
  fc.record({ act: fc.constantFrom(...(Object.keys(ACTS) as ActName[])), a: place, b: place }),
  {
    minLength: 10,
    maxLength: 30,
  },
);

async function room(): Promise<Room> {
  const session = await on.session({ moderation: 'before' });
  const chair = await on.actor(session, 'chair');
  const seats = [];
  for (const organisation of ['Probation', 'Probation', 'Probation', 'Shelter', 'Shelter', 'Shelter']) {
    seats.push(await on.seat(session, { organisation }));
  }
  const ids = [await on.ask(session, seats[0]!), await on.ask(session, seats[3]!)];
  await on.moderation.publish(chair, on.target(session, ids[0]!));
  return { session, chair, seats, ids };
}

test('a browser that takes every change shows what a page shows that is loaded afresh', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (acts) => {
      const here = await room();
      const follower = new Follower();
      const kept = new Boards({ db: on.db, clock: on.clock, live: on.sessions.live });
      for (const [index, each] of [...acts, { act: 'read' as const, a: 0, b: 0 }].entries()) {
        await act(here, each.act, each.a, each.b);
        // Not after every act: what happens meanwhile comes together.
        if (each.act !== 'read' && index % 3 !== 0) continue;
        const board = await kept.get(await current(here.session));
        follower.take(board.changesSince(follower.at), board.version);
      }
      const board = await kept.get(await current(here.session));
      board.recount(on.clock.now().getTime());
      follower.take(board.changesSince(follower.at), board.version);
      const fresh = byId((await freshBoard(here.session)).questions());
      assert.deepEqual(byId(board.questions()), fresh);
      assert.deepEqual(byId(follower.questions.values()), fresh);
    }),
    { numRuns: 25 },
  );
});

test('nothing of a question that was never shown is sent, not even that it is gone', async () => {
  const { session, seats, ids, chair } = await room();
  const [, waiting] = ids;
  assert.ok(waiting !== undefined);
  await on.asking.withdraw(seats[3]!, waiting);
  const declined = await on.ask(session, seats[4]!);
  await on.moderation.decline(chair, on.target(session, declined), 'abusive', '');
  const board = await on.board(session);
  const sent = JSON.stringify(board.changesSince(0));
  assert.ok(!sent.includes(waiting) && !sent.includes(declined));
});

test('LIVE-32, LIVE-49: what goes leaves a line without its words; unless nobody else had part in it', async () => {
  const { session, seats, chair } = await room();
  const [wanted, alone, down] = [
    await on.ask(session, seats[1]!, { text: 'Wanted by two' }),
    await on.ask(session, seats[2]!, { text: 'Wanted by one' }),
    await on.ask(session, seats[4]!, { text: 'Taken down' }),
  ];
  for (const id of [wanted, alone, down]) await on.moderation.publish(chair, on.target(session, id));
  await on.votes.set({ sessionId: session.id, seatId: seats[2]!.id, questionId: wanted, wanted: true });
  const { version } = await on.board(session);
  await on.asking.withdraw(seats[1]!, wanted);
  await on.asking.withdraw(seats[2]!, alone);
  await on.moderation.decline(chair, on.target(session, down), 'commercial', 'Not here');
  const changes = (await on.board(session)).changesSince(version);
  assert.deepEqual(changes?.gone, [alone]);
  assert.deepEqual(
    changes.questions.map(({ state, text, reason, asker }) => [state, text, reason, asker]),
    [
      ['withdrawn', '', null, ''],
      ['removed', '', 'It is commercial', ''],
    ],
  );
});

test('RANK-6: a new question has its lane until half have seen it, or for three minutes', async () => {
  const { session, seats, chair } = await room();
  const [seen, unseen] = [await on.ask(session, seats[1]!), await on.ask(session, seats[2]!)];
  for (const id of [seen, unseen]) await on.moderation.publish(chair, on.target(session, id));
  const lanes = async () => {
    const board = await on.board(session);
    board.recount(on.clock.now().getTime());
    return [board.find(seen)?.isNew, board.find(unseen)?.isNew];
  };
  assert.deepEqual(await lanes(), [true, true]);
  for (const seat of seats.slice(2, 4)) {
    await on.votes.see({ sessionId: session.id, seatId: seat.id, questionIds: [seen] });
  }
  assert.deepEqual(await lanes(), [false, true], 'three of six have seen it');
  on.clock.advance({ minutes: 2, seconds: 59 });
  assert.deepEqual(await lanes(), [false, true]);
  on.clock.advance({ seconds: 1 });
  assert.deepEqual(await lanes(), [false, false]);
});

test('RANK-6: time counts from when a question was shown, not from when it was asked', async () => {
  const { session, seats, chair } = await room();
  const id = await on.ask(session, seats[1]!);
  on.clock.advance({ minutes: 10 });
  await on.moderation.publish(chair, on.target(session, id));
  assert.equal((await on.board(session)).find(id)?.isNew, true);
});

test('RANK-10: ranks are counted at most once a second, and what waits is counted then', async () => {
  const { session, seats, ids } = await room();
  const [id] = ids as [QuestionId];
  const support = (seat: Seat) =>
    on.votes.set({ sessionId: session.id, seatId: seat.id, questionId: id, wanted: true });
  const board = await on.board(session);
  on.clock.advance({ seconds: 1 });
  await support(seats[1]!);
  const score = (await on.board(session)).find(id)?.score;
  await support(seats[3]!);
  const soon = (await on.board(session)).find(id);
  assert.equal(soon?.votes, 3, 'the votes are right at once');
  assert.equal(soon.score, score, 'the score waits');
  assert.equal(board.recountDue(on.clock.now().getTime()), 1_000);
  on.clock.advance({ seconds: 1 });
  assert.equal(board.recountDue(on.clock.now().getTime()), 0);
  board.recount(on.clock.now().getTime());
  assert.notEqual(board.find(id)?.score, score);
});

test('RANK-5: with one group present there are no scores, and with a second there are', async () => {
  const session = await on.session();
  const seats = [];
  for (let index = 0; index < 3; index++) {
    seats.push(await on.seat(session, { organisation: 'Probation' }));
  }
  const id = await on.ask(session, seats[0]!);
  const alone = await on.board(session);
  assert.deepEqual([alone.oneGroup, alone.find(id)?.score], [true, null]);
  for (let index = 0; index < 3; index++) {
    seats.push(await on.seat(session, { organisation: 'Shelter' }));
  }
  on.clock.advance({ seconds: 1 });
  await on.votes.set({ sessionId: session.id, seatId: seats[4]!.id, questionId: id, wanted: true });
  const board = await on.board(session);
  assert.equal(board.oneGroup, false);
  // (1 + 1) of (1 + 2) in one group of three, the same in the other.
  assert.equal(board.find(id)?.score, 0.6667);
  assert.equal(board.explain(id)?.reason.kind, 'in_every_group');
});
