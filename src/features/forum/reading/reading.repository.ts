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

/** Marks a thread as read up to a post, and unread behind it, under a name by which it can be undone. */
export async function markThread(
  db: Queryable,
  personId: PersonId,
  {
    threadId,
    number,
    marked,
  }: { readonly threadId: ThreadId; readonly number: number; readonly marked: string },
): Promise<void> {
  await db
    .insertInto('threadRead')
    .values({ personId, threadId, number, marked })
    .onConflict((conflict) =>
      conflict
        .columns(['personId', 'threadId'])
        .doUpdateSet((eb) => ({ number, before: eb.ref('threadRead.number'), marked })),
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

/** What a person has marked, and can take back: a space, or a thread up to a post. */
export interface Marking {
  readonly marked: string;
  readonly as: 'read' | 'unread';
}

/** The marking of that name, unless all of it was read on since or taken back. */
export async function findMarking(
  db: Queryable,
  personId: PersonId,
  marked: string,
): Promise<Marking | undefined> {
  const row = await db
    .selectFrom('threadRead')
    .select(['number', 'before'])
    .where('personId', '=', personId)
    .where('marked', '=', marked)
    .limit(1)
    .executeTakeFirst();
  return row && { marked, as: row.number < row.before ? 'unread' : 'read' };
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
