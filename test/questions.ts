import { after } from 'node:test';
import { organisationNamed } from '../src/features/organisations/index.ts';
import {
  type Actor,
  type ActResult,
  type Board,
  findQuestion,
  listNotices,
  type Question,
  type QuestionId,
  type Questions,
  registerQuestions,
  type Target,
} from '../src/features/questions/index.ts';
import { SessionLive } from '../src/features/sessions/live.ts';
import { createRecordSentences } from '../src/features/sessions/record-sentences.ts';
import { getSession } from '../src/features/sessions/repository.ts';
import type { Seat } from '../src/features/sessions/seat.ts';
import { getSeat } from '../src/features/sessions/seats.repository.ts';
import { createSeatService } from '../src/features/sessions/seats.service.ts';
import { createSessionService } from '../src/features/sessions/service.ts';
import type { Role, RoleId, Session } from '../src/features/sessions/session.ts';
import type { Database } from '../src/platform/database/open.ts';
import { inTransaction, type Queryable } from '../src/platform/database/transaction.ts';
import { newId } from '../src/platform/ids.ts';
import { createJobs } from '../src/platform/jobs/jobs.ts';
import { EventStreams } from '../src/platform/live/event-stream.ts';
import { localTopics } from '../src/platform/live/topics.ts';
import { FakeClock } from './clock.ts';
import { createTestDatabase } from './database.ts';
import { makeSession } from './sessions.ts';

export interface Asked {
  readonly text?: string;
  readonly to?: readonly RoleId[];
  readonly naming?: Question['naming'];
  readonly key?: string;
}

export interface TestQuestions extends Questions {
  readonly database: Database;
  readonly db: Queryable;
  readonly clock: FakeClock;
  readonly sessions: Parameters<typeof registerQuestions>[1];
  session(set?: Parameters<typeof makeSession>[1]): Promise<Session>;
  /** Moves the session without asking who may. */
  setState(session: Session, state: Session['state']): Promise<Session>;
  /** Somebody who holds these roles in the session. */
  actor(session: Session, ...roles: Exclude<Role, 'visitor' | 'guest' | 'participant'>[]): Promise<Actor>;
  /** Somebody who joined, from an organisation where one is given; the person is the one of `actor`, if any. */
  seat(session: Session, from?: { readonly organisation?: string; readonly actor?: Actor }): Promise<Seat>;
  /** Asks, ten seconds after whatever was asked before. Throws when it is refused. */
  ask(session: Session, seat: Seat, asked?: Asked): Promise<QuestionId>;
  target(session: Session, questionId: QuestionId): Target;
  find(session: Session, questionId: QuestionId): Promise<Question>;
  /** The public questions as they are now. */
  board(session: Session): Promise<Board>;
  /** The kinds of the notices of a seat, oldest first. */
  told(seat: Seat): Promise<string[]>;
}

/** The feature of questions with the real services, on a database of its own that is closed with the file's tests. */
export async function startQuestions(given?: {
  readonly database?: Database;
  readonly clock?: FakeClock;
}): Promise<TestQuestions> {
  const database = given?.database ?? (await createTestDatabase());
  const clock = given?.clock ?? new FakeClock();
  const db = database.kysely;
  const fail = (error: unknown): void =>
    queueMicrotask(() => {
      throw error;
    });
  const jobs = createJobs(database, fail);
  const streams = new EventStreams({ limit: 10 });
  const live = new SessionLive({ db, topics: localTopics(fail), streams, onError: fail });
  const sessions = {
    live,
    service: createSessionService({ db, clock, jobs, live }),
    record: createRecordSentences(),
    seats: createSeatService({ db, clock, changed: () => undefined }),
  };
  const questions = registerQuestions({ database, clock, jobs }, sessions);
  await jobs.start();
  after(async () => {
    streams.closeAll();
    await jobs.stop();
    await database.close();
  });

  async function person(name: string): Promise<string> {
    const id = newId();
    await db
      .insertInto('person')
      .values({ id, email: `${id}@example.org`, name, createdAt: clock.now() })
      .execute();
    return id;
  }

  return {
    ...questions,
    database,
    db,
    clock,
    sessions,
    session: (set) => makeSession({ database, clock }, set),
    async setState(session, state) {
      await db.updateTable('session').set({ state }).where('id', '=', session.id).execute();
      return getSession(db, session.id);
    },
    async actor(session, ...roles) {
      const personId = await person(roles.join(' and '));
      const speakerIds: RoleId[] = [];
      for (const role of roles) {
        const id = newId<'role'>();
        await db
          .insertInto('sessionRole')
          .values({
            id,
            sessionId: session.id,
            role: role as 'chair',
            personId,
            name: role,
            invitedAt: clock.now(),
          })
          .execute();
        if (role === 'speaker') speakerIds.push(id);
      }
      return { personId, roles: new Set(roles), speakerIds };
    },
    async seat(session, { organisation, actor } = {}) {
      const id = newId<'seat'>();
      const organisationId =
        organisation === undefined
          ? null
          : await inTransaction(db, (tx) => organisationNamed(tx, organisation, clock.now()));
      await db
        .insertInto('seat')
        .values({
          id,
          sessionId: session.id,
          personId: actor?.personId ?? null,
          kind: 'guest',
          name: 'Amina Okafor',
          organisationId,
          joinedAt: clock.now(),
        })
        .execute();
      return getSeat(db, id);
    },
    async ask(session, seat, asked = {}) {
      clock.advance({ seconds: 10 });
      const result = await questions.asking.ask({
        sessionId: session.id,
        seat,
        text: asked.text ?? 'Who decides?',
        naming: asked.naming ?? 'named',
        speakerIds: asked.to ?? [],
        partId: null,
        labelId: null,
        language: 'en',
        key: asked.key ?? newId(),
      });
      if (!result.ok) throw new Error(result.message);
      return result.questionId;
    },
    target: (session, questionId) => ({ sessionId: session.id, questionId }),
    async find(session, questionId) {
      const question = await findQuestion(db, session.id, questionId);
      if (question === undefined) throw new Error('There is no such question.');
      return question;
    },
    board: async (session) => questions.boards.get(await getSession(db, session.id)),
    async told(seat) {
      return (await listNotices(db, seat.id, 1_000)).map(({ kind }) => kind).toReversed();
    },
  };
}

/** The words of a refusal; throws where the act was done. */
export function refusalOf(result: ActResult | { readonly ok: boolean; readonly message?: string }): string {
  if (result.ok || !('message' in result)) throw new Error('The act was done.');
  return result.message ?? '';
}
