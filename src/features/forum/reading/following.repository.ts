import { sql } from 'kysely';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import { authorOfThread } from '../nameless/nameless.repository.ts';
import type { SpaceId } from '../space.ts';
import type { TagId } from '../tags/tag.ts';
import type { ThreadId } from '../thread.ts';
import type { FollowLevel } from './reading.repository.ts';

export interface FollowedThread {
  readonly id: ThreadId;
  readonly title: string;
  readonly level: FollowLevel;
}

export interface FollowedTag {
  readonly id: TagId;
  readonly name: string;
  readonly spaceId: SpaceId;
  readonly space: string;
  readonly level: FollowLevel;
}

/** The threads of these spaces that somebody watches or has muted: the muted first, then those written in last. */
export async function followedThreads(
  db: Queryable,
  personId: PersonId,
  spaceIds: readonly SpaceId[],
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<FollowedThread[]> {
  const { rows } = await sql<FollowedThread>`
    select thread.id, thread.title, thread_follow.level
    from thread_follow join thread on thread.id = thread_follow.thread_id
    where thread_follow.person_id = ${personId} and thread_follow.level <> 'normal'
      and thread.space_id = any(${spaceIds}::text[]) and thread.merged_into is null and thread.hidden_at is null
      and (thread.held_at is null or ${authorOfThread(sql.val(personId))} = ${personId})
    order by thread_follow.level desc, thread.last_post_at desc, thread.id
    limit ${limit} offset ${offset}
  `.execute(db);
  return rows;
}

export async function followedSpaces(
  db: Queryable,
  personId: PersonId,
): Promise<ReadonlyMap<SpaceId, FollowLevel>> {
  const rows = await db
    .selectFrom('spaceFollow')
    .select(['spaceId', 'level'])
    .where('personId', '=', personId)
    .where('level', '<>', 'normal')
    .execute();
  return new Map(rows.map(({ spaceId, level }) => [spaceId as SpaceId, level]));
}

/** By the name that a tag has now; of several that were merged, muting wins. */
export async function followedTags(
  db: Queryable,
  personId: PersonId,
  spaceIds: readonly SpaceId[],
): Promise<FollowedTag[]> {
  const { rows } = await sql<FollowedTag>`
    select kept.id, kept.name, kept.space_id as "spaceId", space.name as space, max(tag_follow.level) as level
    from tag_follow join tag on tag.id = tag_follow.tag_id join tag kept on kept.id = tag.known_as
      join space on space.id = kept.space_id
    where tag_follow.person_id = ${personId} and kept.removed_at is null and kept.accepted_at is not null
      and space.id = any(${spaceIds}::text[])
    group by kept.id, space.id
    order by kept.name_key, kept.id
  `.execute(db);
  return rows;
}

/** Whom somebody has muted, by name. */
export async function mutedPeople(
  db: Queryable,
  personId: PersonId,
): Promise<readonly { readonly id: PersonId; readonly name: string }[]> {
  const rows = await db
    .selectFrom('personMute')
    .innerJoin('person', 'person.id', 'personMute.mutedId')
    .select(['person.id', 'person.name'])
    .where('personMute.personId', '=', personId)
    .orderBy('person.name')
    .orderBy('person.id')
    .execute();
  return rows as { id: PersonId; name: string }[];
}
