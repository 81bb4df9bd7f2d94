import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { Seat, SeatId } from '../seat.ts';
import type { SessionId } from '../session.ts';
import type { Ballots, SeatOrigin } from './unusual-votes.ts';

/** A seat as the people who look after the session see it. */
export type OverseenSeat = Pick<
  Seat,
  | 'id'
  | 'kind'
  | 'name'
  | 'organisation'
  | 'joinedAt'
  | 'blockedAt'
  | 'blockedReason'
  | 'setAsideAt'
  | 'setAsideReason'
>;

const COLUMNS = [
  'seat.id',
  'seat.kind',
  'seat.name',
  'organisation.name as organisation',
  'seat.joinedAt',
  'seat.blockedAt',
  'seat.blockedReason',
  'seat.setAsideAt',
  'seat.setAsideReason',
] as const;

function seatsOf(db: Queryable, sessionId: SessionId) {
  return db
    .selectFrom('seat')
    .leftJoin('organisation', 'organisation.id', 'seat.organisationId')
    .select(COLUMNS)
    .where('seat.sessionId', '=', sessionId)
    .where('seat.kind', '!=', 'floor')
    .orderBy('seat.joinedAt')
    .orderBy('seat.id');
}

export async function listSeats(
  db: Queryable,
  sessionId: SessionId,
  page: { readonly offset: number; readonly limit: number },
): Promise<OverseenSeat[]> {
  return (await seatsOf(db, sessionId).offset(page.offset).limit(page.limit).execute()) as OverseenSeat[];
}

export async function findOverseenSeat(
  db: Queryable,
  sessionId: SessionId,
  seatId: SeatId,
): Promise<OverseenSeat | undefined> {
  const row = await seatsOf(db, sessionId).where('seat.id', '=', seatId).executeTakeFirst();
  return row as OverseenSeat | undefined;
}

/** Seats that are blocked or set aside. */
export async function listMarkedSeats(db: Queryable, sessionId: SessionId): Promise<OverseenSeat[]> {
  const rows = await seatsOf(db, sessionId)
    .where((eb) => eb.or([eb('seat.blockedAt', 'is not', null), eb('seat.setAsideAt', 'is not', null)]))
    .execute();
  return rows as OverseenSeat[];
}

export interface SeatCounts {
  readonly verified: number;
  readonly guests: number;
}

/** Everybody who has joined, also those who are blocked or set aside. */
export async function countSeats(db: Queryable, sessionId: SessionId): Promise<SeatCounts> {
  const rows = await db
    .selectFrom('seat')
    .select((eb) => ['kind', eb.fn.countAll<number>().as('count')])
    .where('sessionId', '=', sessionId)
    .groupBy('kind')
    .execute();
  const of = (kind: Seat['kind']): number => rows.find((row) => row.kind === kind)?.count ?? 0;
  return { verified: of('verified'), guests: of('guest') };
}

/** Which of these seats belong to the session and still count, blocked or not, taken for this transaction. */
export async function lockSeats(
  tx: Transaction,
  sessionId: SessionId,
  seatIds: readonly SeatId[],
): Promise<Pick<OverseenSeat, 'id' | 'blockedAt' | 'setAsideAt'>[]> {
  if (seatIds.length === 0) return [];
  const rows = await tx
    .selectFrom('seat')
    .select(['id', 'blockedAt', 'setAsideAt'])
    .where('sessionId', '=', sessionId)
    .where('id', 'in', seatIds)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows as Pick<OverseenSeat, 'id' | 'blockedAt' | 'setAsideAt'>[];
}

export async function markSeats(
  tx: Transaction,
  seatIds: readonly SeatId[],
  set: Partial<Pick<Seat, 'blockedAt' | 'blockedReason' | 'setAsideAt' | 'setAsideReason'>>,
): Promise<void> {
  await tx.updateTable('seat').set(set).where('id', 'in', seatIds).execute();
}

/** Tells the holders of seats, where they are told about their questions too. */
export async function tellSeats(
  tx: Transaction,
  seatIds: readonly SeatId[],
  notice: { readonly kind: string; readonly text: string; readonly at: Date },
): Promise<void> {
  await tx
    .insertInto('notice')
    .values(seatIds.map((seatId) => ({ ...notice, seatId })))
    .execute();
}

/** When and from which network each seat joined, where that is still known. */
export async function seatOrigins(db: Queryable, sessionId: SessionId): Promise<SeatOrigin[]> {
  const rows = await db
    .selectFrom('seat')
    .select(['id', 'joinedAt', 'joinedFrom'])
    .where('sessionId', '=', sessionId)
    .where('joinedFrom', 'is not', null)
    .where('setAsideAt', 'is', null)
    .execute();
  return rows as SeatOrigin[];
}

/** Who voted for the same question, from the same network, in the same second: at least `atLeast` seats. */
export async function simultaneousBallots(
  db: Queryable,
  sessionId: SessionId,
  atLeast: number,
): Promise<Ballots[]> {
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('vote')
        .innerJoin('seat', 'seat.id', 'vote.seatId')
        .select((ballot) => [
          'vote.questionId',
          'vote.seatId',
          'seat.joinedFrom',
          ballot.fn<Date>('date_trunc', [ballot.val('second'), 'vote.at']).as('second'),
        ])
        .where('seat.sessionId', '=', sessionId)
        .where('seat.joinedFrom', 'is not', null)
        .where('seat.setAsideAt', 'is', null)
        .where('vote.via', 'is', null)
        .as('ballot'),
    )
    .select((eb) => [
      'questionId',
      'joinedFrom',
      'second',
      eb.fn.agg<SeatId[]>('array_agg', ['seatId']).as('seatIds'),
    ])
    .groupBy(['questionId', 'joinedFrom', 'second'])
    .having((eb) => eb.fn.countAll<number>(), '>=', atLeast)
    .execute();
  return rows as Ballots[];
}

/** Forgets from where people joined, and ends blocks: both last as long as the session runs (LIVE-54). */
export async function endOversight(tx: Transaction, sessionId: SessionId): Promise<void> {
  await tx
    .updateTable('seat')
    .set({ joinedFrom: null, blockedAt: null, blockedReason: null })
    .where('sessionId', '=', sessionId)
    .where((eb) => eb.or([eb('joinedFrom', 'is not', null), eb('blockedAt', 'is not', null)]))
    .execute();
  await tx.updateTable('session').set({ addressKey: null }).where('id', '=', sessionId).execute();
}

/** How many seats are set aside, by reason: for everybody to read (LIVE-37). */
export async function countSetAside(
  db: Queryable,
  sessionId: SessionId,
): Promise<{ readonly reason: string; readonly seats: number }[]> {
  const rows = await db
    .selectFrom('seat')
    .select((eb) => ['setAsideReason', eb.fn.countAll<number>().as('seats')])
    .where('sessionId', '=', sessionId)
    .where('setAsideAt', 'is not', null)
    .groupBy('setAsideReason')
    .orderBy('setAsideReason')
    .execute();
  return rows.map((row) => ({ reason: row.setAsideReason ?? '', seats: row.seats }));
}
