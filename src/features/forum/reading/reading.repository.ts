import { sql } from 'kysely';
import { prepared } from '../../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../../platform/database/repeated-query.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import type { SpaceId } from '../space.ts';
import type { ThreadId } from '../thread.ts';

export type FollowLevel = 'watch' | 'normal' | 'mute';

interface Read {
  readonly person: PersonId;
  readonly thread: ThreadId;
  readonly number: number;
}

const markRead = repeatedQuery((db, value: ValueOf<Read>) =>
  db
    .insertInto('threadRead')
    .values({ personId: value('person'), threadId: value('thread'), number: value('number') })
    .onConflict((conflict) =>
      conflict
        .columns(['personId', 'threadId'])
        .doUpdateSet({ number: value('number'), marked: null })
        .where('threadRead.number', '<', value('number')),
    )
    .modifyEnd(prepared),
);

/** Marks everything up to a post as read; what was read further stays read, on whichever device. */
export async function markReadTo(
  db: Queryable,
  person: PersonId,
  thread: ThreadId,
  number: number,
): Promise<void> {
  await markRead(db, { person, thread, number });
}

/** Makes everything from the post after `number` unread again. */
export async function markUnreadAfter(
  db: Queryable,
  personId: PersonId,
  threadId: ThreadId,
  number: number,
): Promise<void> {
  await db
    .insertInto('threadRead')
    .values({ personId, threadId, number })
    .onConflict((conflict) =>
      conflict.columns(['personId', 'threadId']).doUpdateSet({ number, marked: null }),
    )
    .execute();
}

/** Marks every thread of a space as read, under a name by which it can be undone. */
export async function markSpaceRead(
  db: Queryable,
  personId: PersonId,
  spaceId: SpaceId,
  marked: string,
): Promise<void> {
  await db
    .insertInto('threadRead')
    .columns(['personId', 'threadId', 'number', 'before', 'marked'])
    .expression((eb) =>
      eb
        .selectFrom('thread')
        .leftJoin('threadRead as known', (join) =>
          join.onRef('known.threadId', '=', 'thread.id').on('known.personId', '=', personId),
        )
        .select([
          sql<string>`${personId}::text`.as('personId'),
          'thread.id',
          'thread.posts',
          sql<number>`coalesce(known.number, 0)`.as('before'),
          sql<string>`${marked}::text`.as('marked'),
        ])
        .where('thread.spaceId', '=', spaceId)
        .where('thread.mergedInto', 'is', null)
        .where('thread.posts', '>', sql<number>`coalesce(known.number, 0)`),
    )
    .onConflict((conflict) =>
      conflict.columns(['personId', 'threadId']).doUpdateSet((eb) => ({
        number: eb.ref('excluded.number'),
        before: eb.ref('excluded.before'),
        marked: eb.ref('excluded.marked'),
      })),
    )
    .execute();
}

/** Whether something is marked as read under that name still. */
export async function isMarked(db: Queryable, personId: PersonId, marked: string): Promise<boolean> {
  const row = await db
    .selectFrom('threadRead')
    .select('threadId')
    .where('personId', '=', personId)
    .where('marked', '=', marked)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Undoes a marking, except where the person has read on since. */
export async function undoMarking(db: Queryable, personId: PersonId, marked: string): Promise<void> {
  await db
    .updateTable('threadRead')
    .set((eb) => ({ number: eb.ref('before'), marked: null }))
    .where('personId', '=', personId)
    .where('marked', '=', marked)
    .execute();
}

/** Follows a thread unless the person has chosen a level for it. */
export async function followIfUnset(
  db: Queryable,
  personId: PersonId,
  threadId: ThreadId,
  level: FollowLevel,
): Promise<void> {
  await db
    .insertInto('threadFollow')
    .values({ personId, threadId, level })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function followThread(
  db: Queryable,
  personId: PersonId,
  threadId: ThreadId,
  level: FollowLevel,
): Promise<void> {
  await db
    .insertInto('threadFollow')
    .values({ personId, threadId, level })
    .onConflict((conflict) =>
      conflict.columns(['personId', 'threadId']).doUpdateSet({ level, cameFrom: null }),
    )
    .execute();
}

export async function followSpace(
  db: Queryable,
  personId: PersonId,
  spaceId: SpaceId,
  level: FollowLevel,
): Promise<void> {
  await db
    .insertInto('spaceFollow')
    .values({ personId, spaceId, level })
    .onConflict((conflict) => conflict.columns(['personId', 'spaceId']).doUpdateSet({ level }))
    .execute();
}

export async function spaceFollowOf(
  db: Queryable,
  personId: PersonId,
  spaceId: SpaceId,
): Promise<FollowLevel> {
  const row = await db
    .selectFrom('spaceFollow')
    .select('level')
    .where('personId', '=', personId)
    .where('spaceId', '=', spaceId)
    .executeTakeFirst();
  return row?.level ?? 'normal';
}
