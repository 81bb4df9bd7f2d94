import type { Queryable } from '../../../platform/database/transaction.ts';
import type { SessionId } from '../session.ts';

/** The session in which a closed one goes on (LIVE-10). */
export async function findContinuation(
  db: Queryable,
  id: SessionId,
): Promise<{ readonly code: string; readonly title: string } | undefined> {
  return db
    .selectFrom('session')
    .select(['code', 'title'])
    .where('continues', '=', id)
    .orderBy('createdAt')
    .limit(1)
    .executeTakeFirst();
}
