import { sql } from 'kysely';
import type { Database } from '../database/open.ts';

/** The jobs of one kind that have not been done yet. */
export interface WaitingJobs {
  readonly count: number;
  /** When the oldest was added; null where none waits. */
  readonly since: Date | null;
  /** How many have been tried in vain. */
  readonly tried: number;
  /** What went wrong last; empty where nothing did. */
  readonly why: string;
}

export async function findWaiting({ kysely }: Database, name: string): Promise<WaitingJobs> {
  const { rows } = await sql<WaitingJobs>`
    select count(*)::int as count, min(created_on) as since, count(*) filter (where state = 'retry')::int as tried,
      coalesce((array_agg(coalesce(output ->> 'message', output ->> 'value', output::text) order by created_on)
        filter (where state = 'retry'))[1], '') as why
    from pgboss.job where name = ${name} and state in ('created', 'retry', 'active')`.execute(kysely);
  return rows[0] ?? NONE_WAITING;
}

export const NONE_WAITING: WaitingJobs = { count: 0, since: null, tried: 0, why: '' };

/** Lets jobs that wait for their next try be tried at once. */
export async function hurry({ kysely }: Database, name: string): Promise<void> {
  await sql`update pgboss.job set start_after = now() where name = ${name} and state = 'retry'
    and start_after > now()`.execute(kysely);
}
