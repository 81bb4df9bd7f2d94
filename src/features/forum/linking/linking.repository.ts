import { sql } from 'kysely';
import { prepared } from '../../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../../platform/database/repeated-query.ts';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { SpaceId } from '../space.ts';
import type { ThreadId } from '../thread.ts';

/** What a thread leads to, as the feature knows it that named the kind. */
export interface TargetKey {
  readonly kind: string;
  readonly id: string;
}

const targetsOf = repeatedQuery(
  (_db, value: ValueOf<{ thread: ThreadId }>) => sql<TargetKey>`
    select ${prepared} thread_link.kind, target_id as id
    from thread_link join thread on thread.id = thread_link.thread_id
    where thread.id = ${value('thread')} or thread.merged_into = ${value('thread')}
    group by thread_link.kind, target_id order by min(linked_at), thread_link.kind, target_id`,
);

/** Of a thread and of those that were merged into it, the oldest first. */
export async function listTargetsOf(db: Queryable, thread: ThreadId): Promise<TargetKey[]> {
  return targetsOf(db, { thread });
}

/** Of all threads of a space, with those that were merged into them, the oldest first. */
export async function listLinksIn(
  db: Queryable,
  spaceId: SpaceId,
): Promise<(TargetKey & { readonly threadId: ThreadId })[]> {
  const { rows } = await sql<TargetKey & { threadId: ThreadId }>`
    select shown.id as "threadId", thread_link.kind, thread_link.target_id as id
    from thread_link join thread own on own.id = thread_link.thread_id
      join thread shown on shown.id = coalesce(own.merged_into, own.id)
    where shown.space_id = ${spaceId}
    group by shown.id, thread_link.kind, target_id
    order by min(linked_at), thread_link.kind, target_id`.execute(db);
  return rows;
}

/** Whether it was not linked before. */
export async function putLink(
  tx: Transaction,
  { threadId, kind, id, now }: TargetKey & { readonly threadId: ThreadId; readonly now: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('threadLink')
    .values({ threadId, kind, targetId: id, linkedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function deleteLink(
  tx: Transaction,
  threadId: ThreadId,
  { kind, id }: TargetKey,
): Promise<void> {
  await sql`
    delete from thread_link using thread where thread.id = thread_link.thread_id
      and (thread.id = ${threadId} or thread.merged_into = ${threadId}) and thread_link.kind = ${kind} and target_id = ${id}
  `.execute(tx);
}

export interface ThreadAbout {
  readonly targetId: string;
  readonly threadId: ThreadId;
  readonly title: string;
}

/** The threads of these spaces that lead to things of one kind, where everybody who reads the space sees them. */
export async function listThreadsAbout(
  db: Queryable,
  {
    kind,
    ids,
    spaces,
  }: { readonly kind: string; readonly ids: readonly string[]; readonly spaces: readonly SpaceId[] },
): Promise<ThreadAbout[]> {
  if (ids.length === 0 || spaces.length === 0) return [];
  const { rows } = await sql<ThreadAbout>`
    select distinct thread_link.target_id as "targetId", shown.id as "threadId", shown.title
    from thread_link
    join thread own on own.id = thread_link.thread_id
    join thread shown on shown.id = coalesce(own.merged_into, own.id)
    where thread_link.kind = ${kind} and thread_link.target_id = any(${[...ids]}::text[])
      and shown.space_id = any(${[...spaces]}::text[]) and shown.hidden_at is null and shown.held_at is null
    order by shown.title, shown.id`.execute(db);
  return rows;
}
