import { sql } from 'kysely';
import { prepared } from '../../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../../platform/database/repeated-query.ts';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import type { Post, PostId } from '../post.ts';
import type { SpaceId } from '../space.ts';
import type { ThreadId } from '../thread.ts';

export type Mark =
  | { readonly kind: 'thanked' | 'bookmarked' | 'nameless'; readonly of: PostId }
  | { readonly kind: 'muted'; readonly of: string };

/** What a person has done with these posts, and which authors they have muted. */
export const marksOf = repeatedQuery(
  (_db, value: ValueOf<{ person: string; posts: readonly PostId[] }>) => sql<Mark>`
    select ${prepared} 'thanked' as kind, post_id as of from post_thanks
      where person_id = ${value('person')} and post_id = any(${value('posts')}::text[])
    union all select 'bookmarked', post_id from bookmark
      where person_id = ${value('person')} and post_id = any(${value('posts')}::text[])
    union all select 'nameless', post_id from nameless_post
      where person_id = ${value('person')} and post_id = any(${value('posts')}::text[])
    union all select 'muted', muted_id from person_mute where person_id = ${value('person')}
  `,
);

/** Thanks for a post, or takes them back: one for each person, and the counts follow. */
export async function setThanks(
  tx: Transaction,
  post: Pick<Post, 'id' | 'threadId' | 'number'>,
  personId: PersonId,
  wanted: boolean,
  at: Date,
): Promise<void> {
  const changed = wanted
    ? await tx
        .insertInto('postThanks')
        .values({ postId: post.id, personId, at })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
        .then((result) => (result.numInsertedOrUpdatedRows ?? 0n) > 0n)
    : await tx
        .deleteFrom('postThanks')
        .where('postId', '=', post.id)
        .where('personId', '=', personId)
        .executeTakeFirst()
        .then((result) => result.numDeletedRows > 0n);
  if (!changed) return;
  const by = wanted ? 1 : -1;
  await tx
    .updateTable('post')
    .set({ thanks: sql<number>`thanks + ${by}` })
    .where('id', '=', post.id)
    .execute();
  if (post.number !== 1) return;
  await tx
    .updateTable('thread')
    .set({ thanks: sql<number>`thanks + ${by}` })
    .where('id', '=', post.threadId)
    .execute();
}

export async function setBookmark(
  db: Queryable,
  postId: PostId,
  personId: PersonId,
  wanted: boolean,
  at: Date,
): Promise<void> {
  if (wanted) {
    await db
      .insertInto('bookmark')
      .values({ postId, personId, at })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return;
  }
  await db.deleteFrom('bookmark').where('postId', '=', postId).where('personId', '=', personId).execute();
}

/** Folds what somebody writes, for one person alone; or shows it again. */
export async function setMuted(
  db: Queryable,
  personId: PersonId,
  mutedId: PersonId,
  wanted: boolean,
): Promise<void> {
  if (wanted) {
    await db
      .insertInto('personMute')
      .values({ personId, mutedId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return;
  }
  await db.deleteFrom('personMute').where('personId', '=', personId).where('mutedId', '=', mutedId).execute();
}

export interface Bookmarked {
  readonly postId: PostId;
  readonly number: number;
  readonly threadId: ThreadId;
  readonly title: string;
  readonly spaceId: SpaceId;
  readonly author: string | null;
  readonly shownAuthor: string | null;
  readonly text: string;
  readonly at: Date;
  /** For nobody but whoever made it. */
  readonly note: string;
  /** YYYY-MM-DD. */
  readonly remindOn: string | null;
}

/** What somebody has bookmarked in these spaces, the latest first. */
export async function listBookmarks(
  db: Queryable,
  personId: PersonId,
  spaceIds: readonly SpaceId[],
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<Bookmarked[]> {
  const rows = await bookmarksIn(db, personId, spaceIds)
    .orderBy('bookmark.at', 'desc')
    .orderBy('post.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows as Bookmarked[];
}

/** One bookmark of somebody's, if its post is in one of these spaces. */
export async function findBookmark(
  db: Queryable,
  personId: PersonId,
  postId: string,
  spaceIds: readonly SpaceId[],
): Promise<Bookmarked | undefined> {
  const row = await bookmarksIn(db, personId, spaceIds).where('post.id', '=', postId).executeTakeFirst();
  return row as Bookmarked | undefined;
}

export async function changeBookmark(
  db: Queryable,
  personId: PersonId,
  postId: PostId,
  set: { readonly note: string; readonly remindOn: string | null },
): Promise<void> {
  await db
    .updateTable('bookmark')
    .set(set)
    .where('postId', '=', postId)
    .where('personId', '=', personId)
    .execute();
}

function bookmarksIn(db: Queryable, personId: PersonId, spaceIds: readonly SpaceId[]) {
  return db
    .selectFrom('bookmark')
    .innerJoin('post', 'post.id', 'bookmark.postId')
    .innerJoin('thread', 'thread.id', 'post.threadId')
    .leftJoin('person as author', 'author.id', 'post.authorId')
    .select([
      'post.id as postId',
      'post.number',
      'thread.id as threadId',
      'thread.title',
      'thread.spaceId',
      'author.name as author',
      'post.shownAuthor',
      'post.text',
      'bookmark.at',
      'bookmark.note',
      sql<string | null>`to_char(bookmark.remind_on, 'YYYY-MM-DD')`.as('remindOn'),
    ])
    .where('bookmark.personId', '=', personId)
    .where('thread.spaceId', '=', sql<string>`any(${spaceIds}::text[])`)
    .where('post.hiddenAt', 'is', null)
    .where('post.deletedAt', 'is', null);
}
