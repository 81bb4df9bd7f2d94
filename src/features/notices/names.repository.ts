import type { Queryable } from '../../platform/database/transaction.ts';

/** The names of people now; whoever is erased or has given none is left out. */
export async function namesOf(db: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .where('name', '<>', '')
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
