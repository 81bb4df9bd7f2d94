import { prepared } from '../../../platform/database/prepared.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';

/** When somebody came: threads that ended before are not counted as unread. */
export async function joinedAt(db: Queryable, id: PersonId): Promise<Date> {
  const { createdAt } = await db
    .selectFrom('person')
    .select('createdAt')
    .modifyFront(prepared)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return createdAt;
}
