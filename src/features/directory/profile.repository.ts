import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import type { OrganisationId } from '../organisations/index.ts';
import type { PersonId } from '../people/index.ts';
import type { PastPost, Profile, ProfileDetails } from './profile.ts';

const COLUMNS = [
  'post',
  'place',
  'level',
  'reach',
  'since',
  'workingOn',
  'offers',
  'needs',
  'languages',
  'pronouns',
  'visibility',
] as const;

export async function findProfile(db: Queryable, id: PersonId): Promise<Profile | undefined> {
  const row = await db.selectFrom('profile').select(COLUMNS).where('personId', '=', id).executeTakeFirst();
  return row && { ...row, visibility: row.visibility as Profile['visibility'] };
}

export async function saveProfile(tx: Transaction, id: PersonId, profile: Profile, now: Date): Promise<void> {
  const values = { ...profile, visibility: JSON.stringify(profile.visibility), changedAt: now };
  await tx
    .insertInto('profile')
    .values({ personId: id, ...values })
    .onConflict((conflict) => conflict.column('personId').doUpdateSet(values))
    .execute();
}

export async function deleteProfile(tx: Transaction, id: PersonId): Promise<void> {
  await tx.deleteFrom('pastPost').where('personId', '=', id).execute();
  await tx.deleteFrom('profile').where('personId', '=', id).execute();
}

/** The posts somebody had before, latest first. */
export async function listPastPosts(db: Queryable, id: PersonId): Promise<PastPost[]> {
  const rows = await db
    .selectFrom('pastPost')
    .leftJoin('organisation', 'organisation.id', 'pastPost.organisationId')
    .select([
      'pastPost.id',
      'pastPost.post',
      'pastPost.organisationId',
      'organisation.name as organisation',
      'pastPost.place',
      'pastPost.since',
      'pastPost.until',
    ])
    .where('pastPost.personId', '=', id)
    .orderBy('pastPost.movedAt', 'desc')
    .execute();
  return rows as PastPost[];
}

/** Keeps a post among those somebody had before. */
export async function insertPastPost(
  tx: Transaction,
  id: PersonId,
  old: Pick<ProfileDetails, 'post' | 'place' | 'since'> & {
    readonly organisationId: OrganisationId | null;
    readonly until: string;
  },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('pastPost')
    .values({ id: newId(), personId: id, ...old, movedAt: now })
    .execute();
}

export async function deletePastPost(db: Queryable, id: PersonId, pastPost: string): Promise<void> {
  await db.deleteFrom('pastPost').where('id', '=', pastPost).where('personId', '=', id).execute();
}
