import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { startQuestions } from '../../../test/questions.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Actor } from './acts.ts';
import type { Seat, Session } from '../sessions/index.ts';
import type { QuestionId } from './question.ts';
import { listVoters } from './repository.ts';
import { questionsTouchedBy, rebuildTallies } from './votes.repository.ts';

const on = await startQuestions();

async function room(): Promise<{ session: Session; moderator: Actor; seats: Seat[]; ids: QuestionId[] }> {
  const session = await on.session();
  const moderator = await on.actor(session, 'moderator');
  const seats: Seat[] = [];
  const ids: QuestionId[] = [];
  for (const organisation of ['Probation', 'Probation', 'Shelter', undefined]) {
    const seat = await on.seat(session, organisation === undefined ? {} : { organisation });
    seats.push(seat);
    ids.push(await on.ask(session, seat));
  }
  return { session, moderator, seats, ids };
}

const votersOf = async (id: QuestionId): Promise<string[]> => (await listVoters(on.db, id)).toSorted();
const seatIds = (...seats: (Seat | undefined)[]): string[] => seats.map((seat) => seat?.id ?? '').toSorted();

const set = (seat: Seat | undefined, id: QuestionId | undefined, wanted: boolean) =>
  on.votes.set({ sessionId: seat!.sessionId, seatId: seat!.id, questionId: id!, wanted });

test('LIVE-T5: merging unites votes one per person, and undoing it parts them again', async () => {
  const { session, moderator, seats, ids } = await room();
  const [a, b] = ids as [QuestionId, QuestionId];
  await set(seats[2], a, true);
  await set(seats[2], b, true);
  await set(seats[3], b, true);
  assert.ok((await on.moderation.merge(moderator, on.target(session, b), a)).ok);
  assert.deepEqual(await votersOf(a), seatIds(seats[0], seats[1], seats[2], seats[3]));
  assert.ok((await on.moderation.undoMerge(moderator, on.target(session, b))).ok);
  assert.deepEqual(await votersOf(a), seatIds(seats[0], seats[2]));
  assert.deepEqual(await votersOf(b), seatIds(seats[1], seats[2], seats[3]));
});

test('LIVE-T5: undoing a merge within a merge takes the votes from the end of the chain too', async () => {
  const { session, moderator, seats, ids } = await room();
  const [a, b, c] = ids as [QuestionId, QuestionId, QuestionId];
  await on.moderation.merge(moderator, on.target(session, a), b);
  await on.moderation.merge(moderator, on.target(session, b), c);
  assert.deepEqual(await votersOf(c), seatIds(seats[0], seats[1], seats[2]));
  await on.moderation.undoMerge(moderator, on.target(session, a));
  assert.deepEqual(await votersOf(c), seatIds(seats[1], seats[2]));
  assert.deepEqual(await votersOf(a), seatIds(seats[0]));
});

test('a vote taken back while questions are merged stays taken back', async () => {
  const { session, moderator, seats, ids } = await room();
  const [a, b] = ids as [QuestionId, QuestionId];
  await set(seats[3], a, true);
  await on.moderation.merge(moderator, on.target(session, a), b);
  await set(seats[3], b, false);
  await on.moderation.undoMerge(moderator, on.target(session, a));
  assert.deepEqual(await votersOf(a), seatIds(seats[0]));
});

test('LIVE-48: whoever asked or voted is told of a merge, and both wordings stay', async () => {
  const { session, moderator, seats, ids } = await room();
  const [a, b] = ids as [QuestionId, QuestionId];
  await set(seats[3], a, true);
  await on.moderation.merge(moderator, on.target(session, a), b);
  assert.deepEqual(await on.told(seats[0]!), ['merged']);
  assert.deepEqual(await on.told(seats[3]!), ['merged']);
  const board = await on.board(session);
  assert.deepEqual(board.find(b)?.merged, ['Who decides?']);
});

test('speakers whom either question addressed are asked for both', async () => {
  const { session, moderator, seats } = await room();
  const [one, two] = [await on.actor(session, 'speaker'), await on.actor(session, 'speaker')];
  const a = await on.ask(session, seats[0]!, { to: one.speakerIds });
  const b = await on.ask(session, seats[1]!, { to: two.speakerIds });
  await on.moderation.merge(moderator, on.target(session, a), b);
  const board = await on.board(session);
  assert.deepEqual(
    board
      .find(b)
      ?.speakers.map(({ speakerId }) => speakerId)
      .toSorted(),
    [...one.speakerIds, ...two.speakerIds].toSorted(),
  );
});

test('what was merged into a question that is taken down goes with it, is told, and can stand by itself', async () => {
  const { session, moderator, seats, ids } = await room();
  const [a, b] = ids as [QuestionId, QuestionId];
  await on.moderation.merge(moderator, on.target(session, a), b);
  await on.board(session);
  await on.moderation.decline(moderator, on.target(session, b), 'names-a-person', '');
  const board = await on.board(session);
  assert.equal(board.find(a)?.text, '');
  assert.deepEqual(board.find(b)?.merged, []);
  assert.deepEqual(await on.told(seats[0]!), ['merged', 'removed']);
  await on.moderation.undoMerge(moderator, on.target(session, a));
  const after = await on.board(session);
  assert.equal(after.find(a)?.text, 'Who decides?');
});

test('what was merged into a question that its asker withdraws stands by itself again', async () => {
  const { session, moderator, seats, ids } = await room();
  const [a, b] = ids as [QuestionId, QuestionId];
  await on.moderation.merge(moderator, on.target(session, a), b);
  assert.ok((await on.asking.withdraw(seats[1]!, b)).ok);
  assert.equal((await on.find(session, a)).state, 'published');
  assert.deepEqual(await votersOf(a), seatIds(seats[0]));
  assert.deepEqual(await on.told(seats[0]!), ['merged', 'merge-undone']);
});

test('LIVE-32: a question that was merged can still be withdrawn, and its votes go with it', async () => {
  const { session, moderator, seats, ids } = await room();
  const [a, b] = ids as [QuestionId, QuestionId];
  await on.moderation.merge(moderator, on.target(session, a), b);
  assert.ok((await on.asking.withdraw(seats[0]!, a)).ok);
  assert.deepEqual(await votersOf(b), seatIds(seats[1]));
});

/** One thing that happens, by places in the lists of questions and seats. */
type Step =
  | { readonly kind: 'vote' | 'unvote' | 'see' | 'undo'; readonly question: number; readonly seat: number }
  | { readonly kind: 'merge'; readonly question: number; readonly into: number }
  | { readonly kind: 'set-aside'; readonly seat: number; readonly aside: boolean };

const place = fc.nat(3);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constantFrom('vote', 'unvote', 'see', 'undo'), question: place, seat: place }),
    fc.record({ kind: fc.constant('merge' as const), question: place, into: place }),
    fc.record({ kind: fc.constant('set-aside' as const), seat: place, aside: fc.boolean() }),
  ),
  { minLength: 5, maxLength: 14 },
);

/** What each person wants, and what is part of what: nothing of how votes are stored. */
class Model {
  readonly wants: Set<number>[] = [0, 1, 2, 3].map((each) => new Set([each]));
  readonly into: (number | null)[] = [null, null, null, null];

  parts(question: number): number[] {
    return [0, 1, 2, 3].filter((each) => this.into[each] === question);
  }

  voters(question: number): Set<number> {
    return new Set([
      ...this.wants[question]!,
      ...this.parts(question).flatMap((part) => [...this.voters(part)]),
    ]);
  }

  forget(question: number, seat: number): void {
    this.wants[question]!.delete(seat);
    for (const part of this.parts(question)) this.forget(part, seat);
  }
}

test('LIVE-T5: whatever is voted, merged and undone, everybody counts once, and tallies are what the votes say', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const { session, moderator, seats, ids } = await room();
      const model = new Model();
      for (const step of sequence) {
        switch (step.kind) {
          case 'vote':
          case 'unvote': {
            const outcome = await set(seats[step.seat], ids[step.question], step.kind === 'vote');
            assert.equal(outcome === 'counted', model.into[step.question] === null);
            if (outcome !== 'counted') break;
            if (step.kind === 'unvote') model.forget(step.question, step.seat);
            else if (!model.voters(step.question).has(step.seat)) model.wants[step.question]!.add(step.seat);
            break;
          }
          case 'see':
            await on.votes.see({
              sessionId: session.id,
              seatId: seats[step.seat]!.id,
              questionIds: [ids[step.question]!],
            });
            break;
          case 'merge': {
            const { ok } = await on.moderation.merge(
              moderator,
              on.target(session, ids[step.question]!),
              ids[step.into]!,
            );
            const isPossible =
              step.question !== step.into &&
              model.into[step.question] === null &&
              model.into[step.into] === null;
            assert.equal(ok, isPossible);
            if (ok) model.into[step.question] = step.into;
            break;
          }
          case 'undo': {
            const { ok } = await on.moderation.undoMerge(moderator, on.target(session, ids[step.question]!));
            assert.equal(ok, model.into[step.question] !== null);
            model.into[step.question] = null;
            break;
          }
          case 'set-aside':
            await setAside(session, seats[step.seat]!, step.aside);
        }
      }
      for (const [index, id] of ids.entries()) {
        assert.deepEqual(
          await votersOf(id),
          seatIds(...[...model.voters(index)].map((seat) => seats[seat])),
          `question ${index}`,
        );
      }
      await assertTalliesAreRight(session, ids);
    }),
    { numRuns: 25 },
  );
});

async function setAside(session: Session, seat: Seat, aside: boolean): Promise<void> {
  await inTransaction(on.db, async (tx) => {
    await tx
      .updateTable('seat')
      .set({ setAsideAt: aside ? on.clock.now() : null })
      .where('id', '=', seat.id)
      .execute();
    await rebuildTallies(tx, await questionsTouchedBy(tx, [seat.id]), session.version);
  });
}

/** Compares the tallies as they were kept with a count from the votes and sightings themselves. */
async function assertTalliesAreRight(session: Session, ids: readonly QuestionId[]): Promise<void> {
  const kept = await tallies(ids);
  await inTransaction(on.db, (tx) => rebuildTallies(tx, ids, session.version));
  assert.deepEqual(kept, await tallies(ids));
}

async function tallies(ids: readonly QuestionId[]) {
  const rows = await on.db
    .selectFrom('tally')
    .selectAll()
    .where('questionId', 'in', ids)
    .orderBy('questionId')
    .orderBy('organisation')
    .execute();
  return rows.filter(({ votes, seen }) => votes > 0 || seen > 0);
}
