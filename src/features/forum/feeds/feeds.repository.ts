import { sql } from 'kysely';
import type { Queryable } from '../../../platform/database/transaction.ts';
import { FORMER_MEMBER } from '../post.ts';
import type { SpaceId } from '../space.ts';
import type { TagId } from '../tags/tag.ts';
import { carriesTag } from '../tags/tags.repository.ts';
import type { ThreadId } from '../thread.ts';

/** A post as a feed gives it out. */
export interface FeedPost {
  readonly id: string;
  readonly title: string;
  readonly number: number;
  readonly author: string;
  readonly html: string;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
}

/** The newest posts of a space that everybody sees; of threads with a tag, where one is given. */
export async function newestPosts(
  db: Queryable,
  spaceId: SpaceId,
  limit: number,
  tagId?: TagId,
): Promise<FeedPost[]> {
  return (
    db
      .selectFrom('post')
      .innerJoin('thread', 'thread.id', 'post.threadId')
      .leftJoin('person', 'person.id', 'post.authorId')
      .select([
        'post.id',
        'thread.title',
        'post.number',
        'post.html',
        'post.createdAt',
        'post.editedAt',
        sql<string>`coalesce(post.shown_author, nullif(person.name, ''), ${FORMER_MEMBER})`.as('author'),
      ])
      .where('thread.spaceId', '=', spaceId)
      .where('thread.mergedInto', 'is', null)
      .where('thread.hiddenAt', 'is', null)
      .where('thread.heldAt', 'is', null)
      // Posts of an older thread are older than its last: so many threads hold the newest of them all.
      .where('thread.id', 'in', latestThreads(db, spaceId, limit, tagId))
      .whereRef('post.number', '>', sql<number>`thread.posts - ${limit}`)
      .where('post.deletedAt', 'is', null)
      .where('post.hiddenAt', 'is', null)
      .where('post.heldAt', 'is', null)
      .orderBy('post.createdAt', 'desc')
      .orderBy('post.id')
      .limit(limit)
      .execute()
  );
}

function latestThreads(db: Queryable, spaceId: SpaceId, limit: number, tagId: TagId | undefined) {
  return db
    .selectFrom('thread')
    .select('thread.id')
    .where('thread.spaceId', '=', spaceId)
    .where('thread.mergedInto', 'is', null)
    .where('thread.hiddenAt', 'is', null)
    .where('thread.heldAt', 'is', null)
    .$if(tagId !== undefined, (query) => query.where((eb) => carriesTag(eb, sql.val(tagId as TagId))))
    .orderBy('thread.lastPostAt', 'desc')
    .limit(limit);
}

/** Threads that everybody may read without an account, those written in last first. */
export async function threadsForAll(
  db: Queryable,
  limit: number,
): Promise<readonly { readonly id: ThreadId; readonly lastPostAt: Date }[]> {
  const rows = await db
    .selectFrom('thread')
    .innerJoin('space', 'space.id', 'thread.spaceId')
    .select(['thread.id', 'thread.lastPostAt'])
    .where('space.openToWorld', '=', true)
    .where('thread.mergedInto', 'is', null)
    .where('thread.hiddenAt', 'is', null)
    .where('thread.heldAt', 'is', null)
    .orderBy('thread.lastPostAt', 'desc')
    .limit(limit)
    .execute();
  return rows as { id: ThreadId; lastPostAt: Date }[];
}
