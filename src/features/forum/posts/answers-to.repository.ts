import { sql } from 'kysely';
import { prepared } from '../../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../../platform/database/repeated-query.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { PostId } from '../post.ts';

/** Of the answers to a post so many are read, for its page links to one fewer and says that there are more. */
export const MOST_ANSWERS_READ = 6;

/** A post that answers another. */
export interface AnswerTo {
  readonly id: PostId;
  readonly number: number;
}

interface AnswerRow extends AnswerTo {
  readonly replyTo: PostId;
}

const answersOf = repeatedQuery(
  (_db, value: ValueOf<{ posts: readonly string[] }>) => sql<AnswerRow>`
    select ${prepared} answered.id as "replyTo", answer.id, answer.number
    from unnest(${value('posts')}::text[]) as answered(id) join post on post.id = answered.id
    cross join lateral (
      select id, number from post as answer
      where answer.reply_to = post.id and answer.thread_id = post.thread_id
        and answer.held_at is null and answer.hidden_at is null and answer.deleted_at is null
      order by answer.number limit ${sql.lit(MOST_ANSWERS_READ)}
    ) as answer
    order by answer.number
  `,
);

/**
 * The first posts of the same thread that answer each of these, as far as everybody reads them: the way back from a post
 * (FOR-3).
 */
export async function answersTo(
  db: Queryable,
  posts: readonly PostId[],
): Promise<ReadonlyMap<PostId, readonly AnswerTo[]>> {
  if (posts.length === 0) return new Map();
  return Map.groupBy(await answersOf(db, { posts }), ({ replyTo }) => replyTo);
}
