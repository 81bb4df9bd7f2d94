import { type Insertable, sql } from 'kysely';
import type { DB } from '../../../platform/database/schema.ts';
import { prepared } from '../../../platform/database/prepared.ts';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import { FORMER_MEMBER, type Post, type PostId, type ShownPost } from '../post.ts';
import type { ThreadId } from '../thread.ts';

const POST_COLUMNS = [
  'post.id',
  'post.threadId',
  'post.number',
  'post.authorId',
  'post.text',
  'post.replyTo',
  'post.createdAt',
  'post.editedAt',
  'post.acceptedAt',
  'post.deletedAt',
  'post.heldAt',
  'post.hiddenAt',
  'post.hiddenReason',
] as const;

/** So many new posts are announced at most; whoever has missed more reads on in any case. */
const MOST_NUMBERS = 500;

export async function findPost(db: Queryable, id: PostId): Promise<Post | undefined> {
  const row = await db.selectFrom('post').select(POST_COLUMNS).where('id', '=', id).executeTakeFirst();
  return row as Post | undefined;
}

/** The post, which nobody else changes until the transaction ends. */
export async function lockPost(tx: Transaction, id: PostId): Promise<Post | undefined> {
  const row = await tx
    .selectFrom('post')
    .select(POST_COLUMNS)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row as Post | undefined;
}

export async function findPostByKey(
  tx: Transaction,
  authorId: string,
  key: string,
): Promise<Pick<Post, 'id' | 'threadId' | 'number' | 'heldAt'> | undefined> {
  const row = await tx
    .selectFrom('post')
    .select(['id', 'threadId', 'number', 'heldAt'])
    .where('authorId', '=', authorId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row as Pick<Post, 'id' | 'threadId' | 'number' | 'heldAt'> | undefined;
}

/** The numbers of posts after one, of those that every reader of the thread may see. */
export async function listShownNumbers(db: Queryable, thread: ThreadId, after: number): Promise<number[]> {
  const rows = await db
    .selectFrom('post')
    .select('number')
    .where('threadId', '=', thread)
    .where('number', '>', after)
    .where('heldAt', 'is', null)
    .where('hiddenAt', 'is', null)
    .orderBy('number')
    .limit(MOST_NUMBERS)
    .execute();
  return rows.map(({ number }) => number);
}

/** Posts of a thread by number, as the person sees them: a page costs the same in a thread of any length. */
export async function listPosts(
  db: Queryable,
  thread: ThreadId,
  from: number,
  to: number,
  person: string | null,
): Promise<ShownPost[]> {
  const rows = await shownPosts(db, person)
    .where('post.threadId', '=', thread)
    .where('post.number', '>=', from)
    .where('post.number', '<=', to)
    .orderBy('post.number')
    .execute();
  return rows.map(toShown);
}

export async function findShownPost(
  db: Queryable,
  id: PostId,
  person: string | null,
): Promise<ShownPost | undefined> {
  const row = await shownPosts(db, person).where('post.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toShown(row);
}

function shownPosts(db: Queryable, person: string | null) {
  return db
    .selectFrom('post')
    .leftJoin('person as author', 'author.id', 'post.authorId')
    .leftJoin('organisation', 'organisation.id', 'post.organisationId')
    .leftJoin('post as parent', 'parent.id', 'post.replyTo')
    .leftJoin('person as parentAuthor', 'parentAuthor.id', 'parent.authorId')
    .modifyFront(prepared)
    .select(POST_COLUMNS)
    .select((eb) => [
      'post.html',
      'post.language',
      'post.thanks',
      'post.shownAuthor',
      'author.name as authorName',
      'organisation.name as organisation',
      // An address of theirs, which they have proved, belongs to the organisation that the post names (FOR-53).
      sql<boolean>`exists (select from organisation_domain d where d.organisation_id = post.organisation_id and (
        split_part(author.email, '@', 2) = d.domain
        or (d.domain like '.%' and split_part(author.email, '@', 2) like '%' || d.domain)))`.as('isVerified'),
      'parent.number as replyToNumber',
      'parent.shownAuthor as parentShownAuthor',
      'parentAuthor.name as parentAuthorName',
      eb
        .exists(
          eb
            .selectFrom('postThanks')
            .select(sql`1`.as('one'))
            .whereRef('postThanks.postId', '=', 'post.id')
            .where('postThanks.personId', '=', person),
        )
        .as('hasThanked'),
      eb
        .exists(
          eb
            .selectFrom('bookmark')
            .select(sql`1`.as('one'))
            .whereRef('bookmark.postId', '=', 'post.id')
            .where('bookmark.personId', '=', person),
        )
        .as('isBookmarked'),
      eb
        .exists(
          eb
            .selectFrom('personMute')
            .select(sql`1`.as('one'))
            .whereRef('personMute.mutedId', '=', 'post.authorId')
            .where('personMute.personId', '=', person),
        )
        .as('isMuted'),
    ]);
}

type ShownRow = Awaited<ReturnType<ReturnType<typeof shownPosts>['execute']>>[number];

function toShown({
  authorName,
  shownAuthor,
  parentAuthorName,
  parentShownAuthor,
  hasThanked,
  isBookmarked,
  isMuted,
  ...post
}: ShownRow): ShownPost {
  return {
    ...(post as Omit<ShownPost, 'author' | 'replyToAuthor' | 'hasThanked' | 'isBookmarked' | 'isMuted'>),
    author: shownAuthor ?? (authorName || FORMER_MEMBER),
    replyToAuthor:
      post.replyToNumber === null ? null : (parentShownAuthor ?? (parentAuthorName || FORMER_MEMBER)),
    hasThanked: Boolean(hasThanked),
    isBookmarked: Boolean(isBookmarked),
    isMuted: Boolean(isMuted),
  };
}

export async function insertPost(tx: Transaction, post: Insertable<DB['post']>): Promise<void> {
  await tx.insertInto('post').values(post).execute();
}

/** Many rows in one statement; a statement takes only so many values. */
const ROWS_AT_ONCE = 500;

export async function insertPosts(tx: Transaction, posts: readonly Insertable<DB['post']>[]): Promise<void> {
  for (let from = 0; from < posts.length; from += ROWS_AT_ONCE) {
    await tx
      .insertInto('post')
      .values(posts.slice(from, from + ROWS_AT_ONCE))
      .execute();
  }
}

export async function updatePost(
  tx: Transaction,
  id: PostId,
  set: Partial<Omit<Insertable<DB['post']>, 'id'>>,
): Promise<void> {
  await tx.updateTable('post').set(set).where('id', '=', id).execute();
}

/** What a text points at, in place of what it pointed at before. */
export async function setReferences(
  tx: Transaction,
  postId: PostId,
  { quotes, mentions }: { readonly quotes: readonly string[]; readonly mentions: readonly string[] },
): Promise<void> {
  await tx.deleteFrom('postQuote').where('postId', '=', postId).execute();
  await tx.deleteFrom('postMention').where('postId', '=', postId).execute();
  if (quotes.length > 0) {
    await tx
      .insertInto('postQuote')
      .columns(['postId', 'quotedId'])
      .expression((eb) =>
        eb
          .selectFrom('post')
          .select([eb.val(postId).as('postId'), 'post.id'])
          .where('post.id', 'in', quotes),
      )
      .execute();
  }
  if (mentions.length > 0) {
    await tx
      .insertInto('postMention')
      .columns(['postId', 'personId'])
      .expression((eb) =>
        eb
          .selectFrom('person')
          .select([eb.val(postId).as('postId'), 'person.id'])
          .where('person.id', 'in', mentions),
      )
      .execute();
  }
}

export async function addThreadOrganisation(
  tx: Transaction,
  threadId: ThreadId,
  organisationId: string,
): Promise<void> {
  await tx
    .insertInto('threadOrganisation')
    .values({ threadId, organisationId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface PostVersion {
  readonly version: number;
  readonly text: string;
  readonly writtenAt: Date;
}

/** The earlier wordings of a post, the first first. */
export async function listVersions(db: Queryable, id: PostId): Promise<PostVersion[]> {
  return db
    .selectFrom('postVersion')
    .select(['version', 'text', 'writtenAt'])
    .where('postId', '=', id)
    .orderBy('version')
    .execute();
}

export async function insertVersion(
  tx: Transaction,
  id: PostId,
  text: string,
  writtenAt: Date,
): Promise<void> {
  const { last } = await tx
    .selectFrom('postVersion')
    .select((eb) => eb.fn.max('version').as('last'))
    .where('postId', '=', id)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('postVersion')
    .values({ postId: id, version: (last ?? 0) + 1, text, writtenAt })
    .execute();
}

/** Where the author of a post worked when it was written. */
export async function organisationOf(db: Queryable, id: PostId): Promise<string | null> {
  const row = await db.selectFrom('post').select('organisationId').where('id', '=', id).executeTakeFirst();
  return row?.organisationId ?? null;
}

/** A text that its author has deleted is kept in no wording. */
export async function deleteVersions(tx: Transaction, id: PostId): Promise<void> {
  await tx.deleteFrom('postVersion').where('postId', '=', id).execute();
}

/** No post of the thread counts as an answer any more. */
export async function unacceptAll(tx: Transaction, threadId: ThreadId): Promise<void> {
  await tx
    .updateTable('post')
    .set({ acceptedAt: null, acceptedBy: null })
    .where('threadId', '=', threadId)
    .where('acceptedAt', 'is not', null)
    .execute();
}
