import { sql } from 'kysely';
import { prepared } from '../../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../../platform/database/repeated-query.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { PostId } from '../post.ts';

/** A post that answers another. */
export interface AnswerTo {
  readonly id: PostId;
  readonly number: number;
}

const answersOf = repeatedQuery((db, value: ValueOf<{ posts: readonly string[] }>) =>
  db
    .selectFrom('post')
    .select(['id', 'number', 'replyTo'])
    .modifyFront(prepared)
    .where(sql<boolean>`reply_to = any(${value('posts')}::text[])`)
    .where('heldAt', 'is', null)
    .where('hiddenAt', 'is', null)
    .where('deletedAt', 'is', null)
    .orderBy('number'),
);

/** The posts that answer each of these, as far as everybody reads them: the way back from a post (FOR-3). */
export async function answersTo(
  db: Queryable,
  posts: readonly PostId[],
): Promise<ReadonlyMap<PostId, readonly AnswerTo[]>> {
  if (posts.length === 0) return new Map();
  const rows = await answersOf(db, { posts });
  return Map.groupBy(
    rows.map(({ id, number }) => ({ id: id as PostId, number })),
    (_answer, index) => rows[index]?.replyTo as PostId,
  );
}
