import { type ExpressionBuilder, type Insertable, sql } from 'kysely';
import type { DB } from '../../../platform/database/schema.ts';
import { prepared } from '../../../platform/database/prepared.ts';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { Space, SpaceId } from '../space.ts';
import { SPACE_COLUMNS, type SpaceStanding, standingColumns } from '../spaces/spaces.repository.ts';
import type { TagId } from '../tags/tag.ts';
import { carriesTag, threadTags } from '../tags/tags.repository.ts';
import { type ListedThread, type TaggedThread, type Thread, type ThreadId } from '../thread.ts';

const THREAD_COLUMNS = [
  'thread.id',
  'thread.spaceId',
  'thread.kind',
  'thread.state',
  'thread.title',
  'thread.language',
  'thread.authorId',
  'thread.shownAuthor',
  'thread.posts',
  'thread.answers',
  'thread.createdAt',
  'thread.lastPostAt',
  'thread.pinnedAt',
  'thread.lockedAt',
  'thread.lockReason',
  'thread.lockedBy',
  'thread.heldAt',
  'thread.hiddenAt',
  'thread.reopened',
  'thread.questionId',
  'thread.carried',
  'thread.mergedInto',
  'thread.reviewOn',
] as const;

/** In one row, the columns of the space begin so. */
const OF_SPACE = 'ofSpace';

export interface FoundThread {
  /** Of the post that was asked for, if one was. */
  readonly postNumber: number | null;
  readonly space: Space;
  readonly standing: SpaceStanding;
  readonly thread: TaggedThread;
  readonly read: number;
  readonly follow: 'watch' | 'normal' | 'mute' | null;
}

/** A thread by its id or a post's, with its space and what the person is to both, in one query. */
export async function findThreadVisit(
  db: Queryable,
  by: { readonly thread: string } | { readonly post: string },
  person: string | null,
): Promise<FoundThread | undefined> {
  const row = await db
    .selectFrom('thread')
    .innerJoin('space', 'space.id', 'thread.spaceId')
    .leftJoin('threadRead', (join) =>
      join.onRef('threadRead.threadId', '=', 'thread.id').on('threadRead.personId', '=', person),
    )
    .leftJoin('threadFollow', (join) =>
      join.onRef('threadFollow.threadId', '=', 'thread.id').on('threadFollow.personId', '=', person),
    )
    .select(THREAD_COLUMNS)
    .select((eb) =>
      SPACE_COLUMNS.map((column) => eb.ref(column).as(`${OF_SPACE}_${column.slice('space.'.length)}`)),
    )
    .select((eb) => standingColumns(eb, person))
    .select(['threadRead.number as read', 'threadFollow.level as follow', threadTags().as('tags')])
    .select((eb) =>
      ('post' in by
        ? eb.selectFrom('post').select('post.number').where('post.id', '=', by.post)
        : eb.val<number | null>(null)
      ).as('postNumber'),
    )
    .modifyFront(prepared)
    .where((eb) =>
      'thread' in by
        ? eb('thread.id', '=', by.thread)
        : eb('thread.id', '=', eb.selectFrom('post').select('post.threadId').where('post.id', '=', by.post)),
    )
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { role, part, isBlocked, readsFrom, postNumber, read, follow, ...columns } = row;
  const space: Record<string, unknown> = {};
  const thread: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(columns)) {
    if (name.startsWith(OF_SPACE)) {
      const column = name.slice(OF_SPACE.length);
      space[column.charAt(0).toLowerCase() + column.slice(1)] = value;
    } else thread[name] = value;
  }
  return {
    space: space as unknown as Space,
    standing: { role, part, isBlocked, readsFrom: readsFrom ?? 1 },
    postNumber: postNumber as number | null,
    thread: thread as unknown as TaggedThread,
    read: read ?? 0,
    follow,
  };
}

/** The thread, and nobody else writes in it until the transaction ends. */
export async function lockThread(tx: Transaction, id: ThreadId): Promise<Thread> {
  const row = await tx
    .selectFrom('thread')
    .select(THREAD_COLUMNS)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return row as Thread;
}

export async function insertThread(tx: Transaction, thread: Insertable<DB['thread']>): Promise<void> {
  await tx.insertInto('thread').values(thread).execute();
}

export async function updateThread(
  tx: Transaction,
  id: ThreadId,
  set: Partial<Omit<Insertable<DB['thread']>, 'id'>>,
): Promise<void> {
  await tx.updateTable('thread').set(set).where('id', '=', id).execute();
}

/** Takes it upon the caller to tell those who voted for the question; false where somebody has before. */
export async function takeVotersTold(tx: Transaction, id: ThreadId, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('thread')
    .set({ votersToldAt: now })
    .where('id', '=', id)
    .where('votersToldAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export const ORDERS = ['latest', 'newest', 'supported', 'waiting'] as const;
export type Order = (typeof ORDERS)[number];

export interface ThreadFilter {
  readonly spaceIds: readonly SpaceId[];
  readonly kind?: Thread['kind'] | undefined;
  readonly state?: Thread['state'] | undefined;
  /** Only threads with something unread, which do not end before the person came. */
  readonly unreadSince?: Date | undefined;
  /** Only questions that are open and have no accepted answer; `no reply`: nobody has answered at all. */
  readonly unanswered?: 'no answer' | 'no reply' | undefined;
  readonly authorId?: string | undefined;
  readonly tagId?: TagId | undefined;
  /** Only threads begun by its people, at the time or in an organisation that is now part of it. */
  readonly organisationId?: string | undefined;
  /** Whose reading is counted, and who sees their own threads that wait. */
  readonly personId: string | null;
  readonly order: Order;
  /** Pinned threads come first. */
  readonly pinnedFirst?: boolean;
}

function filtered(db: Queryable, filter: ThreadFilter) {
  const { spaceIds, kind, state, unreadSince, unanswered, authorId, tagId, organisationId, personId } =
    filter;
  let query = db
    .selectFrom('thread')
    .leftJoin('threadRead', (join) =>
      join.onRef('threadRead.threadId', '=', 'thread.id').on('threadRead.personId', '=', personId),
    )
    .leftJoin('threadFollow', (join) =>
      join.onRef('threadFollow.threadId', '=', 'thread.id').on('threadFollow.personId', '=', personId),
    )
    .where('thread.spaceId', '=', sql<string>`any(${spaceIds}::text[])`)
    .where('thread.mergedInto', 'is', null)
    .where('thread.hiddenAt', 'is', null)
    .where((eb) => eb.or([eb('thread.heldAt', 'is', null), eb('thread.authorId', '=', personId)]));
  if (kind !== undefined) query = query.where('thread.kind', '=', kind);
  if (state !== undefined) query = query.where('thread.state', '=', state);
  if (authorId !== undefined) query = query.where('thread.authorId', '=', authorId);
  if (tagId !== undefined) query = query.where((eb) => carriesTag(eb, tagId));
  if (organisationId !== undefined) {
    query = query.where('thread.organisationId', 'in', (eb) =>
      eb
        .selectFrom('organisation')
        .select('organisation.id')
        .where((of) => of.or([of('id', '=', organisationId), of('mergedInto', '=', organisationId)])),
    );
  }
  if (unreadSince !== undefined) {
    query = query
      .where('thread.lastPostAt', '>=', unreadSince)
      .where('thread.posts', '>', sql<number>`coalesce(thread_read.number, 0)`)
      .where(sql<boolean>`thread_follow.level is distinct from 'mute'`);
  }
  if (unanswered !== undefined) {
    query = query
      .where('thread.kind', 'in', ['question', 'carried-over'])
      .where('thread.state', '=', 'open')
      .where('thread.answers', '=', 0);
  }
  return unanswered === 'no reply' ? query.where('thread.posts', '=', 1) : query;
}

/** The name of a person or an organisation that a column of a row names. */
function nameOf(
  eb: ExpressionBuilder<DB, 'thread'>,
  table: 'person' | 'organisation',
  column: 'thread.authorId' | 'thread.organisationId' | 'thread.lastAuthorId',
) {
  return eb
    .selectFrom(table as 'person')
    .select('name')
    .whereRef('id', '=', column);
}

/** One page of threads; nothing is counted post by post. */
export async function listThreads(
  db: Queryable,
  filter: ThreadFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<ListedThread[]> {
  if (filter.spaceIds.length === 0) return [];
  // Names are looked up for the rows of the page alone. Joined, they would cost more in planning than all the rest.
  let query = filtered(db, filter)
    .select((eb) => [
      eb.selectFrom('space').select('name').whereRef('id', '=', 'thread.spaceId').as('space'),
      nameOf(eb, 'person', 'thread.authorId').as('author'),
      nameOf(eb, 'organisation', 'thread.organisationId').as('organisation'),
      nameOf(eb, 'person', 'thread.lastAuthorId').as('lastAuthor'),
    ])
    .select([
      'thread.id',
      'thread.spaceId',
      'thread.kind',
      'thread.state',
      'thread.title',
      'thread.shownAuthor',
      'thread.posts',
      'thread.thanks',
      'thread.createdAt',
      'thread.lastPostAt',
      sql<boolean>`thread.pinned_at is not null`.as('isPinned'),
      sql<boolean>`thread.locked_at is not null`.as('isLocked'),
      sql<boolean>`thread.held_at is not null`.as('isHeld'),
      'threadRead.number as read',
      'threadFollow.level as follow',
      threadTags().as('tags'),
    ]);
  if (filter.pinnedFirst === true) query = query.orderBy(sql`thread.pinned_at is null`);
  if (filter.order === 'latest') query = query.orderBy('thread.lastPostAt', 'desc');
  if (filter.order === 'newest') query = query.orderBy('thread.createdAt', 'desc');
  if (filter.order === 'supported')
    query = query.orderBy('thread.thanks', 'desc').orderBy('thread.lastPostAt', 'desc');
  // Where only unanswered ones are listed, their age alone orders them, which an index does.
  if (filter.order === 'waiting' && filter.unanswered === undefined) {
    query = query.orderBy(
      sql`thread.kind in ('question', 'carried-over') and thread.state = 'open' and thread.answers = 0`,
      'desc',
    );
  }
  if (filter.order === 'waiting') query = query.orderBy('thread.createdAt');
  const rows = await query.orderBy('thread.id').limit(limit).offset(offset).execute();
  return rows as ListedThread[];
}

/** How many threads a filter finds, `most` at most. */
export async function countThreads(db: Queryable, filter: ThreadFilter, most: number): Promise<number> {
  if (filter.spaceIds.length === 0) return 0;
  const { count } = await db
    .selectFrom(filtered(db, filter).select('thread.id').limit(most).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
