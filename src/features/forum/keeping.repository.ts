import { sql } from 'kysely';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { People } from '../people/index.ts';

type Retention = People['retention'];

/** What the forum keeps for a time that administrators set. */
export function keepForATime(retention: Retention): void {
  retention.add({
    key: 'drafts',
    what: 'Drafts in the forum, after they were last changed',
    days: 365,
    least: 30,
    most: 1_095,
    remove: deleteFrom(sql`forum_draft where saved_at < `),
  });
  retention.add({
    key: 'reports',
    what: 'Reports of posts, after they were decided on',
    days: 730,
    least: 90,
    most: 3_650,
    remove: deleteFrom(sql`post_report where decided_at < `),
  });
  retention.add({
    key: 'space-requests',
    what: 'Requests to join spaces, after they were answered',
    days: 365,
    least: 30,
    most: 1_095,
    remove: deleteFrom(sql`space_request where state <> 'waiting' and settled_at < `),
  });
  retention.add({
    key: 'space-invitations',
    what: 'Invitations to spaces, after they ended',
    days: 365,
    least: 30,
    most: 1_095,
    remove: deleteFrom(sql`space_invitation where expires_at < `),
  });
}

function deleteFrom(old: ReturnType<typeof sql>) {
  return async (db: Queryable, before: Date): Promise<number> => {
    const { numAffectedRows } = await sql`delete from ${old} ${before}`.execute(db);
    return Number(numAffectedRows ?? 0);
  };
}
