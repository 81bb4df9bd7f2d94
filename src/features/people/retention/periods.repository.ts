import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../person.ts';

/** The days that administrators have set, by kind. */
export async function listPeriods(db: Queryable): Promise<ReadonlyMap<string, number>> {
  const rows = await db.selectFrom('retentionPeriod').select(['kind', 'days']).execute();
  return new Map(rows.map(({ kind, days }) => [kind, days]));
}

export async function savePeriod(
  tx: Transaction,
  period: { readonly kind: string; readonly days: number; readonly setBy: PersonId; readonly setAt: Date },
): Promise<void> {
  const { days, setBy, setAt } = period;
  await tx
    .insertInto('retentionPeriod')
    .values(period)
    .onConflict((conflict) => conflict.column('kind').doUpdateSet({ days, setBy, setAt }))
    .execute();
}
