import { type Expression, type Insertable, sql } from 'kysely';
import { prepared } from '../../../platform/database/prepared.ts';
import type { DB } from '../../../platform/database/schema.ts';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import { authorOfPost, postsSentBy } from '../nameless/nameless.repository.ts';
import type { Post, PostId } from '../post.ts';
import type { ThreadId } from '../thread.ts';

const POST_COLUMNS = [
  'post.id',
  'post.threadId',
  'post.number',
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

/** The columns of a post as a person sees it, who alone is its author where it has no name. */
export function postColumns(reader: Expression<string | null>) {
  return [...POST_COLUMNS, authorOfPost(reader).as('authorId')] as const;
}

/** So many new posts are announced at most; whoever has missed more reads on in any case. */
const MOST_NUMBERS = 500;

/** A post; `reader` is who is its author if it is theirs without a name. */
export async function findPost(
  db: Queryable,
  id: PostId,
  reader: PersonId | null = null,
): Promise<Post | undefined> {
  const row = await db
    .selectFrom('post')
    .select(postColumns(sql.val(reader)))
    .modifyFront(prepared)
    .where('id', '=', id)
    .executeTakeFirst();
  return row as Post | undefined;
}

/** The post, which nobody else changes until the transaction ends. */
export async function lockPost(
  tx: Transaction,
  id: PostId,
  reader: PersonId | null = null,
): Promise<Post | undefined> {
  const row = await tx
    .selectFrom('post')
    .select(postColumns(sql.val(reader)))
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
    .modifyFront(prepared)
    .where('id', 'in', postsSentBy(authorId, key))
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

/** The organisation that a post names. */
export async function organisationOf(db: Queryable, id: PostId): Promise<string | null> {
  const row = await db
    .selectFrom('post')
    .leftJoin('namelessPost', 'namelessPost.postId', 'post.id')
    .select((eb) => eb.fn.coalesce('post.organisationId', 'namelessPost.organisationId').as('organisationId'))
    .modifyFront(prepared)
    .where('id', '=', id)
    .executeTakeFirst();
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
