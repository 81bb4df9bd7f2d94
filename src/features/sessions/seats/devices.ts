import { inTransaction } from '../../../platform/database/transaction.ts';
import { hashSecret, newSecret } from '../../../platform/random.ts';
import type { Seat, SeatId } from '../seat.ts';
import { findSeatLink, insertSeatLink, moveDevice, takeSeatLink } from '../seats.repository.ts';
import type { Session } from '../session.ts';
import type { SeatDeps } from './extensions.ts';

/** How long a link to continue on another device works. */
export const SEAT_LINK_MINUTES = 15;

export type SeatLinkState = 'usable' | 'used' | 'expired' | 'unknown';

/** One seat on several devices, for people without an account too (LIVE-24). */
export interface SeatDevices {
  /** Makes a link that gives one other device the seat, once, and returns its secret. An earlier one stops working. */
  createLink(seat: Seat): Promise<string>;
  findLink(session: Session, secret: string): Promise<{ state: SeatLinkState; seatId: SeatId | null }>;
  /** Gives the device the seat of the link, in place of any it had in this session. Returns whether it did. */
  useLink(session: Session, secret: string, deviceHash: string): Promise<boolean>;
}

export function createSeatDevices({ db, clock }: Pick<SeatDeps, 'db' | 'clock'>): SeatDevices {
  return {
    async createLink(seat) {
      const secret = newSecret();
      const expiresAt = new Date(clock.now().getTime() + SEAT_LINK_MINUTES * 60_000);
      await inTransaction(db, (tx) => insertSeatLink(tx, seat.id, hashSecret(secret), expiresAt));
      return secret;
    },

    async findLink(session, secret) {
      const link = await findSeatLink(db, session.id, hashSecret(secret));
      if (link === undefined) return { state: 'unknown', seatId: null };
      const { usedAt, expiresAt, seatId } = link;
      return { state: usedAt !== null ? 'used' : expiresAt > clock.now() ? 'usable' : 'expired', seatId };
    },

    useLink: (session, secret, deviceHash) =>
      inTransaction(db, async (tx) => {
        const seatId = await takeSeatLink(tx, session.id, hashSecret(secret), clock.now());
        if (seatId === undefined) return false;
        await moveDevice(tx, session.id, deviceHash, seatId);
        return true;
      }),
  };
}
