import { type Expression, type ExpressionBuilder, type Insertable, type RawBuilder, sql } from 'kysely';
import type { DB } from '../../../platform/database/schema.ts';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import type { SpaceId } from '../space.ts';
import type { ThreadId } from '../thread.ts';
import type { FollowLevel } from '../reading/reading.repository.ts';
import { type ListedTag, type NamedTag, type TagId, tagKey, type ThreadTag } from './tag.ts';

/** The tags of the thread of the row as they are known now, by name: those of the list of its space. */
export function threadTags(): RawBuilder<readonly ThreadTag[]> {
  // Most threads carry none, which is cheaper to see than to make a list of.
  return sql`case when not exists (select from thread_tag where thread_tag.thread_id = thread.id) then '[]'::json
    else coalesce((
    select json_agg(json_build_object('id', id, 'name', name, 'isProposed', proposed) order by name_key)
    from (
      select distinct kept.id, kept.name, kept.name_key, kept.accepted_at is null as proposed
      from thread_tag join tag on tag.id = thread_tag.tag_id join tag kept on kept.id = tag.known_as
      where thread_tag.thread_id = thread.id and kept.space_id = thread.space_id and kept.removed_at is null
    ) as shown
  ), '[]'::json) end`;
}

/** Whether the thread of the row carries a tag, or one that was merged into it. */
export function carriesTag(eb: ExpressionBuilder<DB, 'thread'>, id: Expression<TagId>) {
  return eb.exists(
    eb
      .selectFrom('threadTag')
      .innerJoin('tag', 'tag.id', 'threadTag.tagId')
      .select('threadTag.tagId')
      .whereRef('threadTag.threadId', '=', 'thread.id')
      .whereRef('tag.spaceId', '=', 'thread.spaceId')
      .where('tag.knownAs', '=', id),
  );
}

/** The whole list of a space by name, with what waits, was merged or removed. */
export async function listTags(db: Queryable, spaceId: SpaceId): Promise<ListedTag[]> {
  const { rows } = await sql<ListedTag>`
    select tag.id, tag.name, tag.known_as as "knownAs", tag.merged_into as "mergedInto",
      case when tag.removed_at is not null then 'removed' when tag.accepted_at is null then 'proposed'
        else 'accepted' end as state,
      coalesce(carried.threads, 0) as threads
    from tag left join (
      select own.known_as, count(distinct thread.id) as threads
      from thread_tag join tag own on own.id = thread_tag.tag_id join thread on thread.id = thread_tag.thread_id
      where own.space_id = ${spaceId} and thread.space_id = ${spaceId}
        and thread.merged_into is null and thread.hidden_at is null and thread.held_at is null
      group by own.known_as
    ) as carried on carried.known_as = tag.id
    where tag.space_id = ${spaceId}
    order by tag.name_key
  `.execute(db);
  return rows;
}

/** The names of a space's list that can be chosen, by name. */
export async function chosenFrom(db: Queryable, spaceId: SpaceId): Promise<NamedTag[]> {
  const rows = await db
    .selectFrom('tag')
    .select(['id', 'name'])
    .where('spaceId', '=', spaceId)
    .where('acceptedAt', 'is not', null)
    .where('removedAt', 'is', null)
    .where('mergedInto', 'is', null)
    .orderBy('nameKey')
    .execute();
  return rows as NamedTag[];
}

/** What is known of tags by their names, in small letters, in a space. */
export async function findTagsNamed(
  tx: Transaction,
  spaceId: SpaceId,
  names: readonly string[],
): Promise<
  ReadonlyMap<string, { readonly knownAs: TagId; readonly name: string; readonly isRemoved: boolean }>
> {
  if (names.length === 0) return new Map();
  const rows = await tx
    .selectFrom('tag')
    .innerJoin('tag as kept', 'kept.id', 'tag.knownAs')
    .select(['tag.nameKey', 'kept.id as knownAs', 'kept.name', 'kept.removedAt'])
    .where('tag.spaceId', '=', spaceId)
    .where('tag.nameKey', 'in', names.map(tagKey))
    .execute();
  return new Map(
    rows.map(({ nameKey, knownAs, name, removedAt }) => [
      nameKey,
      { knownAs: knownAs as TagId, name, isRemoved: removedAt !== null },
    ]),
  );
}

/** The list of a space stands still until the transaction ends, so that merging makes no circle. */
export async function lockTags(tx: Transaction, spaceId: SpaceId): Promise<void> {
  await tx.selectFrom('space').select('id').where('id', '=', spaceId).forUpdate().execute();
}

export async function insertTags(
  tx: Transaction,
  tags: readonly Omit<Insertable<DB['tag']>, 'nameKey' | 'knownAs'>[],
): Promise<void> {
  if (tags.length === 0) return;
  await tx
    .insertInto('tag')
    .values(tags.map((tag) => ({ ...tag, nameKey: tagKey(tag.name), knownAs: tag.id })))
    .execute();
}

export async function updateTag(
  tx: Transaction,
  id: TagId,
  set: Partial<Pick<Insertable<DB['tag']>, 'name' | 'nameKey' | 'acceptedAt' | 'removedAt' | 'mergedInto'>>,
): Promise<void> {
  await tx.updateTable('tag').set(set).where('id', '=', id).execute();
}

/** Follows merging to its end anew for every tag of a space. */
export async function findKnownAs(tx: Transaction, spaceId: SpaceId): Promise<void> {
  await sql`
    with recursive ends as (
      select id, id as known_as from tag where space_id = ${spaceId} and merged_into is null
      union all
      select tag.id, ends.known_as from tag join ends on tag.merged_into = ends.id
    )
    update tag set known_as = ends.known_as from ends where tag.id = ends.id and tag.known_as <> ends.known_as
  `.execute(tx);
}

/** How many tags of somebody wait in a space. */
export async function countProposed(tx: Transaction, spaceId: SpaceId, by: PersonId): Promise<number> {
  const { count } = await tx
    .selectFrom('tag')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('spaceId', '=', spaceId)
    .where('authorId', '=', by)
    .where('acceptedAt', 'is', null)
    .where('removedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

/** How many proposed tags wait in each of these spaces, and since when. */
export async function proposedIn(
  db: Queryable,
  spaceIds: readonly SpaceId[],
): Promise<readonly { readonly spaceId: SpaceId; readonly count: number; readonly since: Date }[]> {
  if (spaceIds.length === 0) return [];
  const rows = await db
    .selectFrom('tag')
    .select((eb) => ['spaceId', eb.fn.countAll<number>().as('count'), eb.fn.min('createdAt').as('since')])
    .where('spaceId', '=', sql<string>`any(${spaceIds}::text[])`)
    .where('acceptedAt', 'is', null)
    .where('removedAt', 'is', null)
    .where('mergedInto', 'is', null)
    .groupBy('spaceId')
    .execute();
  return rows as { spaceId: SpaceId; count: number; since: Date }[];
}

/** These and no others are the thread's tags of the list of this space; those of other spaces stay with it. */
export async function setThreadTags(
  tx: Transaction,
  threadId: ThreadId,
  spaceId: SpaceId,
  tagIds: readonly TagId[],
): Promise<void> {
  await tx
    .deleteFrom('threadTag')
    .where('threadId', '=', threadId)
    .where('tagId', 'in', (eb) => eb.selectFrom('tag').select('tag.id').where('tag.spaceId', '=', spaceId))
    .execute();
  if (tagIds.length === 0) return;
  await tx
    .insertInto('threadTag')
    .values(tagIds.map((tagId) => ({ threadId, tagId })))
    .execute();
}

/** A thread that was moved carries the tags of its new space that are called as its own were. */
export async function carryTagsTo(tx: Transaction, threadId: ThreadId, spaceId: SpaceId): Promise<void> {
  await sql`
    insert into thread_tag (thread_id, tag_id)
    select distinct ${threadId}, there.known_as
    from thread_tag join tag here on here.id = thread_tag.tag_id join tag kept on kept.id = here.known_as
      join tag there on there.space_id = ${spaceId} and there.name_key in (here.name_key, kept.name_key)
    where thread_tag.thread_id = ${threadId} and here.space_id <> ${spaceId}
    on conflict do nothing`.execute(tx);
}

/** A thread that is split off has the tags of the one that it comes from. */
export async function copyTags(tx: Transaction, from: ThreadId, to: ThreadId): Promise<void> {
  await sql`
    insert into thread_tag (thread_id, tag_id) select ${to}, tag_id from thread_tag where thread_id = ${from}
    on conflict do nothing`.execute(tx);
}

export async function tagFollowOf(db: Queryable, personId: PersonId, id: TagId): Promise<FollowLevel> {
  const rows = await db
    .selectFrom('tagFollow')
    .innerJoin('tag', 'tag.id', 'tagFollow.tagId')
    .select('tagFollow.level')
    .where('tagFollow.personId', '=', personId)
    .where('tag.knownAs', '=', id)
    .execute();
  const levels = new Set(rows.map(({ level }) => level));
  // As when people are told: muting wins.
  return levels.has('mute') ? 'mute' : levels.has('watch') ? 'watch' : 'normal';
}

/** For the tag and all that were merged into it. */
export async function followTag(
  tx: Transaction,
  personId: PersonId,
  id: TagId,
  level: FollowLevel,
): Promise<void> {
  await tx
    .deleteFrom('tagFollow')
    .where('personId', '=', personId)
    .where('tagId', 'in', (eb) => eb.selectFrom('tag').select('tag.id').where('tag.knownAs', '=', id))
    .execute();
  if (level === 'normal') return;
  await tx.insertInto('tagFollow').values({ personId, tagId: id, level }).execute();
}

/** Threads of the same space that carry the most of the same tags, the latest first among as many. */
export async function relatedThreads(
  db: Queryable,
  thread: { readonly id: ThreadId; readonly spaceId: SpaceId },
  limit: number,
): Promise<readonly { readonly id: ThreadId; readonly title: string; readonly tags: readonly string[] }[]> {
  const { rows } = await sql<{ id: ThreadId; title: string; tags: string[] }>`
    with own as (
      select distinct kept.id, kept.name from thread_tag join tag on tag.id = thread_tag.tag_id
        join tag kept on kept.id = tag.known_as
      where thread_tag.thread_id = ${thread.id} and kept.space_id = ${thread.spaceId}
        and kept.accepted_at is not null and kept.removed_at is null
    )
    select thread.id, thread.title, array_agg(distinct own.name) as tags
    from own join tag on tag.known_as = own.id join thread_tag on thread_tag.tag_id = tag.id
      join thread on thread.id = thread_tag.thread_id
    where thread.space_id = ${thread.spaceId} and thread.id <> ${thread.id}
      and thread.merged_into is null and thread.hidden_at is null and thread.held_at is null
    group by thread.id
    order by count(distinct own.id) desc, thread.last_post_at desc, thread.id
    limit ${limit}
  `.execute(db);
  return rows;
}

/** Nobody sees any more who proposed a tag, nor which tags somebody followed. */
export async function eraseFromTags(tx: Transaction, id: PersonId): Promise<void> {
  await tx.updateTable('tag').set({ authorId: null }).where('authorId', '=', id).execute();
  await tx.deleteFrom('tagFollow').where('personId', '=', id).execute();
}

export async function proposerOf(tx: Transaction, id: TagId): Promise<PersonId | null> {
  const row = await tx.selectFrom('tag').select('authorId').where('id', '=', id).executeTakeFirst();
  return (row?.authorId ?? null) as PersonId | null;
}
