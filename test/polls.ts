import assert from 'node:assert/strict';
import { type PersonId, personWithEmail } from '../src/features/people/index.ts';
import type { Answer } from '../src/features/polls/answer.ts';
import { createAnswering } from '../src/features/polls/answering.ts';
import type { PollDraft } from '../src/features/polls/draft.ts';
import type { Poll } from '../src/features/polls/poll.ts';
import { createPreparing } from '../src/features/polls/preparing.ts';
import { createPublicPolls } from '../src/features/polls/public-polls.ts';
import { listPolls } from '../src/features/polls/repository.ts';
import { createRunning, type PollMove } from '../src/features/polls/running.ts';
import { changeSession, type Seat, type Session } from '../src/features/sessions/index.ts';
import { SessionLive } from '../src/features/sessions/live.ts';
import type { Clock } from '../src/platform/clock.ts';
import type { Database } from '../src/platform/database/open.ts';
import { inTransaction } from '../src/platform/database/transaction.ts';
import { EventStreams } from '../src/platform/live/event-stream.ts';
import { localTopics, type Topics } from '../src/platform/live/topics.ts';
import { makeSeat, visitAs } from './sessions.ts';

export const DRAFT: PollDraft = {
  kind: 'one',
  question: 'What matters most?',
  hint: '',
  options: ['A home', 'A job', 'Somebody to call'],
  maxChoices: null,
  scale: null,
  resultsWhen: 'answered',
};

/** The services of polls on a test database, with what tests of them do again and again. */
export async function pollServices(services: {
  readonly database: Database;
  readonly clock: Clock;
  /** Those of an app whose pages are to hear of changes. */
  readonly topics?: Topics;
}) {
  const { database, clock } = services;
  const db = database.kysely;
  const fail = (error: unknown): void => assert.fail(String(error));
  const live = new SessionLive({
    db,
    topics: services.topics ?? localTopics(fail),
    streams: new EventStreams({ limit: 10 }),
    onError: fail,
  });
  const deps = { db, clock, live };
  const preparing = createPreparing(deps);
  const running = createRunning(deps);
  const answering = createAnswering(deps);
  const chair = await inTransaction(db, (tx) => personWithEmail(tx, 'chair@example.org', clock.now()));
  const chairId: PersonId = chair.id;

  async function prepared(session: Session, set: Partial<PollDraft> = {}): Promise<Poll> {
    const outcome = await preparing.create(visitAs(session, ['organiser']), chairId, { ...DRAFT, ...set });
    assert.deepEqual(outcome, { ok: true });
    const poll = (await listPolls(db, session.id)).findLast(({ state }) => state === 'draft');
    assert.ok(poll);
    return poll;
  }

  /** Why the chair cannot move a poll; empty when it was moved. */
  async function move(session: Session, poll: Poll, to: PollMove): Promise<string> {
    const outcome = await running.move(visitAs(session, ['chair']), chairId, poll.id, to);
    return outcome.ok ? '' : outcome.message;
  }

  async function opened(session: Session, set: Partial<PollDraft> = {}): Promise<Poll> {
    const poll = await prepared(session, set);
    assert.equal(await move(session, poll, 'open'), '');
    return poll;
  }

  /** Why an answer is refused; empty when it was taken. */
  async function answer(seat: Seat, poll: Poll, given: Answer): Promise<string> {
    const outcome = await answering.answer(seat, poll, given);
    return outcome.ok ? '' : outcome.message;
  }

  async function moveSession(session: Session, state: Session['state']): Promise<Session> {
    return inTransaction(db, async (tx) => {
      const moved = await changeSession(tx, session.id, { state });
      await running.followSession(tx, moved, clock.now());
      return moved;
    });
  }

  const people = (count: number, session: Session, organisation?: string): Promise<Seat[]> =>
    Promise.all(
      Array.from({ length: count }, async () => {
        const details = organisation === undefined ? {} : { organisation };
        return (await makeSeat(services, session, details)).seat;
      }),
    );

  return {
    preparing,
    running,
    publicPolls: createPublicPolls(db),
    chairId,
    prepared,
    move,
    opened,
    answer,
    moveSession,
    people,
    statesOf: async (session: Session) => (await listPolls(db, session.id)).map(({ state }) => state),
  };
}

/** The answer that chooses one option. */
export function optionOf(poll: Poll, index: number): Answer {
  const option = poll.options[index];
  assert.ok(option);
  return { options: [option.id] };
}
