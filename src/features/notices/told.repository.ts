import { sql } from 'kysely';
import { prepared } from '../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../platform/database/repeated-query.ts';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { PersonId } from '../people/index.ts';
import type { Reason } from './reasons.ts';
import type { Telling } from './told.ts';

const AT_ONCE = 2_000;

type NewTold = Omit<Telling, 'text'> & {
  readonly text: string;
  readonly at: Date;
  readonly mailAt: Date | null;
};

/** Adds what people are told. Who was told of the thing for a weaker reason is told for the stronger instead. */
export async function insertTold(tx: Transaction, told: readonly NewTold[]): Promise<void> {
  for (let from = 0; from < told.length; from += AT_ONCE) {
    const some = told.slice(from, from + AT_ONCE);
    await tx
      .insertInto('told')
      .values(some.map(({ group, ...each }) => ({ ...each, groupKey: group })))
      .onConflict((conflict) =>
        conflict
          .columns(['personId', 'about'])
          .doUpdateSet((eb) => ({
            reason: eb.ref('excluded.reason'),
            actorId: eb.ref('excluded.actorId'),
            mailAt: sql<Date | null>`case when told.mailed_at is null then excluded.mail_at end`,
            text: eb.ref('excluded.text'),
          }))
          .whereRef('excluded.reason', '<', 'told.reason'),
      )
      .execute();
  }
}

/** What a person was told of one group for one reason, as the list shows it. */
export interface ToldGroup {
  /** Of the newest. */
  readonly id: number;
  readonly about: string;
  readonly group: string;
  readonly title: string;
  readonly reason: Reason;
  readonly at: Date;
  readonly count: number;
  readonly unread: number;
  /** The actors of what is unread, or else of the newest, newest first: some of them. */
  readonly actorIds: readonly string[];
}

export async function listGroups(
  db: Queryable,
  personId: PersonId,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly groups: readonly ToldGroup[]; readonly total: number }> {
  const { rows } = await sql<ToldGroup & { readonly total: number }>`
    with own as (
      select group_key, reason, max(id) as last, count(*) as count, count(*) filter (where read_at is null) as unread,
        (array_agg(actor_id order by id desc) filter (where actor_id is not null and read_at is null))[1:20] as new_actors,
        (array_agg(actor_id order by id desc) filter (where actor_id is not null))[1:1] as last_actor
      from told where person_id = ${personId}
      group by group_key, reason
    )
    select ${prepared} told.id, told.about, told.group_key as "group", told.group_title as "title", told.reason, told.at,
      own.count, own.unread, coalesce(own.new_actors, own.last_actor, '{}') as "actorIds",
      count(*) over () as total
    from own join told on told.id = own.last
    order by own.last desc
    limit ${limit} offset ${offset}
  `.execute(db);
  return { groups: rows, total: rows[0]?.total ?? 0 };
}

/** No more than this are counted: above it the header says "99+". */
export const MOST_COUNTED = 100;

const unreadOf = repeatedQuery(
  (_db, value: ValueOf<{ people: readonly string[] }>) => sql<{
    readonly personId: string;
    readonly count: number;
  }>`
    select ${prepared} listed.id as "personId", unread.count
    from unnest(${value('people')}::text[]) as listed(id), lateral (
      select count(*) as count from (
        select from told where person_id = listed.id and read_at is null limit ${sql.lit(MOST_COUNTED)}
      ) as counted
    ) as unread
  `,
);

/** How much each of these people was told and has not read. */
export async function countUnread(
  db: Queryable,
  people: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await unreadOf(db, { people });
  return new Map(rows.map(({ personId, count }) => [personId, count]));
}

export interface UnreadThing {
  readonly id: number;
  readonly about: string;
  readonly group: string;
  readonly title: string;
  readonly at: Date;
  readonly actorId: string | null;
}

const MOST_WAITING = 50;

/** What a person was told for one reason and has not read: the newest of each group, the newest first. */
export async function listUnreadFor(
  db: Queryable,
  personId: PersonId,
  reason: Reason,
): Promise<UnreadThing[]> {
  const { rows } = await sql<UnreadThing>`
    select ${prepared} id, about, group_key as "group", group_title as title, at, actor_id as "actorId"
    from told
    where id in (
      select max(id) from told
      where person_id = ${personId} and reason = ${reason} and read_at is null
      group by group_key
    )
    order by id desc
    limit ${MOST_WAITING}
  `.execute(db);
  return rows;
}

/** Marks all of the group and reason of one entry read, up to that entry. Returns where the first unread one is. */
export async function readGroup(
  tx: Transaction,
  personId: PersonId,
  id: number,
  now: Date,
): Promise<{ readonly url: string } | undefined> {
  const entry = await tx
    .selectFrom('told')
    .select(['groupKey', 'reason', 'url'])
    .where('id', '=', id)
    .where('personId', '=', personId)
    .executeTakeFirst();
  if (entry === undefined) return undefined;
  const changed = await tx
    .updateTable('told')
    .set({ readAt: now, readMark: null })
    .where('personId', '=', personId)
    .where('groupKey', '=', entry.groupKey)
    .where('reason', '=', entry.reason)
    .where('readAt', 'is', null)
    .where('id', '<=', id)
    .returning(['id', 'url'])
    .execute();
  return changed.toSorted((a, b) => a.id - b.id)[0] ?? entry;
}

/** Marks what belongs to a group read, as when the person has seen its page. */
export async function readGroupKey(
  tx: Transaction,
  personId: PersonId,
  group: string,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('told')
    .set({ readAt: now, readMark: null })
    .where('personId', '=', personId)
    .where('groupKey', '=', group)
    .where('readAt', 'is', null)
    .execute();
}

/** Marks everything read, under a mark by which that can be undone. Returns how many there were. */
export async function readEverything(
  db: Queryable,
  personId: PersonId,
  mark: string,
  now: Date,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('told')
    .set({ readAt: now, readMark: mark })
    .where('personId', '=', personId)
    .where('readAt', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export async function unreadMarked(db: Queryable, personId: PersonId, mark: string): Promise<void> {
  await db
    .updateTable('told')
    .set({ readAt: null, readMark: null })
    .where('personId', '=', personId)
    .where('readMark', '=', mark)
    .execute();
}

/** Removes what is older; `isRead`: only what was read. */
export async function deleteOld(db: Queryable, before: Date, isRead: boolean): Promise<number> {
  let query = db.deleteFrom('told').where('at', '<', before);
  if (isRead) query = query.where('readAt', 'is not', null);
  const { numDeletedRows } = await query.executeTakeFirst();
  return Number(numDeletedRows);
}

/** What a person was told goes; what others were told of the person names them no more. */
export async function eraseTold(tx: Transaction, personId: PersonId, name: string): Promise<void> {
  await tx.deleteFrom('told').where('personId', '=', personId).execute();
  await tx.updateTable('told').set({ text: '' }).where('actorId', '=', personId).execute();
  if (name === '') return;
  await tx
    .updateTable('told')
    .set({ text: '' })
    .where('text', '<>', '')
    .where(sql<boolean>`position(lower(${name}) in lower(text)) > 0`)
    .execute();
}
