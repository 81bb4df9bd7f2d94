import type { Clock } from '../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../platform/database/transaction.ts';
import { writeRecord } from '../../platform/record/record.ts';
import type { PersonId } from '../people/index.ts';
import {
  changeSession,
  lockSession,
  OPENINGS,
  recordScope,
  type Session,
  type SessionLive,
  type Visit,
} from '../sessions/index.ts';
import { done, type Outcome, refused } from './outcome.ts';
import { canMovePoll, type PollId, type PollState } from './poll.ts';
import { closePolls, findPoll, pausePolls, resumePolls, setPollState } from './repository.ts';

export type PollMove = Exclude<PollState, 'draft'>;

/** Opening, stopping and closing polls while the session is live. */
export interface Running {
  /** Doing what is done already changes nothing. Opening a poll closes no other: several may be open. */
  move(visit: Visit, by: PersonId, id: PollId, to: PollMove): Promise<Outcome>;
  /** What a move of the session does to its polls; runs in the transaction of that move. */
  followSession(tx: Transaction, session: Session, now: Date): Promise<void>;
}

const RECORDED: Readonly<Record<PollMove, string>> = {
  open: 'poll-opened',
  stopped: 'poll-stopped',
  closed: 'poll-closed',
};

export function createRunning(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly live: SessionLive;
}): Running {
  const { db, clock, live } = deps;

  async function move(
    tx: Transaction,
    visit: Visit,
    by: PersonId,
    id: PollId,
    to: PollMove,
  ): Promise<Outcome> {
    const session = await lockSession(tx, visit.session.id);
    const poll = await findPoll(tx, session.id, id);
    if (poll === undefined) return refused('This poll was deleted.');
    if (poll.state === to) return done;
    if (!canMovePoll(poll.state, to)) return refused('This poll is closed. Copy it to ask it again.');
    if (to === 'open' && !OPENINGS[session.state].polls) {
      return refused('Polls can be opened while the session is live. Start or resume the session first.');
    }
    const now = clock.now();
    const { version } = await changeSession(tx, session.id);
    await setPollState(
      tx,
      id,
      {
        state: to,
        ...(to === 'open' && poll.openedAt === null ? { openedAt: now } : {}),
        ...(to === 'closed' ? { closedAt: now } : {}),
      },
      version,
    );
    await writeRecord(tx, now, {
      scope: recordScope(session.id),
      kind: RECORDED[to],
      personId: by,
      subject: id,
    });
    return done;
  }

  return {
    async move(visit, by, id, to) {
      if (!visit.can('run polls')) return refused('Only the chair opens, stops and closes polls.');
      const outcome = await inTransaction(db, (tx) => move(tx, visit, by, id, to));
      if (outcome.ok) live.changed(visit.session.id);
      return outcome;
    },

    async followSession(tx, session, now) {
      switch (session.state) {
        case 'paused':
          return pausePolls(tx, session.id, session.version);
        case 'live':
          return resumePolls(tx, session.id, session.version);
        case 'closing':
        case 'closed':
          return closePolls(tx, session.id, session.version, now);
        default:
          return undefined;
      }
    },
  };
}
