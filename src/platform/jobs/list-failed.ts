import { sql } from 'kysely';
import type { Database } from '../database/open.ts';
import type { FailedJob } from './failed-job.ts';

/** Jobs of pg-boss that failed for good, latest first. */
export async function listFailed(database: Database, limit: number): Promise<readonly FailedJob[]> {
  const found = await sql<FailedJob>`
    select id::text as id, name, created_on as created_at, completed_on as failed_at,
      coalesce(output ->> 'message', output ->> 'value', output::text, '') as why
    from pgboss.job where state = 'failed' order by completed_on desc nulls last limit ${limit}`.execute(
    database.kysely,
  );
  return found.rows;
}
