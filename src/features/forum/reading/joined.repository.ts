import { prepared } from '../../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../../platform/database/repeated-query.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import { authorOfPost } from '../nameless/nameless.repository.ts';

const cameOf = repeatedQuery((db, value: ValueOf<{ id: string }>) =>
  db.selectFrom('person').select('createdAt').modifyFront(prepared).where('id', '=', value('id')),
);

/** When somebody came: threads that ended before are not counted as unread. */
export async function joinedAt(db: Queryable, id: PersonId): Promise<Date> {
  const [person] = await cameOf(db, { id });
  if (person === undefined) throw new Error('There is no such person.');
  return person.createdAt;
}

/** Somebody who reads lists of threads. */
export interface Reader {
  readonly id: PersonId;
  readonly joined: Date;
  /** Whether something that they wrote waits for a moderator's look. */
  readonly hasHeld: boolean;
}

const readersOf = repeatedQuery((db, value: ValueOf<{ id: PersonId }>) =>
  db
    .selectFrom('person')
    .select('person.createdAt as joined')
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('post')
            .select('post.id')
            .where('post.heldAt', 'is not', null)
            .where(authorOfPost(value('id')), '=', value('id')),
        )
        .as('hasHeld'),
    )
    .modifyFront(prepared)
    .where('person.id', '=', value('id')),
);

export async function readerOf(db: Queryable, id: PersonId): Promise<Reader> {
  const [reader] = await readersOf(db, { id });
  if (reader === undefined) throw new Error('There is no such person.');
  return { id, joined: reader.joined, hasHeld: Boolean(reader.hasHeld) };
}
