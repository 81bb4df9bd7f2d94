import { sql } from 'kysely';
import type { Queryable } from '../../../platform/database/transaction.ts';
import { FORMER_MEMBER } from '../post.ts';
import type { SpaceId } from '../space.ts';
import { type ListedDecision, readDecision } from './decision.ts';

/** The decision notes of a space that every reader of it sees, the latest first. */
export async function listDecisions(
  db: Queryable,
  spaceId: SpaceId,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<ListedDecision[]> {
  const { rows } = await sql<Omit<ListedDecision, 'decided' | 'by' | 'dissent'> & { readonly text: string }>`
    select thread.id as "threadId", thread.title, thread.created_at as "createdAt", thread.review_on as "reviewOn",
      coalesce(thread.shown_author, nullif(person.name, ''), ${FORMER_MEMBER}) as author,
      case when post.deleted_at is null and post.hidden_at is null then post.text else '' end as text
    from thread
    join post on post.thread_id = thread.id and post.number = 1
    left join person on person.id = thread.author_id
    where thread.space_id = ${spaceId} and thread.kind = 'decision' and thread.merged_into is null
      and thread.hidden_at is null and thread.held_at is null
    order by thread.created_at desc, thread.id limit ${limit} offset ${offset}`.execute(db);
  return rows.map(({ text, ...row }) => ({ ...row, ...readDecision(text) }));
}

/** How many decision notes a space has, and the next day on which one of them is looked at again. */
export async function countDecisions(
  db: Queryable,
  spaceId: SpaceId,
): Promise<{ readonly count: number; readonly nextReview: string | null }> {
  const { rows } = await sql<{ count: number; nextReview: string | null }>`
    select count(*) as count, min(review_on) as "nextReview" from thread
    where space_id = ${spaceId} and kind = 'decision' and merged_into is null
      and hidden_at is null and held_at is null`.execute(db);
  return rows[0] ?? { count: 0, nextReview: null };
}
