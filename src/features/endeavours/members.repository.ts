import { prepared } from '../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../platform/database/repeated-query.ts';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { PersonId } from '../people/index.ts';
import type { EndeavourId, EndeavourSeatId, Member, MemberId } from './endeavour.ts';
import { memberName } from './seats.repository.ts';

export interface NewMember {
  readonly id: MemberId;
  readonly endeavourId: EndeavourId;
  readonly personId: PersonId | null;
  readonly shownName: string;
  readonly isPseudonym: boolean;
  readonly joinedAt: Date;
}

export async function insertMember(tx: Transaction, member: NewMember): Promise<void> {
  await tx.insertInto('endeavourMember').values(member).execute();
}

function memberQuery(db: Queryable) {
  return db
    .selectFrom('endeavourMember')
    .leftJoin('person', 'person.id', 'endeavourMember.personId')
    .leftJoin('endeavourHolding', (join) =>
      join
        .onRef('endeavourHolding.memberId', '=', 'endeavourMember.id')
        .on('endeavourHolding.untilAt', 'is', null),
    )
    .selectAll('endeavourMember')
    .select([memberName.as('name'), 'endeavourHolding.seatId']);
}

type Row = Awaited<ReturnType<ReturnType<typeof memberQuery>['execute']>>[number];

/** A member, and the seat that they hold now. */
export interface SeatedMember extends Member {
  readonly seatId: EndeavourSeatId | null;
  readonly seenAt: Date | null;
}

export async function findMemberOfPerson(
  db: Queryable,
  endeavourId: EndeavourId,
  personId: PersonId,
): Promise<SeatedMember | undefined> {
  const row = await memberQuery(db)
    .where('endeavourMember.endeavourId', '=', endeavourId)
    .where('endeavourMember.personId', '=', personId)
    .executeTakeFirst();
  return row === undefined ? undefined : toMember(row);
}

/** Who has a seat by a simple link in this browser. One with an account is only known by signing in. */
export async function findMemberOfDevice(
  db: Queryable,
  endeavourId: EndeavourId,
  deviceHash: string,
): Promise<SeatedMember | undefined> {
  const row = await memberQuery(db)
    .innerJoin('endeavourDevice', 'endeavourDevice.memberId', 'endeavourMember.id')
    .where('endeavourDevice.endeavourId', '=', endeavourId)
    .where('endeavourDevice.deviceHash', '=', deviceHash)
    .where('endeavourMember.personId', 'is', null)
    .executeTakeFirst();
  return row === undefined ? undefined : toMember(row);
}

export async function findMember(
  db: Queryable,
  endeavourId: EndeavourId,
  id: MemberId,
): Promise<SeatedMember | undefined> {
  const row = await memberQuery(db)
    .where('endeavourMember.endeavourId', '=', endeavourId)
    .where('endeavourMember.id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : toMember(row);
}

/** Everybody who is or was in the endeavour, in the order in which they came. */
export async function listMembers(db: Queryable, endeavourId: EndeavourId): Promise<SeatedMember[]> {
  const rows = await memberQuery(db)
    .where('endeavourMember.endeavourId', '=', endeavourId)
    .orderBy('endeavourMember.joinedAt')
    .orderBy('endeavourMember.id')
    .execute();
  return rows.map(toMember);
}

const seatedIn = repeatedQuery((db, value: ValueOf<{ personId: string }>) =>
  db
    .selectFrom('endeavourMember')
    .innerJoin('endeavourHolding', 'endeavourHolding.memberId', 'endeavourMember.id')
    .select('endeavourMember.endeavourId')
    .modifyFront(prepared)
    .where('endeavourMember.personId', '=', value('personId'))
    .where('endeavourHolding.untilAt', 'is', null),
);

/** The endeavours in which somebody holds a seat. */
export async function listSeatedIn(db: Queryable, personId: PersonId): Promise<EndeavourId[]> {
  const rows = await seatedIn(db, { personId });
  return rows.map(({ endeavourId }) => endeavourId as EndeavourId);
}

export async function updateMember(
  tx: Transaction,
  id: MemberId,
  set: { shownName?: string; isPseudonym?: boolean; leftAt?: Date | null; whyItMatters?: string },
): Promise<void> {
  await tx.updateTable('endeavourMember').set(set).where('id', '=', id).execute();
}

function toMember(row: Row): SeatedMember {
  return {
    id: row.id as MemberId,
    endeavourId: row.endeavourId as EndeavourId,
    personId: row.personId as PersonId | null,
    name: row.name,
    isPseudonym: row.isPseudonym,
    joinedAt: row.joinedAt,
    leftAt: row.leftAt,
    seenAt: row.seenAt,
    seenBeforeAt: row.seenBeforeAt,
    whyItMatters: row.whyItMatters,
    seatId: row.seatId as EndeavourSeatId | null,
  };
}

/** Wherever a person is or was a member. */
export async function membershipsOfPerson(
  db: Queryable,
  personId: PersonId,
): Promise<{ readonly id: string; readonly endeavourId: string; readonly isThere: boolean }[]> {
  const rows = await db
    .selectFrom('endeavourMember')
    .select(['id', 'endeavourId', 'leftAt'])
    .where('personId', '=', personId)
    .execute();
  return rows.map(({ leftAt, ...row }) => ({ ...row, isThere: leftAt === null }));
}
