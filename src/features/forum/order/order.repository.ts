import { sql } from 'kysely';
import { prepared } from '../../../platform/database/prepared.ts';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { PersonId } from '../../people/index.ts';
import type { PostId } from '../post.ts';
import type { SpaceId } from '../space.ts';
import type { ThreadId } from '../thread.ts';

/** One report from each person; a second one changes its reason. */
export async function putReport(
  tx: Transaction,
  postId: PostId,
  personId: PersonId,
  reason: string,
  at: Date,
): Promise<void> {
  await tx
    .insertInto('postReport')
    .values({ id: newId(), postId, personId, reason, at })
    .onConflict((conflict) =>
      conflict
        .columns(['postId', 'personId'])
        .doUpdateSet({ reason, at, outcome: null, decidedBy: null, decidedAt: null }),
    )
    .execute();
}

/** Whether somebody has reported a post, and nobody has decided on it yet. */
export async function hasReported(db: Queryable, postId: PostId, personId: PersonId): Promise<boolean> {
  const row = await db
    .selectFrom('postReport')
    .select('id')
    .where('postId', '=', postId)
    .where('personId', '=', personId)
    .where('decidedAt', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Decides all open reports of a post. Returns who had made them. */
export async function decideReports(
  tx: Transaction,
  postId: PostId,
  outcome: 'hidden' | 'kept',
  by: PersonId,
  at: Date,
): Promise<PersonId[]> {
  const rows = await tx
    .updateTable('postReport')
    .set({ outcome, decidedBy: by, decidedAt: at })
    .where('postId', '=', postId)
    .where('decidedAt', 'is', null)
    .returning('personId')
    .execute();
  return rows.flatMap(({ personId }) => (personId === null ? [] : [personId as PersonId]));
}

export interface QueuedPost {
  readonly postId: PostId;
  readonly number: number;
  readonly threadId: ThreadId;
  readonly title: string;
  readonly author: string | null;
  readonly shownAuthor: string | null;
  readonly text: string;
  readonly heldAt: Date | null;
  readonly isHidden: boolean;
  readonly reports: readonly Report[];
}

/** Why somebody reported a post, and when; never who. */
export interface Report {
  readonly reason: string;
  readonly at: Date;
}

/** What waits for a moderator in a space: reported posts and those held for a look, the oldest first. */
export async function listQueue(db: Queryable, spaceId: SpaceId, limit: number): Promise<QueuedPost[]> {
  const rows = await db
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.threadId')
    .leftJoin('person as author', 'author.id', 'post.authorId')
    .select([
      'post.id as postId',
      'post.number',
      'thread.id as threadId',
      'thread.title',
      'author.name as author',
      'post.shownAuthor',
      'post.text',
      'post.heldAt',
      'post.hiddenAt',
    ])
    .where('thread.spaceId', '=', spaceId)
    .where('post.deletedAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb('post.heldAt', 'is not', null),
        eb(
          'post.id',
          'in',
          eb.selectFrom('postReport').select('postReport.postId').where('postReport.decidedAt', 'is', null),
        ),
      ]),
    )
    .orderBy('post.createdAt')
    .orderBy('post.id')
    .limit(limit)
    .execute();
  const reports = await openReports(
    db,
    rows.map(({ postId }) => postId),
  );
  return rows.map(({ hiddenAt, ...row }) => ({
    ...(row as Omit<QueuedPost, 'isHidden' | 'reports'>),
    isHidden: hiddenAt !== null,
    reports: reports.filter(({ postId }) => postId === row.postId),
  }));
}

/** How many posts wait for a moderator in each of these spaces, and since when; spaces with none are left out. */
export async function countQueues(
  db: Queryable,
  spaceIds: readonly SpaceId[],
): Promise<{ readonly spaceId: SpaceId; readonly count: number; readonly since: Date }[]> {
  if (spaceIds.length === 0) return [];
  const { rows } = await sql<{ spaceId: SpaceId; count: number; since: Date }>`
    select thread.space_id as "spaceId", count(distinct post.id) as count, min(waiting.at) as since
    from (
      select post_id, at from post_report where decided_at is null
      union all select id, held_at from post where held_at is not null
    ) waiting
    join post on post.id = waiting.post_id
    join thread on thread.id = post.thread_id
    where post.deleted_at is null and thread.space_id = any(${spaceIds}::text[])
    group by thread.space_id order by since
  `.execute(db);
  return rows;
}

export async function openReports(
  db: Queryable,
  postIds: readonly string[],
): Promise<(Report & { readonly postId: string })[]> {
  if (postIds.length === 0) return [];
  return db
    .selectFrom('postReport')
    .select(['postId', 'reason', 'at'])
    .where('postId', 'in', postIds)
    .where('decidedAt', 'is', null)
    .orderBy('at')
    .execute();
}

/** The titles of those of these threads that everybody who reads a space may see in it now. */
export async function titlesIn(
  db: Queryable,
  spaceId: SpaceId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('thread')
    .select(['id', 'title'])
    .where('spaceId', '=', spaceId)
    .where('id', 'in', ids)
    .where('heldAt', 'is', null)
    .where('hiddenAt', 'is', null)
    .execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** What a person has posted since a moment, and whether anything of theirs in a space has been shown. */
export async function postingHistory(
  db: Queryable,
  of: {
    readonly personId: PersonId;
    readonly spaceId: SpaceId;
    readonly since: Date;
    /** A post that does not make its author known. */
    readonly besides?: PostId;
  },
): Promise<{ readonly lately: number; readonly isKnown: boolean }> {
  const { personId, spaceId, since, besides = '' } = of;
  const { rows } = await sql<{ lately: number; isKnown: boolean }>`
    ${prepared} with nameless as (
      select post.* from nameless_post own join post on post.id = own.post_id where own.person_id = ${personId}
    )
    select (select count(*) from post where author_id = ${personId} and created_at > ${since})
        + (select count(*) from nameless where created_at > ${since}) as lately,
      exists (
        select from post join thread on thread.id = post.thread_id
        where post.author_id = ${personId} and thread.space_id = ${spaceId} and post.held_at is null
          and post.id <> ${besides}
      ) or exists (
        select from nameless join thread on thread.id = nameless.thread_id
        where thread.space_id = ${spaceId} and nameless.held_at is null and nameless.id <> ${besides}
      ) as "isKnown"`.execute(db);
  return rows[0] ?? { lately: 0, isKnown: false };
}
