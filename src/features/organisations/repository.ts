import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import { nameKey, type Organisation, type OrganisationId } from './organisation.ts';

export async function listOrganisations(db: Queryable): Promise<Organisation[]> {
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('mergedInto', 'is', null)
    .orderBy('nameKey')
    .execute();
  return rows as Organisation[];
}

export async function findOrganisations(
  db: Queryable,
  ids: readonly OrganisationId[],
): Promise<Organisation[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('organisation').select(['id', 'name']).where('id', 'in', ids).execute();
  return rows as Organisation[];
}

/**
 * The organisation of that name, made when it is new. Two spellings that differ only in case or spaces are one; a name
 * that it had before, or that was merged into another, means what it is now.
 */
export async function organisationNamed(tx: Transaction, name: string, now: Date): Promise<OrganisationId> {
  const key = nameKey(name);
  const known = await findByKey(tx, key);
  if (known !== undefined) return known;
  await tx
    .insertInto('organisation')
    .values({ id: newId(), name: name.trim().replace(/\s+/g, ' '), nameKey: key, createdAt: now })
    .onConflict((conflict) => conflict.column('nameKey').doNothing())
    .execute();
  const made = await findByKey(tx, key);
  if (made === undefined) throw new Error('An organisation that was just made cannot be found.');
  return made;
}

async function findByKey(tx: Transaction, key: string): Promise<OrganisationId | undefined> {
  const row = await tx
    .selectFrom('organisation')
    .select(['id', 'mergedInto'])
    .where('nameKey', '=', key)
    .executeTakeFirst();
  return (row?.mergedInto ?? row?.id) as OrganisationId | undefined;
}
