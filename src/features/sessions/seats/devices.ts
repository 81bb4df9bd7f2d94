import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { hashSecret, newSecret } from '../../../platform/random.ts';
import type { Seat, SeatId } from '../seat.ts';
import { countDevices, findSeatLink, giveDevice, insertSeatLink, takeSeatLink } from '../seats.repository.ts';
import type { Session } from '../session.ts';
import type { SeatDeps } from './extensions.ts';
import { eraseSeat } from './own-seat.ts';
import { findSeatOfDevice } from './devices.repository.ts';

/** How long a link to continue on another device works. */
export const SEAT_LINK_MINUTES = 15;

export type SeatLinkState = 'usable' | 'used' | 'expired' | 'unknown';

/**
 * `seat-in-use`: the device has a seat that is an account's, or that another device has too. `blocked`: the seat of the
 * device is blocked, and giving it up would be a way around that.
 */
export type UsedLink = 'continued' | 'unusable' | 'seat-in-use' | 'blocked';

/** One seat on several devices, for people without an account too (LIVE-24). */
export interface SeatDevices {
  /** Makes a link that gives one other device the seat, once, and returns its secret. An earlier one stops working. */
  createLink(seat: Seat): Promise<string>;
  findLink(session: Session, secret: string): Promise<{ state: SeatLinkState; seatId: SeatId | null }>;
  /**
   * Gives the device the seat of the link. A seat that the device had of its own is erased: one person, one seat. So a
   * device never changes its seat while that seat exists.
   */
  useLink(session: Session, secret: string, deviceHash: string): Promise<UsedLink>;
}

export function createSeatDevices({ db, clock, listeners, changed }: SeatDeps): SeatDevices {
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

    async useLink(session, secret, deviceHash) {
      const result = await inTransaction(db, async (tx): Promise<UsedLink> => {
        const held = await findSeatOfDevice(tx, session.id, deviceHash);
        if (held !== undefined && held.blockedAt !== null) return 'blocked';
        if (held !== undefined && !(await canBeGivenUp(tx, held))) return 'seat-in-use';
        const seatId = await takeSeatLink(tx, session.id, hashSecret(secret), clock.now());
        if (seatId === undefined) return 'unusable';
        if (held !== undefined && held.id !== seatId) await eraseSeat(tx, held, listeners);
        await giveDevice(tx, session.id, deviceHash, seatId);
        return 'continued';
      });
      changed(session.id);
      return result;
    },
  };
}

/** A seat that only this device has: nobody else loses it. */
async function canBeGivenUp(tx: Transaction, seat: Seat): Promise<boolean> {
  return seat.personId === null && (await countDevices(tx, seat.id)) === 1;
}
