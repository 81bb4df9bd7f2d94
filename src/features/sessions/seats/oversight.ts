import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { type RecordEntry, writeRecord } from '../../../platform/record/record.ts';
import type { PersonId } from '../../people/index.ts';
import { changeSession, lockSession } from '../repository.ts';
import type { SeatId } from '../seat.ts';
import { recordScope } from '../service.ts';
import { isOver, type Session } from '../session.ts';
import type { SeatDeps } from './extensions.ts';
import {
  endOversight,
  lockSeats,
  markSeats,
  type OverseenSeat,
  seatOrigins,
  simultaneousBallots,
  tellSeats,
} from './oversight.repository.ts';
import { findUnusualVotes, type UnusualVotes } from './unusual-votes.ts';

/**
 * What is done to other people's seats, with a reason, on the record and reversibly (LIVE-37, LIVE-54). Whether somebody
 * may is asked before. Each returns how many seats it changed: none where somebody else did it first.
 */
export interface SeatOversight {
  block(session: Session, seatId: SeatId, by: PersonId, reason: string): Promise<number>;
  unblock(session: Session, seatId: SeatId, by: PersonId): Promise<number>;
  /** Takes votes and sightings of seats out of the counts. */
  setAside(session: Session, seatIds: readonly SeatId[], by: PersonId, reason: string): Promise<number>;
  putBack(session: Session, seatIds: readonly SeatId[], by: PersonId): Promise<number>;
  /** Groups of seats whose votes look as if a program gave them. */
  unusualVotes(session: Session): Promise<UnusualVotes[]>;
  /** To be called when a session moves on. */
  sessionMoved(tx: Transaction, session: Session): Promise<void>;
}

type Marks = Parameters<typeof markSeats>[2];

interface Deed {
  readonly seatIds: readonly SeatId[];
  /** Whether it is still to be done to a seat. */
  readonly concerns: (seat: Pick<OverseenSeat, 'blockedAt' | 'setAsideAt'>) => boolean;
  readonly marks: (now: Date) => Marks;
  readonly notice: string;
  readonly entry: Omit<RecordEntry, 'scope' | 'data' | 'subject'>;
}

/** Single votes are not read: where votes meet, there are at least this many in a second. */
const LEAST_IN_A_SECOND = 2;

export function createSeatOversight({ db, clock, listeners, changed }: SeatDeps): SeatOversight {
  async function act(session: Session, deed: Deed): Promise<number> {
    const count = await inTransaction(db, async (tx) => {
      const current = await lockSession(tx, session.id);
      if (isOver(current)) return 0;
      const seats = (await lockSeats(tx, session.id, deed.seatIds)).filter(deed.concerns);
      const ids = seats.map(({ id }) => id);
      const [first] = ids;
      if (first === undefined) return 0;
      const now = clock.now();
      await markSeats(tx, ids, deed.marks(now));
      await tellSeats(tx, ids, { kind: deed.entry.kind, text: deed.notice, at: now });
      await writeRecord(tx, now, {
        ...deed.entry,
        scope: recordScope(session.id),
        data: { seats: ids.length },
        ...(ids.length === 1 ? { subject: first } : {}),
      });
      const next = await changeSession(tx, session.id);
      for (const listener of listeners.changed) await listener(tx, next, ids);
      return ids.length;
    });
    if (count > 0) changed(session.id);
    return count;
  }

  return {
    block: (session, seatId, by, reason) =>
      act(session, {
        seatIds: [seatId],
        concerns: ({ blockedAt }) => blockedAt === null,
        marks: (now) => ({ blockedAt: now, blockedReason: reason }),
        notice: `You have been blocked from taking part: ${reason}`,
        entry: { kind: 'seat-blocked', personId: by, reason },
      }),

    unblock: (session, seatId, by) =>
      act(session, {
        seatIds: [seatId],
        concerns: ({ blockedAt }) => blockedAt !== null,
        marks: () => ({ blockedAt: null, blockedReason: null }),
        notice: 'You can take part again: the block has been taken back.',
        entry: { kind: 'seat-unblocked', personId: by },
      }),

    setAside: (session, seatIds, by, reason) =>
      act(session, {
        seatIds,
        concerns: ({ setAsideAt }) => setAsideAt === null,
        marks: (now) => ({ setAsideAt: now, setAsideReason: reason }),
        notice: `Your votes are not counted for the time being: ${reason}`,
        entry: { kind: 'seats-set-aside', personId: by, reason },
      }),

    putBack: (session, seatIds, by) =>
      act(session, {
        seatIds,
        concerns: ({ setAsideAt }) => setAsideAt !== null,
        marks: () => ({ setAsideAt: null, setAsideReason: null }),
        notice: 'Your votes are counted again.',
        entry: { kind: 'seats-put-back', personId: by },
      }),

    async unusualVotes(session) {
      if (isOver(session)) return [];
      const ballots = await simultaneousBallots(db, session.id, LEAST_IN_A_SECOND);
      return ballots.length === 0 ? [] : findUnusualVotes(await seatOrigins(db, session.id), ballots);
    },

    async sessionMoved(tx, session) {
      if (session.state === 'closed') await endOversight(tx, session.id);
    },
  };
}
