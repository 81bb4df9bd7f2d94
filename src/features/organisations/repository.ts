import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import { nameKey, type Organisation, type OrganisationId } from './organisation.ts';

export async function listOrganisations(db: Queryable): Promise<Organisation[]> {
  const rows = await db.selectFrom('organisation').select(['id', 'name']).orderBy('nameKey').execute();
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

/** The organisation of that name, made when it is new. Two spellings that differ only in case or spaces are one. */
export async function organisationNamed(tx: Transaction, name: string, now: Date): Promise<OrganisationId> {
  const key = nameKey(name);
  await tx
    .insertInto('organisation')
    .values({ id: newId(), name: name.trim().replace(/\s+/g, ' '), nameKey: key, createdAt: now })
    .onConflict((conflict) => conflict.column('nameKey').doNothing())
    .execute();
  const row = await tx
    .selectFrom('organisation')
    .select('id')
    .where('nameKey', '=', key)
    .executeTakeFirstOrThrow();
  return row.id as OrganisationId;
}
