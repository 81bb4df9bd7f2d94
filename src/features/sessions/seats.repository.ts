import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import type { PersonId } from '../people/index.ts';
import type { Seat, SeatId } from './seat.ts';
import type { Session, SessionId } from './session.ts';

/** What a `Seat` is read from. */
export const SEAT_COLUMNS = [
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

export async function findSeatOfPerson(
  db: Queryable,
  sessionId: SessionId,
  personId: PersonId,
): Promise<Seat | undefined> {
  const row = await db
    .selectFrom('seat')
    .leftJoin('organisation', 'organisation.id', 'seat.organisationId')
    .select(SEAT_COLUMNS)
    .where('seat.sessionId', '=', sessionId)
    .where('seat.personId', '=', personId)
    .executeTakeFirst();
  return row as Seat | undefined;
}

/** All seats of a person, in a fixed order of their sessions. */
export async function seatsOfPerson(db: Queryable, personId: PersonId): Promise<Seat[]> {
  const rows = await db
    .selectFrom('seat')
    .leftJoin('organisation', 'organisation.id', 'seat.organisationId')
    .select(SEAT_COLUMNS)
    .where('seat.personId', '=', personId)
    .orderBy('seat.sessionId')
    .execute();
  return rows as Seat[];
}

export async function getSeat(db: Queryable, id: SeatId): Promise<Seat> {
  const row = await db
    .selectFrom('seat')
    .leftJoin('organisation', 'organisation.id', 'seat.organisationId')
    .select(SEAT_COLUMNS)
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

/** Inserts a seat, unless the person has one in this session. Returns whether it was inserted. */
export async function insertSeat(tx: Transaction, seat: NewSeat): Promise<boolean> {
  const inserted = await tx
    .insertInto('seat')
    .values(seat)
    .onConflict((conflict) => conflict.columns(['sessionId', 'personId']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/**
 * The one seat of a session for what people without a device ask (LIVE-19). It counts for nothing, and no browser
 * holds it. Call it with the session locked.
 */
export async function ensureFloorSeat(tx: Transaction, sessionId: SessionId, now: Date): Promise<Seat> {
  const known = await tx
    .selectFrom('seat')
    .select('id')
    .where('sessionId', '=', sessionId)
    .where('kind', '=', 'floor')
    .executeTakeFirst();
  if (known !== undefined) return getSeat(tx, known.id as SeatId);
  const id = newId<'seat'>();
  await insertSeat(tx, {
    id,
    sessionId,
    personId: null,
    kind: 'floor',
    name: '',
    organisationId: null,
    place: '',
    level: '',
    joinedAt: now,
    joinedFrom: null,
  });
  return getSeat(tx, id);
}

/** Makes a seat that nobody's account has that of a person who has none there. Returns whether it was given. */
export async function giveSeat(
  tx: Transaction,
  id: SeatId,
  personId: PersonId,
  kind: Seat['kind'],
): Promise<boolean> {
  const given = await tx
    .updateTable('seat')
    .set({ personId, kind })
    .where('id', '=', id)
    .where('personId', 'is', null)
    .where('kind', '!=', 'floor')
    .where('blockedAt', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('seat as own')
            .select('own.id')
            .whereRef('own.sessionId', '=', 'seat.sessionId')
            .where('own.personId', '=', personId),
        ),
      ),
    )
    .returning('id')
    .executeTakeFirst();
  return given !== undefined;
}

export async function deleteSeat(tx: Transaction, id: SeatId): Promise<void> {
  await tx.deleteFrom('seat').where('id', '=', id).execute();
}

export async function updateSeat(
  tx: Transaction,
  id: SeatId,
  set: Partial<Pick<Seat, 'name' | 'organisationId' | 'place' | 'level' | 'announcements'>>,
): Promise<void> {
  await tx.updateTable('seat').set(set).where('id', '=', id).execute();
}

/** Lets a device act for a seat, unless it has one in this session. Returns whether it was given this one. */
export async function giveDevice(
  tx: Transaction,
  sessionId: SessionId,
  deviceHash: string,
  seatId: SeatId,
): Promise<boolean> {
  const given = await tx
    .insertInto('seatDevice')
    .values({ sessionId, deviceHash, seatId })
    .onConflict((conflict) => conflict.columns(['sessionId', 'deviceHash']).doNothing())
    .returning('seatId')
    .executeTakeFirst();
  return given !== undefined;
}

export async function moveDevices(tx: Transaction, from: SeatId, to: SeatId): Promise<void> {
  await tx.updateTable('seatDevice').set({ seatId: to }).where('seatId', '=', from).execute();
}

export async function countDevices(db: Queryable, seatId: SeatId): Promise<number> {
  const row = await db
    .selectFrom('seatDevice')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('seatId', '=', seatId)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Keeps a link to a seat, in place of any that has not been used. */
export async function insertSeatLink(
  tx: Transaction,
  seatId: SeatId,
  secretHash: string,
  expiresAt: Date,
): Promise<void> {
  await tx.deleteFrom('seatLink').where('seatId', '=', seatId).where('usedAt', 'is', null).execute();
  await tx.insertInto('seatLink').values({ secretHash, seatId, expiresAt }).execute();
}

export async function findSeatLink(
  db: Queryable,
  sessionId: SessionId,
  secretHash: string,
): Promise<{ readonly seatId: SeatId; readonly usedAt: Date | null; readonly expiresAt: Date } | undefined> {
  const row = await db
    .selectFrom('seatLink')
    .innerJoin('seat', 'seat.id', 'seatLink.seatId')
    .select(['seatLink.seatId', 'seatLink.usedAt', 'seatLink.expiresAt'])
    .where('seatLink.secretHash', '=', secretHash)
    .where('seat.sessionId', '=', sessionId)
    .executeTakeFirst();
  return row === undefined ? undefined : { ...row, seatId: row.seatId as SeatId };
}

/** Uses a link up and returns its seat; undefined where that is not possible. Only one transaction gets it. */
export async function takeSeatLink(
  tx: Transaction,
  sessionId: SessionId,
  secretHash: string,
  now: Date,
): Promise<SeatId | undefined> {
  const row = await tx
    .updateTable('seatLink')
    .from('seat')
    .set({ usedAt: now })
    .whereRef('seat.id', '=', 'seatLink.seatId')
    .where('seat.sessionId', '=', sessionId)
    .where('seatLink.secretHash', '=', secretHash)
    .where('seatLink.usedAt', 'is', null)
    .where('seatLink.expiresAt', '>', now)
    .returning('seatLink.seatId')
    .executeTakeFirst();
  return row?.seatId as SeatId | undefined;
}

/** Marks a ticket as used. Returns false where it was used before or does not exist; only one transaction gets true. */
export async function takeTicket(
  tx: Transaction,
  sessionId: SessionId,
  codeHash: string,
  now: Date,
): Promise<boolean> {
  const taken = await tx
    .updateTable('sessionTicket')
    .set({ usedAt: now })
    .where('codeHash', '=', codeHash)
    .where('sessionId', '=', sessionId)
    .where('usedAt', 'is', null)
    .returning('codeHash')
    .executeTakeFirst();
  return taken !== undefined;
}

export async function ticketExists(db: Queryable, sessionId: SessionId, codeHash: string): Promise<boolean> {
  const row = await db
    .selectFrom('sessionTicket')
    .select('codeHash')
    .where('codeHash', '=', codeHash)
    .where('sessionId', '=', sessionId)
    .executeTakeFirst();
  return row !== undefined;
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
  return new Map(rows.map((row) => [row.organisationId ?? '', row.count]));
}

/** The sessions in which a person holds a role or a seat, or a device holds a seat, the latest first. */
export async function recentSessions(
  db: Queryable,
  who: { readonly personId: PersonId | null; readonly deviceHash: string | null },
  limit: number,
): Promise<Pick<Session, 'code' | 'title' | 'state' | 'startsAt' | 'zone'>[]> {
  if (who.personId === null && who.deviceHash === null) return [];
  const ofDevice = db
    .selectFrom('seatDevice')
    .select('sessionId')
    .where('deviceHash', '=', who.deviceHash ?? '');
  const ofSeat = db
    .selectFrom('seat')
    .select('sessionId')
    .where('personId', '=', who.personId ?? '');
  const ofRole = db
    .selectFrom('sessionRole')
    .select('sessionId')
    .where('personId', '=', who.personId ?? '');
  return db
    .selectFrom('session')
    .select(['code', 'title', 'state', 'startsAt', 'zone'])
    .where('id', 'in', ofDevice.union(ofSeat).union(ofRole))
    .orderBy('startsAt', 'desc')
    .limit(limit)
    .execute();
}
