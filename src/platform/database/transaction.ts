import type { Kysely, Transaction as KyselyTransaction } from 'kysely';
import { isRetryable } from './errors.ts';
import type { DB } from './schema.ts';

export type Transaction = KyselyTransaction<DB>;
/** Something that runs queries: the database, or a transaction on it. */
export type Queryable = Kysely<DB>;

const ATTEMPTS = 4;

/**
 * Runs `work` in one transaction, again from the start after a deadlock. Inside, use only `tx` and await nothing but
 * it: on the embedded database everything else waits for this transaction to end.
 */
export async function inTransaction<T>(db: Queryable, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt === ATTEMPTS || !isRetryable(error)) throw error;
    }
  }
}
