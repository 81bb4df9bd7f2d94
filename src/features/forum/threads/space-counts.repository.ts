import { sql } from 'kysely';
import { prepared } from '../../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../../platform/database/repeated-query.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { SpaceId } from '../space.ts';
import { MOST_UNREAD } from '../thread.ts';

const unreadRows = repeatedQuery(
  (_db, value: ValueOf<{ spaceIds: readonly SpaceId[]; person: string; since: Date }>) => sql<{
    readonly spaceId: SpaceId;
    readonly unread: number;
  }>`
    with muted as materialized (
      select thread_id from thread_follow where person_id = ${value('person')} and level = 'mute'
    )
    select ${prepared} space.id as "spaceId", unread.count as unread
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
 * For each space, how many of its threads hold something that the person has not read, `MOST_UNREAD` at most. Looks at
 * its latest threads until it has found as many.
 */
export async function unreadBySpace(
  db: Queryable,
  spaceIds: readonly SpaceId[],
  person: { readonly id: string; readonly since: Date },
): Promise<ReadonlyMap<SpaceId, number>> {
  if (spaceIds.length === 0) return new Map();
  const rows = await unreadRows(db, { spaceIds, person: person.id, since: person.since });
  return new Map(rows.map(({ spaceId, unread }) => [spaceId, unread]));
}

const threadsOf = repeatedQuery((db, value: ValueOf<{ spaceId: SpaceId }>) =>
  db.selectFrom('space').select('threads').modifyFront(prepared).where('id', '=', value('spaceId')),
);

/** How many threads of a space every reader sees, without counting them. */
export async function threadsOfSpace(db: Queryable, spaceId: SpaceId): Promise<number> {
  const [row] = await threadsOf(db, { spaceId });
  return row?.threads ?? 0;
}
