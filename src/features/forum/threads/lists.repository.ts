import { sql } from 'kysely';
import { prepared } from '../../../platform/database/prepared.ts';
import { repeatedQueries, repeatedQuery, type ValueOf } from '../../../platform/database/repeated-query.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import { authorOfThread } from '../nameless/nameless.repository.ts';
import type { SpaceId } from '../space.ts';
import type { TagId } from '../tags/tag.ts';
import { carriesTag, threadTags } from '../tags/tags.repository.ts';
import type { ListedThread, Thread, ThreadId } from '../thread.ts';

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
  readonly tagId?: TagId | undefined;
  /** Only threads begun by its people, at the time or in an organisation that is now part of it. */
  readonly organisationId?: string | undefined;
  /** Whose reading is counted, and who sees their own threads that wait. */
  readonly personId: string | null;
  readonly order: Order;
  /** Pinned threads come first. */
  readonly pinnedFirst?: boolean;
}

/** The values of a filter. A query asks only for those that are set in its shape. */
type FilterValues = Required<Omit<ThreadFilter, 'order' | 'pinnedFirst' | 'unanswered'>> & {
  readonly kind: Thread['kind'];
  readonly state: Thread['state'];
  readonly unreadSince: Date;
  readonly tagId: TagId;
  readonly organisationId: string;
};

/** Filters of one shape make the same query, asked with other values. */
function shapeOf(filter: ThreadFilter): string {
  const { spaceIds, kind, state, unreadSince, tagId, organisationId } = filter;
  const { unanswered, order, pinnedFirst } = filter;
  const isSet = [kind, state, unreadSince, tagId, organisationId].map((value) => value !== undefined);
  return [spaceIds.length === 1, ...isSet, unanswered, order, pinnedFirst].join();
}

function filtered(db: Queryable, filter: ThreadFilter, value: ValueOf<FilterValues>) {
  const { kind, state, unreadSince, unanswered, tagId, organisationId } = filter;
  // An index gives the threads of one space in their order, those of several it does not.
  const ofSpaces =
    filter.spaceIds.length === 1
      ? sql<string>`(${value('spaceIds')}::text[])[1]`
      : sql<string>`any(${value('spaceIds')}::text[])`;
  let query = db
    .selectFrom('thread')
    .leftJoin('threadRead', (join) =>
      join.onRef('threadRead.threadId', '=', 'thread.id').on('threadRead.personId', '=', value('personId')),
    )
    .leftJoin('threadFollow', (join) =>
      join
        .onRef('threadFollow.threadId', '=', 'thread.id')
        .on('threadFollow.personId', '=', value('personId')),
    )
    .where('thread.spaceId', '=', ofSpaces)
    .where('thread.mergedInto', 'is', null)
    .where('thread.hiddenAt', 'is', null)
    .where((eb) =>
      eb.or([eb('thread.heldAt', 'is', null), eb(authorOfThread(value('personId')), '=', value('personId'))]),
    );
  if (kind !== undefined) query = query.where('thread.kind', '=', value('kind'));
  if (state !== undefined) query = query.where('thread.state', '=', value('state'));
  if (tagId !== undefined) query = query.where((eb) => carriesTag(eb, value('tagId')));
  if (organisationId !== undefined) {
    query = query.where('thread.organisationId', 'in', (eb) =>
      eb
        .selectFrom('organisation')
        .select('organisation.id')
        .where((of) =>
          of.or([of('id', '=', value('organisationId')), of('mergedInto', '=', value('organisationId'))]),
        ),
    );
  }
  if (unreadSince !== undefined) {
    query = query
      .where('thread.lastPostAt', '>=', value('unreadSince'))
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

interface Paging {
  readonly limit: number;
  readonly offset: number;
}

const threadLists = repeatedQueries(
  shapeOf,
  (db, value: ValueOf<FilterValues & Paging>, filter: ThreadFilter) => {
    let query = filtered(db, filter, value).select('thread.id');
    // An index holds what waits, in its order.
    if (filter.unanswered !== undefined) query = query.modifyFront(prepared);
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
    return query.orderBy('thread.id').limit(value('limit')).offset(value('offset'));
  },
);

const listedThreads = repeatedQuery(
  (_db, value: ValueOf<{ ids: readonly string[]; personId: string | null }>) => sql<ListedThread>`
    select ${prepared} thread.id, thread.space_id as "spaceId", thread.kind, state, title, thread.language, shown_author as "shownAuthor",
      posts, thanks, thread.created_at as "createdAt", last_post_at as "lastPostAt", pinned_at is not null as "isPinned",
      locked_at is not null as "isLocked", held_at is not null as "isHeld", space.name as space, author.name as author,
      organisation.name as organisation, "lastAuthor".name as "lastAuthor", thread_read.number as read,
      thread_follow.level as follow, ${threadTags()} as tags
    from unnest(${value('ids')}::text[]) with ordinality as listed(id, place)
    join thread on thread.id = listed.id
    join space on space.id = thread.space_id
    left join person as author on author.id = thread.author_id
    left join person as "lastAuthor" on "lastAuthor".id = thread.last_author_id
    left join organisation on organisation.id = thread.organisation_id
    left join thread_read on thread_read.thread_id = thread.id and thread_read.person_id = ${value('personId')}
    left join thread_follow on thread_follow.thread_id = thread.id and thread_follow.person_id = ${value('personId')}
    order by listed.place
  `,
);

/**
 * One page of threads; nothing is counted post by post. How they are best found depends on the filter, and planning
 * that anew is cheap for their ids alone; the rest is found by key.
 */
export async function listThreads(
  db: Queryable,
  filter: ThreadFilter,
  { limit, offset }: Paging,
): Promise<ListedThread[]> {
  if (filter.spaceIds.length === 0) return [];
  const found = await threadLists(db, filter, { ...(filter as FilterValues), limit, offset });
  return showThreads(
    db,
    found.map(({ id }) => id as ThreadId),
    filter.personId,
  );
}

/** These threads as a list shows them, in the same order. */
export async function showThreads(
  db: Queryable,
  ids: readonly ThreadId[],
  personId: string | null,
): Promise<ListedThread[]> {
  return ids.length === 0 ? [] : listedThreads(db, { ids, personId });
}

const threadCounts = repeatedQueries(
  shapeOf,
  (db, value: ValueOf<FilterValues & { readonly most: number }>, filter: ThreadFilter) => {
    const query = db
      .selectFrom(filtered(db, filter, value).select('thread.id').limit(value('most')).as('found'))
      .select((eb) => eb.fn.countAll<number>().as('count'));
    return filter.unanswered === undefined ? query : query.modifyFront(prepared);
  },
);

/** How many threads a filter finds, `most` at most. */
export async function countThreads(db: Queryable, filter: ThreadFilter, most: number): Promise<number> {
  if (filter.spaceIds.length === 0) return 0;
  const [row] = await threadCounts(db, filter, { ...(filter as FilterValues), most });
  return row?.count ?? 0;
}
