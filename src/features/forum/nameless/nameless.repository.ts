import { type Expression, sql } from 'kysely';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import type { PostId } from '../post.ts';
import { spaceScope } from '../scope.ts';
import type { SpaceId } from '../space.ts';
import type { ThreadId } from '../thread.ts';

/** What a moderator's look at a name is called on the record of the space. */
export const NAME_LOOKED_UP = 'name-looked-up';

/** The author of the post of a row: of one without a name for its author alone, and nobody for everybody else. */
export function authorOfPost(reader: Expression<string | null>) {
  return sql<string | null>`coalesce(post.author_id, (
    select own.person_id from nameless_post own where own.post_id = post.id and own.person_id = ${reader}))`;
}

/** The author of the thread of a row, for whom it is theirs as with posts. */
export function authorOfThread(reader: Expression<string | null>) {
  return sql<string | null>`coalesce(thread.author_id, (
    select own.person_id from nameless_thread own where own.thread_id = thread.id and own.person_id = ${reader}))`;
}

/** The post that somebody sent with the form of a key, named or not. */
export function postsSentBy(person: string, key: string) {
  return sql<string>`(select id from post where author_id = ${person} and key = ${key}
    union all select post_id from nameless_post where person_id = ${person} and key = ${key})`;
}

/** The threads that somebody began, named or not. */
export function threadsBy(person: Expression<string>) {
  return sql<string>`(select id from thread where author_id = ${person}
    union all select thread_id from nameless_thread where person_id = ${person})`;
}

export async function insertNameless(
  tx: Transaction,
  post: {
    readonly postId: PostId;
    readonly personId: PersonId;
    readonly organisationId: string | null;
    readonly key: string;
  },
  /** The thread that it begins. */
  threadId: ThreadId | null,
): Promise<void> {
  await tx.insertInto('namelessPost').values(post).execute();
  if (threadId === null) return;
  await tx.insertInto('namelessThread').values({ threadId, personId: post.personId }).execute();
}

/** Whether a post was written, or a thread begun, without a name. */
export async function isNameless(db: Queryable, id: string): Promise<boolean> {
  const { rows } = await sql`
    select from nameless_post where post_id = ${id}
    union all select from nameless_thread where thread_id = ${id}`.execute(db);
  return rows.length > 0;
}

/** Whether a thread holds a post without a name. */
export async function hasNameless(db: Queryable, id: ThreadId): Promise<boolean> {
  const { rows } = await sql`
    select from nameless_post own join post on post.id = own.post_id where post.thread_id = ${id} limit 1`.execute(
    db,
  );
  return rows.length > 0;
}

/** A thread that begins with a post split off is of whoever wrote that post. */
export async function copyNameless(tx: Transaction, postId: string, threadId: ThreadId): Promise<void> {
  await sql`insert into nameless_thread (thread_id, person_id)
    select ${threadId}, person_id from nameless_post where post_id = ${postId}`.execute(tx);
}

/** Who wrote these posts, named or not: for telling them, never for showing. */
export async function writersOf(db: Queryable, posts: readonly string[]): Promise<readonly PersonId[]> {
  if (posts.length === 0) return [];
  const { rows } = await sql<{ id: PersonId }>`
    select distinct coalesce(post.author_id, own.person_id) as id
    from post left join nameless_post own on own.post_id = post.id
    where post.id = any(${posts}::text[]) and coalesce(post.author_id, own.person_id) is not null
    order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Who began a thread, named or not: for telling them, never for showing. */
export async function beginnerOf(db: Queryable, thread: ThreadId): Promise<PersonId | null> {
  const { rows } = await sql<{ id: PersonId | null }>`
    select coalesce(thread.author_id, own.person_id) as id
    from thread left join nameless_thread own on own.thread_id = thread.id
    where thread.id = ${thread}`.execute(db);
  return rows[0]?.id ?? null;
}

/** Who wrote a post without a name, for a moderator who has looked it up, which the record says. */
export async function findLookedUp(
  db: Queryable,
  post: { readonly id: PostId; readonly spaceId: SpaceId; readonly moderator: PersonId },
): Promise<{ readonly id: PersonId; readonly name: string } | undefined> {
  const { rows } = await sql<{ id: PersonId; name: string }>`
    select person.id, person.name
    from nameless_post own join person on person.id = own.person_id
    where own.post_id = ${post.id} and exists (
      select from record where scope = ${spaceScope(post.spaceId)} and kind = ${NAME_LOOKED_UP}
        and subject = ${post.id} and person_id = ${post.moderator})`.execute(db);
  return rows[0];
}

/** At most `most` of the members of a space. */
export async function someMembers(db: Queryable, spaceId: SpaceId, most: number): Promise<number> {
  const rows = await db
    .selectFrom('spaceMember')
    .select('personId')
    .where('spaceId', '=', spaceId)
    .limit(most)
    .execute();
  return rows.length;
}

export async function nameOfOrganisation(db: Queryable, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('organisation').select('name').where('id', '=', id).executeTakeFirst();
  return row?.name;
}

/** An erased person has written nothing without a name any more: nobody has. */
export async function eraseNameless(tx: Transaction, id: PersonId): Promise<void> {
  await tx.deleteFrom('namelessPost').where('personId', '=', id).execute();
  await tx.deleteFrom('namelessThread').where('personId', '=', id).execute();
}
