import type { Queryable } from '../../platform/database/transaction.ts';

export async function spaceNames(
  db: Queryable,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('space')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .where('isThread', '=', false)
    .orderBy('name')
    .orderBy('id')
    .execute();
}
