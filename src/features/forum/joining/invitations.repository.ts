import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import type { SpaceId } from '../space.ts';
import type { SpaceInvitation } from './joining.ts';

const select = (db: Queryable) =>
  db
    .selectFrom('spaceInvitation')
    .innerJoin('person', 'person.id', 'spaceInvitation.madeBy')
    .select([
      'spaceInvitation.id',
      'spaceId',
      'spaceInvitation.email',
      'purpose',
      'role',
      'useLimit',
      'uses',
      'madeBy',
      'person.name as madeByName',
      'madeAt',
      'expiresAt',
      'revokedAt',
    ]);

export async function insertInvitation(
  tx: Transaction,
  invitation: Omit<SpaceInvitation, 'uses' | 'revokedAt' | 'madeByName'> & { readonly secretHash: string },
): Promise<void> {
  await tx.insertInto('spaceInvitation').values(invitation).execute();
}

export async function findInvitation(
  db: Queryable,
  secretHash: string,
): Promise<SpaceInvitation | undefined> {
  return (await select(db).where('secretHash', '=', secretHash).executeTakeFirst()) as
    SpaceInvitation | undefined;
}

/** Those of a space, the newest first. */
export async function listInvitations(db: Queryable, space: SpaceId): Promise<readonly SpaceInvitation[]> {
  const rows = await select(db)
    .where('spaceId', '=', space)
    .orderBy('madeAt', 'desc')
    .orderBy('spaceInvitation.id')
    .limit(100)
    .execute();
  return rows as SpaceInvitation[];
}

/** Those that still let somebody into a space that is not archived, the newest first. */
export async function listOpenInvitations(
  db: Queryable,
  now: Date,
  most: number,
): Promise<readonly SpaceInvitation[]> {
  const rows = await select(db)
    .where('spaceId', 'in', db.selectFrom('space').select('id').where('archivedAt', 'is', null))
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', now)
    .whereRef('uses', '<', 'useLimit')
    .orderBy('madeAt', 'desc')
    .orderBy('spaceInvitation.id')
    .limit(most)
    .execute();
  return rows as SpaceInvitation[];
}

export async function revokeInvitation(
  tx: Transaction,
  space: SpaceId,
  id: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('spaceInvitation')
    .set({ revokedAt: now })
    .where('id', '=', id)
    .where('spaceId', '=', space)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Uses an invitation once more, if it still can be; of two who take the last use at once, one gets it. */
export async function takeUse(tx: Transaction, id: string, person: PersonId, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('spaceInvitation')
    .set((eb) => ({ uses: eb('uses', '+', 1) }))
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', now)
    .whereRef('uses', '<', 'useLimit')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await tx
    .insertInto('spaceInvitationUse')
    .values({ invitationId: id, personId: person, at: now })
    .onConflict((conflict) => conflict.columns(['invitationId', 'personId']).doUpdateSet({ at: now }))
    .execute();
  return true;
}

/** Whether an invitation waits for that address, so that it may sign in. */
export async function isInvited(db: Queryable, email: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('spaceInvitation')
    .select('id')
    .where('email', '=', email)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', now)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function forgetInvitations(
  tx: Transaction,
  person: { readonly id: PersonId; readonly email: string | null },
): Promise<void> {
  await tx.deleteFrom('spaceInvitationUse').where('personId', '=', person.id).execute();
  if (person.email === null) return;
  await tx.updateTable('spaceInvitation').set({ email: null }).where('email', '=', person.email).execute();
}
