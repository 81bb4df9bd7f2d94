import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { PersonId } from '../people/index.ts';
import type { Seat, SeatId } from './seat.ts';
import type { SessionId } from './session.ts';

const COLUMNS = [
  'seat.id',
  'seat.sessionId',
  'seat.personId',
  'seat.kind',
  'seat.name',
  'seat.organisationId',
  'organisation.name as organisation',
  'seat.place',
  'seat.level',
  'seat.joinedAt',
  'seat.announcements',
  'seat.blockedAt',
  'seat.blockedReason',
  'seat.setAsideAt',
  'seat.setAsideReason',
] as const;

/** The seat that a device holds in a session. `deviceHash` is the hash of the device's cookie. */
export async function findSeatOfDevice(
  db: Queryable,
  sessionId: SessionId,
  deviceHash: string,
): Promise<Seat | undefined> {
  const row = await db
    .selectFrom('seatDevice')
    .innerJoin('seat', 'seat.id', 'seatDevice.seatId')
    .leftJoin('organisation', 'organisation.id', 'seat.organisationId')
    .select(COLUMNS)
    .where('seatDevice.sessionId', '=', sessionId)
    .where('seatDevice.deviceHash', '=', deviceHash)
    .executeTakeFirst();
  return row as Seat | undefined;
}

export async function findSeatOfPerson(
  db: Queryable,
  sessionId: SessionId,
  personId: PersonId,
): Promise<Seat | undefined> {
  const row = await db
    .selectFrom('seat')
    .leftJoin('organisation', 'organisation.id', 'seat.organisationId')
    .select(COLUMNS)
    .where('seat.sessionId', '=', sessionId)
    .where('seat.personId', '=', personId)
    .executeTakeFirst();
  return row as Seat | undefined;
}

export async function getSeat(db: Queryable, id: SeatId): Promise<Seat> {
  const row = await db
    .selectFrom('seat')
    .leftJoin('organisation', 'organisation.id', 'seat.organisationId')
    .select(COLUMNS)
    .where('seat.id', '=', id)
    .executeTakeFirstOrThrow();
  return row as Seat;
}

export interface NewSeat {
  readonly id: SeatId;
  readonly sessionId: SessionId;
  readonly personId: PersonId | null;
  readonly kind: Seat['kind'];
  readonly name: string;
  readonly organisationId: string | null;
  readonly place: string;
  readonly level: string;
  readonly joinedAt: Date;
  readonly joinedFrom: string | null;
}

export async function insertSeat(tx: Transaction, seat: NewSeat): Promise<void> {
  await tx.insertInto('seat').values(seat).execute();
}

/** Lets a device act for a seat; a device holds one seat in a session, the first it was given. */
export async function giveDevice(
  tx: Transaction,
  sessionId: SessionId,
  deviceHash: string,
  seatId: SeatId,
): Promise<void> {
  await tx
    .insertInto('seatDevice')
    .values({ sessionId, deviceHash, seatId })
    .onConflict((conflict) => conflict.columns(['sessionId', 'deviceHash']).doNothing())
    .execute();
}

/** People present, by organisation id (empty: none given): seats that joined and are not blocked or set aside. */
export async function countPresent(db: Queryable, sessionId: SessionId): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('seat')
    .select((eb) => ['organisationId', eb.fn.countAll<number>().as('count')])
    .where('sessionId', '=', sessionId)
    .where('kind', '!=', 'floor')
    .where('blockedAt', 'is', null)
    .where('setAsideAt', 'is', null)
    .groupBy('organisationId')
    .execute();
  return new Map(rows.map((row) => [row.organisationId ?? '', Number(row.count)]));
}
