import { sql } from 'kysely';
import { prepared } from '../../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../../platform/database/repeated-query.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { SpaceId } from '../space.ts';
import { type ListedThread, MOST_UNREAD, type Thread, type ThreadId } from '../thread.ts';

/** Of each space: enough to count `MOST_UNREAD` of them for whoever has read few, and no more, for all are asked about. */
export const MOST_LATEST = MOST_UNREAD + 5;

export type LatestThread = Pick<Thread, 'id' | 'posts' | 'lastPostAt'>;

/** What every reader of a space sees of it in a list. */
export interface LatestOfSpace {
  readonly spaceId: SpaceId;
  /** How many it has. */
  readonly threads: number;
  /** `MOST_LATEST` at most, the latest first. */
  readonly latest: readonly LatestThread[];
}

type LatestRow = Pick<LatestOfSpace, 'spaceId' | 'threads'> & (LatestThread | { readonly id: null });

const latestRows = repeatedQuery(
  (_db, value: ValueOf<{ spaceIds: readonly SpaceId[] }>) => sql<LatestRow>`
    select ${prepared} space.id as "spaceId", space.threads, latest.id, latest.posts, latest.last_post_at as "lastPostAt"
    from space left join lateral (
      select thread.id, thread.posts, thread.last_post_at from thread
      where space_id = space.id and merged_into is null and hidden_at is null and held_at is null
      order by last_post_at desc, id limit ${sql.lit(MOST_LATEST)}
    ) as latest on true
    where space.id = any(${value('spaceIds')}::text[])
    order by space.id, latest.last_post_at desc, latest.id
  `,
);

/** How many threads each of these spaces has, and the latest of them. */
export async function latestOfSpaces(db: Queryable, spaceIds: readonly SpaceId[]): Promise<LatestOfSpace[]> {
  if (spaceIds.length === 0) return [];
  const rows = await latestRows(db, { spaceIds });
  const bySpace = Map.groupBy(rows, ({ spaceId }) => spaceId);
  return [...bySpace].map(([spaceId, ofSpace]) => ({
    spaceId,
    threads: ofSpace[0]?.threads ?? 0,
    latest: ofSpace.flatMap((row) => (row.id === null ? [] : [row])),
  }));
}

/** What somebody has read of a thread, and how they follow it. */
export type Reading = Pick<ListedThread, 'read' | 'follow'>;

const readingRows = repeatedQuery(
  (_db, value: ValueOf<{ person: string; ids: readonly ThreadId[] }>) => sql<
    { readonly id: ThreadId } & Reading
  >`
    select ${prepared} thread_id as id, number as read, null as follow from thread_read
    where person_id = ${value('person')} and thread_id = any(${value('ids')}::text[])
    union all
    select thread_id, null, level from thread_follow
    where person_id = ${value('person')} and thread_id = any(${value('ids')}::text[])
  `,
);

/** What somebody has read of these threads; nothing of those with which they have done nothing. */
export async function readingOf(
  db: Queryable,
  person: string,
  ids: readonly ThreadId[],
): Promise<ReadonlyMap<ThreadId, Reading>> {
  const rows = ids.length === 0 ? [] : await readingRows(db, { person, ids });
  const readings = new Map<ThreadId, Reading>();
  for (const { id, read, follow } of rows) {
    const known = readings.get(id);
    readings.set(id, { read: read ?? known?.read ?? null, follow: follow ?? known?.follow ?? null });
  }
  return readings;
}
