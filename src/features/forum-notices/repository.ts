import { sql } from 'kysely';
import { prepared } from '../../platform/database/prepared.ts';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { PostId, SpaceId, ThreadId } from '../forum/index.ts';
import type { PersonId } from '../people/index.ts';

/** Somebody who may be told of a post, and how they follow its thread and space. */
export interface Follower {
  readonly personId: PersonId;
  readonly watchesThread: boolean;
  readonly watchesSpace: boolean;
  readonly watchesTag: boolean;
  /** Has muted the thread, its space or one of its tags. */
  readonly isMuted: boolean;
  /** Has muted whoever wrote it. */
  readonly mutesAuthor: boolean;
  /** Has written in the thread, or asked in a session what it goes on about: that post has no author here. */
  readonly hasWritten: boolean;
}

/** Whoever watches the thread, its space or one of its tags, and these people besides; without who wrote the post. */
export async function findFollowers(
  tx: Transaction,
  place: {
    readonly threadId: ThreadId;
    readonly spaceId: SpaceId;
    /** Whose writer is left out where it has no name; null leaves nobody out. */
    readonly postId: PostId | null;
    /** Null where it has no name: nobody who mutes its author may know that it is theirs. */
    readonly authorId: PersonId | null;
    readonly besides: readonly PersonId[];
  },
): Promise<readonly Follower[]> {
  const { threadId, spaceId, postId, authorId, besides } = place;
  const { rows } = await sql<Follower>`
    ${prepared} with follows as (
      select person_id, level, 'thread' as place from thread_follow where thread_id = ${threadId}
      union all select person_id, level, 'space' from space_follow where space_id = ${spaceId}
      union all select tag_follow.person_id, tag_follow.level, 'tag' from thread_tag
        join tag carried on carried.id = thread_tag.tag_id
        join tag kept on kept.id = carried.known_as and kept.space_id = ${spaceId}
          and kept.accepted_at is not null and kept.removed_at is null
        join tag on tag.known_as = kept.id
        join tag_follow on tag_follow.tag_id = tag.id
        where thread_tag.thread_id = ${threadId}
      union all select unnest(${besides}::text[]), 'normal', 'besides'
    ), concerned as (
      select person_id, bool_or(level = 'watch' and place = 'thread') as "watchesThread",
        bool_or(level = 'watch' and place = 'space') as "watchesSpace",
        bool_or(level = 'watch' and place = 'tag') as "watchesTag", bool_or(level = 'mute') as "isMuted"
      from follows group by person_id having bool_or(level = 'watch' or place = 'besides')
    )
    select person_id as "personId", "watchesThread", "watchesSpace", "watchesTag", "isMuted",
      exists (
        select from person_mute where person_mute.person_id = concerned.person_id and muted_id = ${authorId}
      ) as "mutesAuthor",
      exists (
        -- Offset: by the index for each person, in place of all posts of a long thread once
        select from post where post.thread_id = ${threadId} and post.author_id = concerned.person_id offset 0
      ) or exists (
        select from nameless_post own join post on post.id = own.post_id
        where post.thread_id = ${threadId} and own.person_id = concerned.person_id
      ) or exists (
        select from thread join question on question.id = thread.question_id join seat on seat.id = question.seat_id
        where thread.id = ${threadId} and seat.person_id = concerned.person_id
      ) as "hasWritten"
    from concerned
    where not exists (
      select from sanction where sanction.person_id = concerned.person_id and sanction.space_id = ${spaceId}
        and sanction.kind = 'block' and sanction.lifted_at is null
    ) and not exists (
      select from nameless_post own where own.post_id = ${postId} and own.person_id = concerned.person_id
    )
  `.execute(tx);
  return rows;
}

/** Of these people, those who mute neither the space nor that person. */
export async function withoutMutes(
  tx: Transaction,
  people: readonly PersonId[],
  spaceId: SpaceId,
  by: PersonId,
): Promise<readonly PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    select person.id from person where person.id = any(${people}::text[])
      and not exists (select from space_follow own
        where own.person_id = person.id and own.space_id = ${spaceId} and own.level = 'mute')
      and not exists (select from person_mute own where own.person_id = person.id and own.muted_id = ${by})
    order by person.id`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function addresseesOf(tx: Queryable, threadId: ThreadId): Promise<PersonId[]> {
  const rows = await tx
    .selectFrom('threadAddressee')
    .select('personId')
    .where('threadId', '=', threadId)
    .where('state', '=', 'waiting')
    .execute();
  return rows.flatMap(({ personId }) => (personId === null ? [] : [personId as PersonId]));
}

export async function threadOfPost(db: Queryable, postId: PostId): Promise<ThreadId | undefined> {
  const row = await db.selectFrom('post').select('threadId').where('id', '=', postId).executeTakeFirst();
  return row?.threadId as ThreadId | undefined;
}

/** The spaces of threads that are there for everybody who may read their space. */
export async function openThreads(
  db: Queryable,
  threads: readonly string[],
): Promise<readonly { readonly id: string; readonly spaceId: SpaceId }[]> {
  if (threads.length === 0) return [];
  const rows = await db
    .selectFrom('thread')
    .select(['id', 'spaceId'])
    .where('id', 'in', threads)
    .where('heldAt', 'is', null)
    .where('hiddenAt', 'is', null)
    .execute();
  return rows as { id: string; spaceId: SpaceId }[];
}

/** Of these posts, those whose text may be shown. */
export async function openPosts(db: Queryable, posts: readonly string[]): Promise<ReadonlySet<string>> {
  if (posts.length === 0) return new Set();
  const rows = await db
    .selectFrom('post')
    .select('id')
    .where('id', 'in', posts)
    .where('deletedAt', 'is', null)
    .where('hiddenAt', 'is', null)
    .where('heldAt', 'is', null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Marks read what somebody was told of posts of a thread that they have read by now. */
export async function readSeenPosts(
  db: Queryable,
  personId: PersonId,
  threadId: string,
  now: Date,
): Promise<void> {
  await sql`
    ${prepared} update told set read_at = ${now}, read_mark = null
    where person_id = ${personId} and read_at is null and (
      about = ${`carried:${threadId}`} or group_key = ${`thread:${threadId}`} and split_part(about, ':', 2) in (
        select post.id from post
        join thread_read on thread_read.thread_id = post.thread_id and thread_read.person_id = ${personId}
        where post.thread_id = ${threadId} and post.number <= thread_read.number
      )
    )
  `.execute(db);
}

export interface OpenQuestion {
  readonly threadId: string;
  readonly title: string;
}

/** Questions without an accepted answer in these spaces that the person has not muted, those that wait longest first. */
export async function unansweredIn(
  db: Queryable,
  personId: PersonId,
  spaces: readonly SpaceId[],
  limit: number,
): Promise<OpenQuestion[]> {
  if (spaces.length === 0) return [];
  const rows = await db
    .selectFrom('thread')
    .select(['id as threadId', 'title'])
    .where('state', '=', 'open')
    .where('kind', 'in', ['question', 'carried-over'])
    .where('spaceId', 'in', spaces)
    .where('heldAt', 'is', null)
    .where('hiddenAt', 'is', null)
    .where('lockedAt', 'is', null)
    .where('mergedInto', 'is', null)
    .where(
      sql<boolean>`not exists (
        select from thread_follow where thread_id = thread.id and person_id = ${personId} and level = 'mute'
      ) and not exists (
        select from space_follow where space_id = thread.space_id and person_id = ${personId} and level = 'mute'
      ) and not exists (
        select from tag_follow join tag followed on followed.id = tag_follow.tag_id
          join tag kept on kept.id = followed.known_as and kept.removed_at is null and kept.accepted_at is not null
          join tag on tag.known_as = kept.id join thread_tag on thread_tag.tag_id = tag.id
        where thread_tag.thread_id = thread.id and tag.space_id = thread.space_id
          and tag_follow.person_id = ${personId} and tag_follow.level = 'mute'
      )`,
    )
    .orderBy('createdAt')
    .limit(limit)
    .execute();
  return rows;
}

export interface DecisionToReview {
  readonly threadId: ThreadId;
  readonly spaceId: SpaceId;
  readonly title: string;
  /** Whoever noted it, also without a name: for telling them, never for showing. */
  readonly writerId: PersonId | null;
  /** YYYY-MM-DD. */
  readonly reviewOn: string;
}

/** Decision notes whose review was due on `until` or before, but after another day. */
export async function decisionsToReview(
  db: Queryable,
  { after, until }: { readonly after: string; readonly until: string },
): Promise<DecisionToReview[]> {
  const rows = await db
    .selectFrom('thread')
    .leftJoin('namelessThread', 'namelessThread.threadId', 'thread.id')
    .select(['id as threadId', 'spaceId', 'title', 'reviewOn'])
    .select((eb) => eb.fn.coalesce('thread.authorId', 'namelessThread.personId').as('writerId'))
    .where('reviewOn', '>', after)
    .where('reviewOn', '<=', until)
    .where('hiddenAt', 'is', null)
    .where('heldAt', 'is', null)
    .where('mergedInto', 'is', null)
    .where('state', '<>', 'archived')
    .orderBy('reviewOn')
    .orderBy('id')
    .modifyFront(prepared)
    .execute();
  return rows as DecisionToReview[];
}

export interface DueBookmark {
  readonly personId: PersonId;
  readonly postId: string;
  readonly threadId: string;
  readonly spaceId: SpaceId;
  readonly title: string;
  readonly number: number;
  readonly note: string;
  /** YYYY-MM-DD. */
  readonly remindOn: string;
}

/** Bookmarks whose day of a reminder lies between these, of everybody or of one person, the earliest first. */
export async function bookmarksDue(
  db: Queryable,
  { after, until, of }: { readonly after: string; readonly until: string; readonly of?: PersonId },
): Promise<DueBookmark[]> {
  const rows = await db
    .selectFrom('bookmark')
    .innerJoin('post', 'post.id', 'bookmark.postId')
    .innerJoin('thread', 'thread.id', 'post.threadId')
    .select([
      'bookmark.personId',
      'post.id as postId',
      'post.number',
      'thread.id as threadId',
      'thread.spaceId',
    ])
    .select([
      'thread.title',
      'bookmark.note',
      sql<string>`to_char(bookmark.remind_on, 'YYYY-MM-DD')`.as('remindOn'),
    ])
    .where('bookmark.remindOn', '>', after)
    .where('bookmark.remindOn', '<=', until)
    .$if(of !== undefined, (query) => query.where('bookmark.personId', '=', of ?? ''))
    .where('post.hiddenAt', 'is', null)
    .where('post.deletedAt', 'is', null)
    .orderBy('bookmark.remindOn')
    .orderBy('post.id')
    .modifyFront(prepared)
    .execute();
  return rows as DueBookmark[];
}
