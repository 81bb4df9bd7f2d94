import type { Clock } from '../../platform/clock.ts';
import { isUniqueViolation } from '../../platform/database/errors.ts';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import { writeRecord } from '../../platform/record/record.ts';
import type { PersonId } from '../people/index.ts';
import type { SessionLive } from './live.ts';
import { changeSession, insertSession, lockSession, markRolesSeen, sessionsWithState } from './repository.ts';
import {
  canMove,
  LEAST_CLOSING_SECONDS,
  movesByTime,
  type NewSession,
  type Role,
  type RoleId,
  type Session,
  type SessionId,
  type SessionState,
} from './session.ts';

/** The scope of a session's acts on the record. */
export function recordScope(sessionId: SessionId): string {
  return `session:${sessionId}`;
}

export type MoveResult =
  | { readonly ok: true; readonly session: Session }
  /** Somebody else moved it first, or the move does not exist for these roles. */
  | { readonly ok: false; readonly state: SessionState };

/** Something that must happen in the transaction that moves a session, for example freezing polls on a pause. */
export type OnMove = (tx: Transaction, session: Session, from: SessionState, now: Date) => Promise<void>;

const TIMED_MOVE = 'session-timed-move';

export interface SessionService {
  create(by: PersonId, values: NewSession): Promise<Session>;
  /** Moves a session on, if `from` is still its state. `closingSeconds` sets the last call when moving to closing. */
  move(
    session: Session,
    to: SessionState,
    by: { readonly personId: PersonId; readonly roles: ReadonlySet<Role> },
    options?: { readonly closingSeconds?: number },
  ): Promise<MoveResult>;
  /** Makes the last call longer by so many seconds. */
  extendClosing(session: Session, by: PersonId, seconds: number): Promise<MoveResult>;
  /** Queues the moves that the session's times ask for; call it in the transaction that sets the times. */
  scheduleMoves(tx: Transaction, session: Session): Promise<void>;
  /** Takes the moves that are queued out again, of a session that is about to be deleted. */
  forgetMoves(tx: Transaction, sessionId: SessionId): Promise<void>;
  /** The same for all sessions: after a restore, which brings no jobs. */
  scheduleAllMoves(): Promise<void>;
  onMove(listener: OnMove): void;
  markSeen(roleIds: readonly RoleId[]): Promise<void>;
}

export function createSessionService(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly live: SessionLive;
}): SessionService {
  const { db, clock, jobs, live } = deps;
  const listeners: OnMove[] = [];

  async function applyMove(
    tx: Transaction,
    session: Session,
    to: SessionState,
    personId: PersonId | null,
    closingSeconds: number,
  ): Promise<Session> {
    const now = clock.now();
    const moved = await changeSession(tx, session.id, {
      state: to,
      ...(to === 'closing' ? { closingUntil: new Date(now.getTime() + closingSeconds * 1000) } : {}),
      ...(to === 'closed' ? { closedAt: now, closingUntil: null } : {}),
      ...(to === 'archived' ? { archivedAt: now } : {}),
    });
    for (const listener of listeners) await listener(tx, moved, session.state, now);
    await writeRecord(tx, now, {
      scope: recordScope(session.id),
      kind: 'session-moved',
      personId,
      data: { from: session.state, to },
    });
    await scheduleMoves(tx, moved);
    return moved;
  }

  async function scheduleMoves(tx: Transaction, session: Session): Promise<void> {
    const next = timedMove(session);
    if (next === undefined) return;
    await jobs.send(tx, TIMED_MOVE, { sessionId: session.id }, { startAfter: next.at });
  }

  /** Does every move that is due, however late the job comes. */
  async function moveByTime(sessionId: SessionId): Promise<void> {
    const moved = await inTransaction(db, async (tx) => {
      const session = await lockSession(tx, sessionId);
      const next = timedMove(session);
      if (next === undefined) return false;
      if (next.at > clock.now()) {
        await scheduleMoves(tx, session);
        return false;
      }
      await applyMove(tx, session, next.to, null, LEAST_CLOSING_SECONDS);
      return true;
    });
    if (moved) live.changed(sessionId);
  }

  jobs.define<{ sessionId: SessionId }>({ name: TIMED_MOVE, run: ({ sessionId }) => moveByTime(sessionId) });

  return {
    async create(by, values) {
      for (;;) {
        try {
          return await inTransaction(db, async (tx) => {
            const session = await insertSession(tx, by, values, clock.now());
            const scope = recordScope(session.id);
            await writeRecord(tx, clock.now(), { scope, kind: 'session-created', personId: by });
            return session;
          });
        } catch (error) {
          if (!isUniqueViolation(error, 'session_code_unique')) throw error;
        }
      }
    },

    async move(session, to, by, options = {}) {
      const result = await inTransaction<MoveResult>(db, async (tx) => {
        const current = await lockSession(tx, session.id);
        if (current.state !== session.state || !canMove(current.state, to, by.roles)) {
          return { ok: false, state: current.state };
        }
        const seconds = Math.max(LEAST_CLOSING_SECONDS, options.closingSeconds ?? 60);
        return { ok: true, session: await applyMove(tx, current, to, by.personId, seconds) };
      });
      if (result.ok) live.changed(session.id);
      return result;
    },

    async extendClosing(session, by, seconds) {
      const result = await inTransaction<MoveResult>(db, async (tx) => {
        const current = await lockSession(tx, session.id);
        if (current.state !== 'closing' || current.closingUntil === null)
          return { ok: false, state: current.state };
        const from = Math.max(current.closingUntil.getTime(), clock.now().getTime());
        const changed = await changeSession(tx, session.id, {
          closingUntil: new Date(from + seconds * 1000),
        });
        await writeRecord(tx, clock.now(), {
          scope: recordScope(session.id),
          kind: 'closing-extended',
          personId: by,
          data: { seconds },
        });
        await scheduleMoves(tx, changed);
        return { ok: true, session: changed };
      });
      if (result.ok) live.changed(session.id);
      return result;
    },

    scheduleMoves,
    scheduleAllMoves: () =>
      inTransaction(db, async (tx) => {
        const waiting = await sessionsWithState(tx, ['announced', 'open', 'closing']);
        for (const session of waiting) await scheduleMoves(tx, session);
      }),
    forgetMoves: (tx, sessionId) => jobs.forget(tx, TIMED_MOVE, { sessionId }),
    onMove: (listener) => void listeners.push(listener),
    markSeen: (roleIds) => markRolesSeen(db, roleIds, clock.now()),
  };
}

/** The move that a session makes by itself, and when. */
export function timedMove(session: Session): { readonly to: SessionState; readonly at: Date } | undefined {
  const next = {
    announced: session.opensAt,
    open: session.goesLiveAt,
    closing: session.closingUntil,
  } as const;
  const to = { announced: 'open', open: 'live', closing: 'closed' } as const;
  if (!(session.state in next)) return undefined;
  const state = session.state as keyof typeof next;
  const at = next[state];
  return at !== null && movesByTime(state, to[state]) ? { to: to[state], at } : undefined;
}
