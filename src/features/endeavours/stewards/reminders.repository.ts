import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { EndeavourId } from '../endeavour.ts';

export async function listActive(db: Queryable): Promise<EndeavourId[]> {
  const rows = await db.selectFrom('endeavour').select('id').where('state', '=', 'active').execute();
  return rows.map(({ id }) => id as EndeavourId);
}

/** How many days before its end the seats were last told of each term that they were told of. */
export async function toldOf(db: Queryable, id: EndeavourId): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('endeavourStewardship')
    .select(['id', 'toldDays'])
    .where('endeavourId', '=', id)
    .execute();
  return new Map(rows.flatMap((row) => (row.toldDays === null ? [] : [[row.id, row.toldDays] as const])));
}

export async function markTold(tx: Transaction, id: string, toldDays: number): Promise<void> {
  await tx.updateTable('endeavourStewardship').set({ toldDays }).where('id', '=', id).execute();
}

/** When the seats were last told that stewards are missing; null where they are not. */
export async function markedShort(db: Queryable, id: EndeavourId): Promise<Date | null> {
  const row = await db
    .selectFrom('endeavour')
    .select('shortOfStewardsSince')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.shortOfStewardsSince ?? null;
}

export async function markShort(tx: Transaction, id: EndeavourId, at: Date | null): Promise<void> {
  await tx.updateTable('endeavour').set({ shortOfStewardsSince: at }).where('id', '=', id).execute();
}
