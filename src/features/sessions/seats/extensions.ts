import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import type { Seat, SeatId } from '../seat.ts';
import type { Session } from '../session.ts';

/**
 * What seats count for has changed: their organisation, or whether they are blocked or set aside. Called in the
 * transaction that changes them, afterwards, with the session at its new version.
 */
export type SeatsChanged = (tx: Transaction, session: Session, seatIds: readonly SeatId[]) => Promise<void>;

/** A feature's share of what somebody downloads about themselves (LIVE-86). `read` gives what JSON can hold. */
export interface SeatExport {
  /** The field of the file. */
  readonly name: string;
  read(db: Queryable, seat: Seat): Promise<unknown>;
}

/**
 * Somebody wants to be erased (LIVE-88). Called before the seat is deleted, in the same transaction: what hangs on the
 * seat by a foreign key goes, or loses its link, with it; names that were copied elsewhere must be taken out here, and
 * whoever keeps counts takes what the seat did out of them, unless the session is over.
 */
export type SeatErased = (tx: Transaction, session: Session, seat: Seat) => Promise<void>;

/** A guest's seat is an account's from now on (LIVE-88). Called in the transaction that makes it so, afterwards. */
export type SeatKept = (tx: Transaction, seatId: SeatId, personId: PersonId) => Promise<void>;

/** What other features add to what happens to seats. Register before the app is ready. */
export interface SeatExtensions {
  onSeatsChanged(listener: SeatsChanged): void;
  onSeatExport(part: SeatExport): void;
  onSeatErased(listener: SeatErased): void;
  onSeatKept(listener: SeatKept): void;
}

export interface SeatListeners extends SeatExtensions {
  readonly changed: readonly SeatsChanged[];
  readonly exports: readonly SeatExport[];
  readonly erased: readonly SeatErased[];
  readonly kept: readonly SeatKept[];
}

export function createSeatListeners(): SeatListeners {
  const changed: SeatsChanged[] = [];
  const exports: SeatExport[] = [];
  const erased: SeatErased[] = [];
  const kept: SeatKept[] = [];
  return {
    changed,
    exports,
    erased,
    kept,
    onSeatsChanged: (listener) => void changed.push(listener),
    onSeatExport: (part) => void exports.push(part),
    onSeatErased: (listener) => void erased.push(listener),
    onSeatKept: (listener) => void kept.push(listener),
  };
}

/** What the use cases on seats share. */
export interface SeatDeps {
  readonly db: Queryable;
  readonly clock: { now(): Date };
  readonly listeners: SeatListeners;
  /** Tells everybody in the session that it has a new version; after the commit. */
  readonly changed: (sessionId: Session['id']) => void;
}
