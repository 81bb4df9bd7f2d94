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
    .leftJoin('organisation', 'organisation.id', 'person.organisationId')
    .select([
      'person.id',
      'person.name',
      'organisation.name as organisation',
      'spaceMember.readsFrom',
      'spaceMember.addedAt',
      'spaceMember.role',
    ])
    .where('spaceMember.spaceId', '=', spaceId)
    .orderBy('spaceMember.addedAt')
    .orderBy('person.name')
    .orderBy('person.id')
    .execute();
  return rows.map(({ role, id, ...row }) => ({
    ...row,
    id: id as PersonId,
    hasBegunIt: role === 'moderator',
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

/** The thread of a space that is one. */
export async function threadOf(db: Queryable, spaceId: SpaceId): Promise<ThreadId | undefined> {
  const row = await db.selectFrom('thread').select('id').where('spaceId', '=', spaceId).executeTakeFirst();
  return row?.id as ThreadId | undefined;
}

export async function deleteSpace(db: Queryable, id: SpaceId): Promise<void> {
  await db.deleteFrom('space').where('id', '=', id).execute();
}
