import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import type { Space, SpaceId } from '../space.ts';
import { SPACE_COLUMNS } from '../spaces/spaces.repository.ts';
import type { JoinRequest, ShownRequest } from './joining.ts';

const COLUMNS = [
  'spaceRequest.id',
  'spaceId',
  'personId',
  'words',
  'state',
  'askedAt',
  'settledAt',
  'answer',
] as const;

export async function takesRequests(db: Queryable, id: SpaceId): Promise<boolean> {
  const row = await db.selectFrom('space').select('takesRequests').where('id', '=', id).executeTakeFirst();
  return row?.takesRequests === true;
}

export async function setTakesRequests(tx: Transaction, id: SpaceId, takes: boolean): Promise<void> {
  await tx.updateTable('space').set({ takesRequests: takes }).where('id', '=', id).execute();
}

/** The private spaces that take requests, by name, without those that this person belongs to. */
export async function listJoinable(db: Queryable, person: PersonId): Promise<readonly Space[]> {
  const rows = await joinable(db)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('spaceMember')
            .select('personId')
            .whereRef('spaceMember.spaceId', '=', 'space.id')
            .where('personId', '=', person),
        ),
      ),
    )
    .orderBy('name')
    .orderBy('id')
    .limit(200)
    .execute();
  return rows as Space[];
}

export async function findJoinable(db: Queryable, id: SpaceId): Promise<Space | undefined> {
  return (await joinable(db).where('id', '=', id).executeTakeFirst()) as Space | undefined;
}

function joinable(db: Queryable) {
  return db
    .selectFrom('space')
    .select(SPACE_COLUMNS)
    .where('kind', '=', 'private')
    .where('takesRequests', '=', true)
    .where('archivedAt', 'is', null);
}

export async function latestRequest(
  db: Queryable,
  space: SpaceId,
  person: PersonId,
): Promise<JoinRequest | undefined> {
  const row = await db
    .selectFrom('spaceRequest')
    .select(COLUMNS)
    .where('spaceId', '=', space)
    .where('personId', '=', person)
    .orderBy('askedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row as JoinRequest | undefined;
}

/** Adds a request; false where one waits already. */
export async function insertRequest(
  tx: Transaction,
  request: Pick<JoinRequest, 'id' | 'spaceId' | 'personId' | 'words' | 'askedAt'>,
): Promise<boolean> {
  const row = await tx
    .insertInto('spaceRequest')
    .values(request)
    .onConflict((conflict) =>
      conflict.columns(['spaceId', 'personId']).where('state', '=', 'waiting').doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Settles a request that waits. Of two who try at once, one gets it. */
export async function settleRequest(
  tx: Transaction,
  which: { readonly id: string; readonly spaceId: SpaceId; readonly personId?: PersonId },
  to: {
    readonly state: 'accepted' | 'declined' | 'withdrawn';
    readonly settledBy: PersonId;
    readonly settledAt: Date;
    readonly answer?: string;
  },
): Promise<JoinRequest | undefined> {
  let query = tx
    .updateTable('spaceRequest')
    .set(to)
    .where('id', '=', which.id)
    .where('spaceId', '=', which.spaceId)
    .where('state', '=', 'waiting');
  if (which.personId !== undefined) query = query.where('personId', '=', which.personId);
  return (await query.returning(COLUMNS).executeTakeFirst()) as JoinRequest | undefined;
}

/** Those that wait for an answer, the oldest first. */
export async function listWaiting(db: Queryable, space: SpaceId): Promise<readonly ShownRequest[]> {
  const rows = await db
    .selectFrom('spaceRequest')
    .innerJoin('person', 'person.id', 'spaceRequest.personId')
    .leftJoin('organisation', 'organisation.id', 'person.organisationId')
    .select([...COLUMNS, 'person.name', 'organisation.name as organisation'])
    .where('spaceId', '=', space)
    .where('state', '=', 'waiting')
    .orderBy('askedAt')
    .limit(200)
    .execute();
  return rows as ShownRequest[];
}

export async function listModerators(db: Queryable, space: SpaceId): Promise<readonly PersonId[]> {
  const rows = await db
    .selectFrom('spaceMember')
    .select('personId')
    .where('spaceId', '=', space)
    .where('role', '=', 'moderator')
    .execute();
  return rows.map(({ personId }) => personId as PersonId);
}

export async function isMember(db: Queryable, space: SpaceId, person: PersonId): Promise<boolean> {
  const row = await db
    .selectFrom('spaceMember')
    .select('personId')
    .where('spaceId', '=', space)
    .where('personId', '=', person)
    .executeTakeFirst();
  return row !== undefined;
}

export async function forgetRequests(tx: Transaction, person: PersonId): Promise<void> {
  await tx.deleteFrom('spaceRequest').where('personId', '=', person).execute();
}
