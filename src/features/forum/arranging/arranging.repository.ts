import { sql } from 'kysely';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import { draftPlace } from '../posts/drafts.repository.ts';
import type { SpaceId } from '../space.ts';
import type { ThreadId } from '../thread.ts';

/** Where a post stood before its thread was arranged anew. */
interface Place {
  readonly id: string;
  readonly threadId: string;
  readonly number: number;
}

/** Where the posts of these threads stand now; nobody else moves them until the transaction ends. */
export async function placesIn(tx: Transaction, threads: readonly ThreadId[]): Promise<readonly Place[]> {
  return tx
    .selectFrom('post')
    .select(['id', 'threadId', 'number'])
    .where('threadId', 'in', threads)
    .orderBy('number')
    .forUpdate()
    .execute();
}

/** Takes posts into another thread, and notes where they came from. `renumber` gives them their numbers. */
export async function movePosts(
  tx: Transaction,
  to: ThreadId,
  which: { readonly from: ThreadId; readonly numbers?: readonly number[] },
): Promise<void> {
  await sql`set constraints post_number_once deferred`.execute(tx);
  const numbers = which.numbers === undefined ? sql`true` : sql`number = any(${which.numbers}::int[])`;
  await sql`
    update post set from_thread = thread_id, from_number = number, thread_id = ${to}
    where thread_id = ${which.from} and ${numbers}`.execute(tx);
}

/** Takes the posts back that came from a thread which was merged. */
export async function movePostsBack(tx: Transaction, into: ThreadId, from: ThreadId): Promise<void> {
  await sql`set constraints post_number_once deferred`.execute(tx);
  await sql`
    update post set thread_id = from_thread, from_thread = null, from_number = null
    where thread_id = ${into} and from_thread = ${from}`.execute(tx);
}

/**
 * Numbers the posts of a thread anew from 1 without gaps: its own first post first where it is still there, the others
 * in the order in which they were written. The thread's counts follow, and which organisations have spoken in it.
 */
export async function renumber(tx: Transaction, thread: ThreadId, first: string | undefined): Promise<void> {
  await sql`
    update post set number = placed.place from (
      select id, row_number() over (order by id <> ${first ?? ''}, created_at, coalesce(from_number, number), id) as place
      from post where thread_id = ${thread}
    ) placed where post.id = placed.id and post.number <> placed.place`.execute(tx);
  await sql`
    update thread set posts = counted.posts, answers = counted.answers, thanks = counted.thanks,
      last_post_at = coalesce(counted.last_at, thread.last_post_at), last_author_id = counted.last_author
    from (
      select count(*) as posts, count(*) filter (where accepted_at is not null) as answers,
        coalesce(max(thanks) filter (where number = 1), 0) as thanks, max(created_at) as last_at,
        (array_agg(author_id order by number desc))[1] as last_author
      from post where thread_id = ${thread}
    ) counted where thread.id = ${thread}`.execute(tx);
  await sql`delete from thread_organisation where thread_id = ${thread}`.execute(tx);
  await sql`
    insert into thread_organisation (thread_id, organisation_id)
    select distinct thread_id, organisation_id from post
    where thread_id = ${thread} and organisation_id is not null and held_at is null`.execute(tx);
}

/**
 * Carries what people have read over to where the posts stand now. Whoever has not read some post has not read those
 * behind it either: nothing that is new to somebody is taken for read.
 */
export async function carryReading(
  tx: Transaction,
  before: readonly Place[],
  threads: readonly ThreadId[],
): Promise<void> {
  await sql`
    with before as (
      select * from unnest(${before.map(({ id }) => id)}::text[], ${before.map(({ threadId }) => threadId)}::text[],
        ${before.map(({ number }) => number)}::int[]) as place (id, thread_id, number)
    ), readers as (
      select distinct person_id from thread_read where thread_id in (select thread_id from before)
    ), reading as (
      select readers.person_id, post.thread_id,
        coalesce(min(post.number) filter (where before.number > coalesce(seen.number, 0)) - 1, max(post.number)) as number
      from readers cross join before join post on post.id = before.id
      left join thread_read seen on seen.person_id = readers.person_id and seen.thread_id = before.thread_id
      where post.thread_id = any(${threads}::text[])
      group by readers.person_id, post.thread_id
    )
    insert into thread_read (person_id, thread_id, number)
    select person_id, thread_id, number from reading
    on conflict (person_id, thread_id) do update set number = excluded.number, before = 0, marked = null`.execute(
    tx,
  );
}

/** Who follows a thread or has begun to write in it. */
export async function followersAndDrafters(tx: Transaction, thread: ThreadId): Promise<readonly PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    select person_id as id from thread_follow where thread_id = ${thread}
    union select person_id from forum_draft
    where place = ${draftPlace.reply(thread)} or place like ${`poll:${thread}:%`}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Whoever of these people follows one thread follows the other as closely, unless they have said how they do. */
export async function copyFollows(
  tx: Transaction,
  from: ThreadId,
  to: ThreadId,
  { people, isMerged }: { readonly people: readonly PersonId[]; readonly isMerged: boolean },
): Promise<void> {
  await sql`
    insert into thread_follow (person_id, thread_id, level, came_from)
    select person_id, ${to}, level, ${isMerged ? from : null} from thread_follow
    where thread_id = ${from} and person_id = any(${people}::text[])
    on conflict (person_id, thread_id) do nothing`.execute(tx);
}

/** Whoever followed a thread only because another was merged into it does so no more. */
export async function dropFollows(tx: Transaction, cameFrom: ThreadId, thread: ThreadId): Promise<void> {
  await tx
    .deleteFrom('threadFollow')
    .where('threadId', '=', thread)
    .where('cameFrom', '=', cameFrom)
    .execute();
}

/** These people's drafts of replies and of polls go along, where there is none already. */
export async function moveDrafts(
  tx: Transaction,
  from: ThreadId,
  to: ThreadId,
  people: readonly PersonId[],
): Promise<void> {
  await sql`
    update forum_draft draft set place = replace(place, ${from}, ${to}), came_from = ${from}
    where (place = ${draftPlace.reply(from)} or place like ${`poll:${from}:%`})
      and person_id = any(${people}::text[]) and not exists (
      select 1 from forum_draft other
      where other.person_id = draft.person_id and other.place = replace(draft.place, ${from}, ${to})
    )`.execute(tx);
}

/** Drafts that went along with a thread come back, where their writers have begun none anew since. */
export async function moveDraftsBack(tx: Transaction, from: ThreadId, into: ThreadId): Promise<void> {
  await sql`
    update forum_draft draft set place = replace(place, ${into}, ${from}), came_from = null
    where came_from = ${from} and not exists (
      select 1 from forum_draft other
      where other.person_id = draft.person_id and other.place = replace(draft.place, ${into}, ${from})
    )`.execute(tx);
}

/** Who watches a thread. */
export async function watchersOf(tx: Transaction, thread: ThreadId): Promise<PersonId[]> {
  const rows = await tx
    .selectFrom('threadFollow')
    .select('personId')
    .where('threadId', '=', thread)
    .where('level', '=', 'watch')
    .execute();
  return rows.map(({ personId }) => personId as PersonId);
}

/** Whether somebody was asked in a thread and has not answered. */
export async function hasWaiting(tx: Transaction, thread: ThreadId): Promise<boolean> {
  const row = await tx
    .selectFrom('threadAddressee')
    .select('id')
    .where('threadId', '=', thread)
    .where('state', '=', 'waiting')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The author, as of its first post, and the moment of a thread that is split off. */
export async function firstOf(
  tx: Transaction,
  thread: ThreadId,
): Promise<
  | {
      readonly id: string;
      readonly authorId: string | null;
      readonly organisationId: string | null;
      readonly shownAuthor: string | null;
      readonly createdAt: Date;
    }
  | undefined
> {
  return tx
    .selectFrom('post')
    .select(['id', 'authorId', 'organisationId', 'shownAuthor', 'createdAt'])
    .where('threadId', '=', thread)
    .orderBy('number')
    .limit(1)
    .executeTakeFirst();
}

/** A thread whose posts were merged into another, and the space to which it goes back. */
export interface MergedThread {
  readonly id: ThreadId;
  readonly title: string;
  readonly spaceId: SpaceId;
}

/** The threads whose posts were merged into one. */
export async function listMergedInto(db: Queryable, id: ThreadId): Promise<readonly MergedThread[]> {
  const rows = await db
    .selectFrom('thread')
    .select(['id', 'title', 'spaceId'])
    .where('mergedInto', '=', id)
    .orderBy('mergedAt')
    .execute();
  return rows as MergedThread[];
}

/** Whether other threads were merged into one. */
export async function hasMergedInto(tx: Transaction, id: ThreadId): Promise<boolean> {
  return (await listMergedInto(tx, id)).length > 0;
}
