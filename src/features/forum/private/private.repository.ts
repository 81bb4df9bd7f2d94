import { sql } from 'kysely';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import type { SpaceId } from '../space.ts';
import type { ThreadId } from '../thread.ts';

/** Somebody who reads a private thread. */
export interface ThreadReader {
  readonly id: PersonId;
  readonly name: string;
  readonly organisation: string | null;
  readonly readsFrom: number;
  readonly addedAt: Date;
  readonly hasBegunIt: boolean;
}

/** Who reads a private thread, in the order in which they came. */
export async function listReaders(db: Queryable, spaceId: SpaceId): Promise<ThreadReader[]> {
  const rows = await db
    .selectFrom('spaceMember')
    .innerJoin('person', 'person.id', 'spaceMember.personId')
    .innerJoin('space', 'space.id', 'spaceMember.spaceId')
    .leftJoin('organisation', 'organisation.id', 'person.organisationId')
    .select([
      'person.id',
      'person.name',
      'organisation.name as organisation',
      'spaceMember.readsFrom',
      'spaceMember.addedAt',
      'space.createdBy',
    ])
    .where('spaceMember.spaceId', '=', spaceId)
    .orderBy('spaceMember.addedAt')
    .orderBy('person.name')
    .orderBy('person.id')
    .execute();
  return rows.map(({ createdBy, id, ...row }) => ({
    ...row,
    id: id as PersonId,
    hasBegunIt: createdBy === id,
  }));
}

export async function setReadsFrom(
  tx: Transaction,
  spaceId: SpaceId,
  personId: PersonId,
  readsFrom: number,
): Promise<void> {
  await tx
    .updateTable('spaceMember')
    .set({ readsFrom })
    .where('spaceId', '=', spaceId)
    .where('personId', '=', personId)
    .execute();
}

/** Where nobody looks after a private thread any more, whoever has read it longest does. */
export async function passKeepingOn(tx: Transaction, spaces: readonly string[]): Promise<void> {
  await sql`
    update space_member set role = 'moderator'
    from (
      select distinct on (member.space_id) member.space_id, member.person_id
      from space_member member join space on space.id = member.space_id
      where space.is_thread and space.id = any(${spaces}::text[]) and not exists (
        select from space_member keeper where keeper.space_id = space.id and keeper.role = 'moderator'
      )
      order by member.space_id, member.added_at, member.person_id
    ) as next
    where space_member.space_id = next.space_id and space_member.person_id = next.person_id
  `.execute(tx);
}

/** The thread of a space that is one. */
export async function threadOf(db: Queryable, spaceId: SpaceId): Promise<ThreadId | undefined> {
  const row = await db.selectFrom('thread').select('id').where('spaceId', '=', spaceId).executeTakeFirst();
  return row?.id as ThreadId | undefined;
}

export async function deleteSpace(db: Queryable, id: SpaceId): Promise<void> {
  await db.deleteFrom('space').where('id', '=', id).execute();
}
