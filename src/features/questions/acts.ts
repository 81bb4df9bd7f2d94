import type { Clock } from '../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../platform/database/transaction.ts';
import { type RecordEntry, writeRecord } from '../../platform/record/record.ts';
import {
  changeSession,
  getSeat,
  recordScope,
  type Role,
  type RoleId,
  type SeatId,
  type Session,
  type SessionId,
  type SessionLive,
} from '../sessions/index.ts';
import { insertNotices, type NewNotice } from './notices.repository.ts';
import {
  canMoveQuestion,
  moversOf,
  type Mover,
  type Question,
  type QuestionId,
  type QuestionState,
} from './question.ts';
import { findQuestion, listVoters, updateQuestion } from './repository.ts';

/** Who acts on a question: a person with roles in the session. */
export interface Actor {
  readonly personId: string;
  readonly roles: ReadonlySet<Role>;
  /** The speaker roles that the person holds. */
  readonly speakerIds: readonly RoleId[];
}

/** Which question, in the state in which the actor's page showed it. */
export interface Target {
  readonly sessionId: SessionId;
  readonly questionId: QuestionId;
  /** `stateAt` of the question on the page, in milliseconds; undefined when it does not matter. */
  readonly seenAt?: number | undefined;
}

export type ActResult =
  | { readonly ok: true }
  /** Somebody else was first: the page says what is true now and changes nothing. */
  | { readonly ok: false; readonly reason: 'stale'; readonly now: Question; readonly message: string }
  | { readonly ok: false; readonly reason: 'refused'; readonly message: string };

export const refused = (message: string): ActResult => ({ ok: false, reason: 'refused', message });

/** What an act on a question works with, inside its transaction. */
export interface ActContext {
  readonly tx: Transaction;
  readonly session: Session;
  readonly question: Question;
  readonly now: Date;
  /** Moves the question and stamps it with the session's version. Throws when the rules have no such move. */
  move(to: QuestionState, as: Mover, set?: Parameters<typeof updateQuestion>[2]): Promise<void>;
  /** Changes the question without moving it. */
  change(set: Parameters<typeof updateQuestion>[2]): Promise<void>;
  record(entry: Pick<RecordEntry, 'kind' | 'reason' | 'data'>): Promise<void>;
  /** Tells the asker. */
  notifyAsker(kind: string, text: string): Promise<void>;
  /** Tells the asker and everybody who voted for it, each once. */
  notifySupporters(kind: string, text: string): Promise<void>;
}

export type Act = (context: ActContext) => Promise<ActResult>;

export interface Acts {
  /** Runs an act in a transaction that holds the session, and tells everybody's pages afterwards. */
  run(actor: Actor, target: Target, act: Act, options?: { readonly decides?: boolean }): Promise<ActResult>;
}

/** A question moved in a way that LIVE-55 does not have: a mistake in the program, not of a person. */
class ImpossibleMove extends Error {}

export function createActs(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly live: SessionLive;
}): Acts {
  const { db, clock, live } = deps;
  return {
    async run(actor, target, act, options = {}) {
      const result = await inTransaction<ActResult>(db, async (tx) => {
        const session = await changeSession(tx, target.sessionId);
        const question = await findQuestion(tx, session.id, target.questionId);
        if (question === undefined) return refused('This question is no longer there.');
        if (target.seenAt !== undefined && target.seenAt !== question.stateAt.getTime()) {
          return {
            ok: false,
            reason: 'stale',
            now: question,
            message:
              'Somebody else has changed this question since you opened the page. Look at it again before you decide.',
          };
        }
        if (options.decides === true && (await isOwnQuestion(tx, actor, question))) {
          return refused('This is your own question, so another moderator or the chair decides about it.');
        }
        return act(contextOf(tx, session, question, actor, clock.now()));
      });
      if (result.ok) {
        live.changed(target.sessionId);
        live.staffChanged(target.sessionId);
      }
      return result;
    },
  };
}

/** LIVE-2: nobody moderates a question that they asked themselves. */
async function isOwnQuestion(tx: Transaction, actor: Actor, question: Question): Promise<boolean> {
  if (question.seatId === null || question.fromFloor) return false;
  return (await getSeat(tx, question.seatId)).personId === actor.personId;
}

function contextOf(
  tx: Transaction,
  session: Session,
  question: Question,
  actor: Actor,
  now: Date,
): ActContext {
  let state = question.state;
  const { version } = session;
  const notify = async (seatIds: readonly SeatId[], kind: string, text: string): Promise<void> => {
    const notices: NewNotice[] = seatIds.map((seatId) => ({ seatId, questionId: question.id, kind, text }));
    await insertNotices(tx, now, notices);
  };
  return {
    tx,
    session,
    question,
    now,
    async move(to, as, set = {}) {
      if (!canMoveQuestion(state, to, as)) throw new ImpossibleMove(`${state} → ${to} by ${as}`);
      state = to;
      await updateQuestion(tx, question.id, {
        state: to,
        stateAt: now,
        version,
        ...(to === 'next' || to === 'answering' ? {} : { nextPosition: null }),
        ...(to === 'published' && question.listedAt === null ? { listedAt: now } : {}),
        ...set,
      });
    },
    change: (set) => updateQuestion(tx, question.id, { version, ...set }),
    record: (entry) =>
      writeRecord(tx, now, {
        scope: recordScope(session.id),
        personId: actor.personId,
        subject: question.id,
        ...entry,
      }),
    async notifyAsker(kind, text) {
      if (question.seatId !== null) await notify([question.seatId], kind, text);
    },
    async notifySupporters(kind, text) {
      const voters = await listVoters(tx, question.id);
      await notify(
        [...new Set([...voters, ...(question.seatId === null ? [] : [question.seatId])])],
        kind,
        text,
      );
    },
  };
}

/** Whether roles allow a move; the mover it is made as, or undefined. */
export function moverFor(actor: Actor, from: QuestionState, to: QuestionState): Mover | undefined {
  return moversOf(actor.roles).find((mover) => canMoveQuestion(from, to, mover));
}
