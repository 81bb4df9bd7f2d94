import { prepared } from '../../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../../platform/database/repeated-query.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';

const cameOf = repeatedQuery((db, value: ValueOf<{ id: string }>) =>
  db.selectFrom('person').select('createdAt').modifyFront(prepared).where('id', '=', value('id')),
);

/** When somebody came: threads that ended before are not counted as unread. */
export async function joinedAt(db: Queryable, id: PersonId): Promise<Date> {
  const [person] = await cameOf(db, { id });
  if (person === undefined) throw new Error('There is no such person.');
  return person.createdAt;
}
