import type { Clock } from '../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../platform/database/transaction.ts';
import { type RecordEntry, writeRecord } from '../../platform/record/record.ts';
import type { PersonId } from '../people/index.ts';
import {
  type Action,
  can,
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
  STATE_WORDS,
} from './question.ts';
import { findQuestion, listVoters, updateQuestion } from './repository.ts';

/** Who acts on a question: a person with roles in the session. */
export interface Actor {
  readonly personId: string;
  /** The roles in effect: a moderator who has taken over is chair too (LIVE-11). */
  readonly roles: ReadonlySet<Role>;
  /** The speaker roles that the person holds. */
  readonly speakerIds: readonly RoleId[];
  /** The seat from which the person asks and votes in this browser. */
  readonly seatId?: SeatId | undefined;
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

/** The question is in a state in which this cannot be done. */
export function notNow(question: Pick<Question, 'state'>): ActResult {
  return refused(`This cannot be done now: the question is “${STATE_WORDS[question.state]}”.`);
}

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
  /** The same for a change that others must see before they decide about the question: their pages are stale. */
  decide(set: Parameters<typeof updateQuestion>[2]): Promise<void>;
  record(entry: Pick<RecordEntry, 'kind' | 'reason' | 'data'>): Promise<void>;
  /** Tells the asker. */
  notifyAsker(kind: string, text: string): Promise<void>;
  /** Tells the asker and everybody who voted for it, each once. */
  notifySupporters(kind: string, text: string): Promise<void>;
}

export type Act = (context: ActContext) => Promise<ActResult>;

/** What an act needs of its actor. */
export interface ActRule {
  /** The actor must be somebody who may do at least one of these in a session that is live. */
  readonly may: readonly Action[];
  /** A decision that nobody takes about a question of their own (LIVE-2). */
  readonly notOwn?: boolean;
}

export interface Acts {
  /**
   * Runs an act in a transaction that holds the session, and tells everybody's pages afterwards. An act that is
   * refused, or comes too late, leaves nothing behind.
   */
  run(actor: Actor, target: Target, rule: ActRule, act: Act): Promise<ActResult>;
}

/** A question moved in a way that LIVE-55 does not have: a mistake in the program, not of a person. */
class ImpossibleMove extends Error {}

/** Ends the transaction of an act without a trace. */
class Undone extends Error {
  readonly result: ActResult;

  constructor(result: ActResult) {
    super('The act was not done.');
    this.result = result;
  }
}

const NOT_YOURS = 'You do not have the role that this needs in this session.';
const ARCHIVED = 'This session is archived: nothing in it is changed any more.';
const OWN = 'This is your own question, so another moderator or the chair decides about it.';
const STALE =
  'Somebody else has changed this question since you opened the page. Look at it again before you decide.';

/** A question to which something was done, told in the transaction of the act: use only `tx`. */
export interface ChangedQuestion {
  readonly session: Session;
  readonly questionId: QuestionId;
  /** Null where its asker did it, whose name may not be known. */
  readonly by: PersonId | null;
}

export type OnChanged = (tx: Transaction, changed: ChangedQuestion, now: Date) => Promise<void>;

export function createActs(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly live: SessionLive;
  readonly tellChanged: OnChanged;
}): Acts {
  const { db, clock, live, tellChanged } = deps;

  async function tryIn(
    tx: Transaction,
    actor: Actor,
    target: Target,
    rule: ActRule,
    act: Act,
  ): Promise<ActResult> {
    if (!rule.may.some((action) => mayInTime(action, actor))) return refused(NOT_YOURS);
    const session = await changeSession(tx, target.sessionId);
    if (session.state === 'archived') return refused(ARCHIVED);
    const question = await findQuestion(tx, session.id, target.questionId);
    if (question === undefined) return refused('This question is no longer there.');
    if (target.seenAt !== undefined && target.seenAt !== question.stateAt.getTime()) {
      return { ok: false, reason: 'stale', now: question, message: STALE };
    }
    if (rule.notOwn === true && (await isOwnQuestion(tx, actor, question))) return refused(OWN);
    const now = clock.now();
    const result = await act(contextOf(tx, session, question, actor, now));
    if (result.ok) {
      await tellChanged(tx, { session, questionId: question.id, by: actor.personId as PersonId }, now);
    }
    return result;
  }

  return {
    async run(actor, target, rule, act) {
      try {
        await inTransaction(db, async (tx) => {
          const result = await tryIn(tx, actor, target, rule, act);
          if (!result.ok) throw new Undone(result);
        });
      } catch (error) {
        if (error instanceof Undone) return error.result;
        throw error;
      }
      live.changed(target.sessionId);
      live.staffChanged(target.sessionId);
      return { ok: true };
    },
  };
}

/** Whether the actor's roles allow something at all; whether this is the time for it is for the act to say. */
function mayInTime(action: Action, actor: Actor): boolean {
  return can(action, actor.roles, {
    session: { state: 'live', commentsAllowed: true },
    chairIsAway: false,
    isDeputy: false,
  });
}

/** LIVE-2: nobody moderates a question that they asked themselves. */
export async function isOwnQuestion(
  tx: Transaction,
  actor: Actor,
  question: Pick<Question, 'seatId' | 'fromFloor'>,
): Promise<boolean> {
  if (question.seatId === null || question.fromFloor) return false;
  if (question.seatId === actor.seatId) return true;
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
    decide: (set) => updateQuestion(tx, question.id, { version, stateAt: now, ...set }),
    record: (entry) =>
      writeRecord(tx, now, {
        scope: recordScope(session.id),
        personId: actor.personId,
        subject: question.id,
        ...entry,
      }),
    async notifyAsker(kind, text) {
      if (question.seatId !== null && !question.fromFloor) await notify([question.seatId], kind, text);
    },
    async notifySupporters(kind, text) {
      const seats = new Set(await listVoters(tx, question.id));
      if (question.seatId !== null) seats.add(question.seatId);
      if (question.seatId !== null && question.fromFloor) seats.delete(question.seatId);
      await notify([...seats], kind, text);
    },
  };
}

/** Whether roles allow a move; the mover it is made as, or undefined. */
export function moverFor(actor: Actor, from: QuestionState, to: QuestionState): Mover | undefined {
  return moversOf(actor.roles).find((mover) => canMoveQuestion(from, to, mover));
}
