import { sql } from 'kysely';
import type { Transaction } from '../database/transaction.ts';

/** Changes the data of the jobs of pg-boss of one kind that hold any of these words, in whatever case. */
export async function changeJobs<Data extends object>(
  tx: Transaction,
  name: string,
  words: readonly string[],
  change: (data: Data) => Data,
): Promise<void> {
  const escaped = words.map((word) => JSON.stringify(word.toLowerCase()).slice(1, -1));
  const { rows } = await sql<{ id: string; data: Data }>`
    select id::text as id, data from pgboss.job
    where name = ${name} and exists (
      select 1 from unnest(${escaped}::text[]) word where position(word in lower(data::text)) > 0
    ) for update`.execute(tx);
  for (const { id, data } of rows) {
    await sql`
      update pgboss.job set data = ${JSON.stringify(change(data))}::jsonb
      where name = ${name} and id = ${id}::uuid`.execute(tx);
  }
}
