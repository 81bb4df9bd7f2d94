import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { organisationNamed } from '../../organisations/index.ts';
import { newId } from '../../../platform/ids.ts';
import type { PersonId } from '../../people/index.ts';
import { changeSession } from '../repository.ts';
import type { Seat, SeatDetails } from '../seat.ts';
import {
  deleteSeat,
  getSeat,
  giveSeat,
  insertSeat,
  moveDevices,
  seatsOfPerson,
  updateSeat,
} from '../seats.repository.ts';
import { isOver, type Session } from '../session.ts';
import type { SeatDeps, SeatListeners } from './extensions.ts';
import { markSeats } from './oversight.repository.ts';

/** What people do with their own seat. */
export interface OwnSeat {
  /**
   * Changes what somebody said about themselves; votes already given count for the new organisation from then on. Not
   * to be called for a session that is over: its counts stay as they were handed over.
   */
  change(seat: Seat, details: SeatDetails, announcements: boolean): Promise<void>;
  /**
   * Makes a guest's seat that of an account, with all that was done on it (LIVE-88). False where it is an account's, or
   * the person has a seat of their own there.
   */
  keep(seat: Seat, person: PersonId): Promise<boolean>;
  /** Everything kept about somebody in a session, for a file. */
  exportOf(session: Session, seat: Seat): Promise<Record<string, unknown>>;
  /** Deletes the seat with its votes, and every name that was copied from it (LIVE-88). */
  erase(seat: Seat): Promise<void>;
  /** The same for all seats of somebody whose account is erased, in the transaction that does it. */
  eraseSeatsOf(tx: Transaction, personId: PersonId): Promise<void>;
}

export function createOwnSeat({ db, clock, listeners, changed }: SeatDeps): OwnSeat {
  return {
    async change(seat, { organisation, ...details }, announcements) {
      const isOtherOrganisation = await inTransaction(db, async (tx) => {
        const organisationId =
          organisation === '' ? null : await organisationNamed(tx, organisation, clock.now());
        // The session is taken first, as by everybody who changes counts: two changes never wait for each other.
        const current = await getSeat(tx, seat.id);
        const isOther = current.organisationId !== organisationId;
        const session = isOther ? await changeSession(tx, seat.sessionId) : undefined;
        await updateSeat(tx, seat.id, { ...details, organisationId, announcements });
        if (session !== undefined) {
          for (const listener of listeners.changed) await listener(tx, session, [seat.id]);
        }
        return isOther;
      });
      if (isOtherOrganisation) changed(seat.sessionId);
    },

    async keep(seat, person) {
      const isKept = await inTransaction(db, async (tx) => {
        const session = await changeSession(tx, seat.sessionId);
        // The counts of a session that is over stay as they were handed over.
        if (!(await giveSeat(tx, seat.id, person, isOver(session) ? seat.kind : 'verified'))) return false;
        for (const listener of listeners.kept) await listener(tx, seat.id, person);
        return true;
      });
      changed(seat.sessionId);
      return isKept;
    },

    async exportOf(session, seat) {
      const { name, organisation, place, level, kind, joinedAt, announcements } = seat;
      const file: Record<string, unknown> = {
        session: { title: session.title, code: session.code, startsAt: session.startsAt },
        seat: { name, organisation, place, level, kind, joinedAt, announcements },
      };
      for (const part of listeners.exports) file[part.name] = await part.read(db, seat);
      return file;
    },

    async erase(seat) {
      await inTransaction(db, (tx) => eraseSeat(tx, seat, listeners));
      changed(seat.sessionId);
    },

    async eraseSeatsOf(tx, personId) {
      for (const seat of await seatsOfPerson(tx, personId)) await eraseSeat(tx, seat, listeners);
    },
  };
}

/** Erases a seat in the caller's transaction. */
export async function eraseSeat(tx: Transaction, seat: Seat, listeners: SeatListeners): Promise<void> {
  const session = await changeSession(tx, seat.sessionId);
  for (const listener of listeners.erased) await listener(tx, session, seat);
  if (seat.blockedAt !== null) await keepBlock(tx, seat);
  await deleteSeat(tx, seat.id);
}

/** A block outlasts its seat: the devices keep one that says nothing of anybody, blocked as it was (LIVE-54). */
async function keepBlock(tx: Transaction, seat: Seat): Promise<void> {
  const { sessionId, kind, joinedAt, blockedAt, blockedReason } = seat;
  const id = newId<'seat'>();
  const nobody = { personId: null, name: '', organisationId: null, place: '', level: '', joinedFrom: null };
  await insertSeat(tx, { ...nobody, id, sessionId, kind, joinedAt });
  await markSeats(tx, [id], { blockedAt, blockedReason });
  await moveDevices(tx, seat.id, id);
}
