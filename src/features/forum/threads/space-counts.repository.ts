import { sql } from 'kysely';
import { prepared } from '../../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../../platform/database/repeated-query.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { SpaceId } from '../space.ts';
import { MOST_UNREAD } from '../thread.ts';

export interface SpaceCounts {
  readonly spaceId: SpaceId;
  readonly threads: number;
  readonly lastPostAt: Date | null;
  /** As many as `MOST_UNREAD` at most. */
  readonly unread: number;
}

const countsOf = repeatedQuery(
  (_db, value: ValueOf<{ spaceIds: readonly SpaceId[]; person: string; since: Date }>) =>
    sql<SpaceCounts>`
    with muted as materialized (
      select thread_id from thread_follow where person_id = ${value('person')} and level = 'mute'
    )
    select ${prepared} space.id as "spaceId", space.threads, unread.count as unread, (
      select last_post_at from thread
      where space_id = space.id and merged_into is null and hidden_at is null and held_at is null
      order by last_post_at desc limit 1
    ) as "lastPostAt"
    from space, lateral (
      select count(*) as count from (
        select from thread
        where space_id = space.id and merged_into is null and hidden_at is null and held_at is null
          and last_post_at >= ${value('since')}
          and posts > coalesce((
            select number from thread_read where thread_id = thread.id and person_id = ${value('person')}), 0)
          and id not in (select thread_id from muted)
        order by last_post_at desc limit ${sql.lit(MOST_UNREAD)}
      ) as found
    ) as unread
    where space.id = any(${value('spaceIds')}::text[])
  `,
);

/**
 * For each space, how many threads it has and how many of them hold something that the person has not read. Looks at
 * the latest threads of each space until it has found enough, so that it costs the same in a space of any size.
 */
export async function countBySpace(
  db: Queryable,
  spaceIds: readonly SpaceId[],
  person: { readonly id: string; readonly since: Date },
): Promise<ReadonlyMap<SpaceId, SpaceCounts>> {
  if (spaceIds.length === 0) return new Map();
  const rows = await countsOf(db, { spaceIds, person: person.id, since: person.since });
  return new Map(rows.map((row) => [row.spaceId, row]));
}

const threadsOf = repeatedQuery((db, value: ValueOf<{ spaceId: SpaceId }>) =>
  db.selectFrom('space').select('threads').modifyFront(prepared).where('id', '=', value('spaceId')),
);

/** How many threads of a space every reader sees, without counting them. */
export async function threadsOfSpace(db: Queryable, spaceId: SpaceId): Promise<number> {
  const [row] = await threadsOf(db, { spaceId });
  return row?.threads ?? 0;
}
