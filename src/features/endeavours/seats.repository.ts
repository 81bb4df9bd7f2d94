import { sql } from 'kysely';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import type { OrganisationId } from '../organisations/index.ts';
import type {
  EndeavourId,
  EndeavourSeatId,
  Holding,
  MemberId,
  Seat,
  SeatKind,
  SeatWithHolders,
} from './endeavour.ts';

export interface NewSeat extends Omit<Seat, 'organisation' | 'emptySince' | 'removedAt'> {
  /** Where there is no organisation. */
  readonly community: string | null;
}

/** Makes a seat; it is empty until somebody takes it. */
export async function insertSeat(tx: Transaction, seat: NewSeat): Promise<void> {
  await tx
    .insertInto('endeavourSeat')
    .values({ ...seat, emptySince: seat.madeAt })
    .execute();
}

function seatQuery(db: Queryable) {
  return db
    .selectFrom('endeavourSeat')
    .leftJoin('organisation', 'organisation.id', 'endeavourSeat.organisationId')
    .selectAll('endeavourSeat')
    .select('organisation.name as organisationName');
}

type SeatRow = Awaited<ReturnType<ReturnType<typeof seatQuery>['execute']>>[number];

export async function findSeat(
  db: Queryable,
  endeavourId: EndeavourId,
  id: EndeavourSeatId,
): Promise<Seat | undefined> {
  const row = await seatQuery(db)
    .where('endeavourSeat.endeavourId', '=', endeavourId)
    .where('endeavourSeat.id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : toSeat(row);
}

/** The seats of an endeavour with who holds and who held them, by organisation and name; removed ones at will. */
export async function listSeats(
  db: Queryable,
  endeavourId: EndeavourId,
  options: { readonly removedToo?: boolean } = {},
): Promise<SeatWithHolders[]> {
  let query = seatQuery(db).where('endeavourSeat.endeavourId', '=', endeavourId);
  if (options.removedToo !== true) query = query.where('endeavourSeat.removedAt', 'is', null);
  const rows = await query
    .orderBy(sql`lower(coalesce(organisation.name, endeavour_seat.community))`)
    .orderBy('endeavourSeat.name')
    .orderBy('endeavourSeat.id')
    .execute();
  const holdings = await listHoldings(db, endeavourId);
  return rows.map((row) => {
    const own = holdings.filter(({ seatId }) => seatId === row.id);
    return {
      ...toSeat(row),
      holders: own.filter(({ untilAt }) => untilAt === null),
      heldBefore: own.filter(({ untilAt }) => untilAt !== null).toReversed(),
    };
  });
}

async function listHoldings(
  db: Queryable,
  endeavourId: EndeavourId,
): Promise<(Holding & { readonly seatId: string })[]> {
  const rows = await db
    .selectFrom('endeavourHolding')
    .innerJoin('endeavourMember', 'endeavourMember.id', 'endeavourHolding.memberId')
    .leftJoin('person', 'person.id', 'endeavourMember.personId')
    .select([
      'endeavourHolding.seatId',
      'endeavourHolding.fromAt',
      'endeavourHolding.untilAt',
      'endeavourMember.id as memberId',
      memberName.as('name'),
    ])
    .where('endeavourMember.endeavourId', '=', endeavourId)
    .orderBy('endeavourHolding.fromAt')
    .orderBy('endeavourHolding.id')
    .execute();
  return rows.map((row) => ({ ...row, memberId: row.memberId as MemberId }));
}

/** The name of a member as everybody sees it, in a query on `endeavour_member` and `person`. */
export const memberName = sql<string>`case when endeavour_member.is_pseudonym then endeavour_member.shown_name
  else coalesce(nullif(person.name, ''), endeavour_member.shown_name) end`;

export async function insertHolding(
  tx: Transaction,
  seatId: EndeavourSeatId,
  memberId: MemberId,
  now: Date,
): Promise<void> {
  await tx.insertInto('endeavourHolding').values({ id: newId(), seatId, memberId, fromAt: now }).execute();
  await tx
    .updateTable('endeavourSeat')
    .set({ emptySince: null, chasedAt: null })
    .where('id', '=', seatId)
    .execute();
}

/** Ends a member's time in the seat they hold; a seat that nobody holds any more is empty from now on. */
export async function endHolding(tx: Transaction, memberId: MemberId, now: Date): Promise<void> {
  const ended = await tx
    .updateTable('endeavourHolding')
    .set({ untilAt: now })
    .where('memberId', '=', memberId)
    .where('untilAt', 'is', null)
    .returning('seatId')
    .execute();
  for (const { seatId } of ended) {
    await tx
      .updateTable('endeavourSeat')
      .set({ emptySince: now })
      .where('id', '=', seatId)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('endeavourHolding')
              .select('id')
              .where('seatId', '=', seatId)
              .where('untilAt', 'is', null),
          ),
        ),
      )
      .execute();
  }
}

function toSeat(row: SeatRow): Seat {
  return {
    id: row.id as EndeavourSeatId,
    endeavourId: row.endeavourId as EndeavourId,
    name: row.name,
    kind: row.kind as SeatKind,
    organisationId: row.organisationId as OrganisationId | null,
    organisation: row.organisationName ?? row.community ?? '',
    place: row.place,
    level: row.level,
    isPseudonymous: row.isPseudonymous,
    madeAt: row.madeAt,
    emptySince: row.emptySince,
    removedAt: row.removedAt,
  };
}

export async function removeSeat(tx: Transaction, id: EndeavourSeatId, now: Date): Promise<void> {
  await tx.updateTable('endeavourSeat').set({ removedAt: now }).where('id', '=', id).execute();
}
