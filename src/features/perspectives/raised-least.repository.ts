import type { Queryable } from '../../platform/database/transaction.ts';

/**
 * The highest number of people behind figures that conveners have set in what owns a context, such as an endeavour: it
 * holds for what else is asked there too (OPN-79). Null where nobody has.
 */
export async function highestLeast(db: Queryable, context: string): Promise<number | null> {
  const { least } = await db
    .selectFrom('perspectives')
    .select((eb) => eb.fn.max('leastShown').as('least'))
    .where('context', '=', context)
    .executeTakeFirstOrThrow();
  return least;
}
