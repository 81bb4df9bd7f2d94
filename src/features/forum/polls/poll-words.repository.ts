import { sql } from 'kysely';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import type { Answer } from '../../polls/index.ts';
import type { PostId } from '../post.ts';
import type { SpaceId } from '../space.ts';
import type { ThreadAnswer } from './poll.ts';
import type { PollToAnswer } from './polls.repository.ts';

/** What somebody wrote as moderators see it: whose it is, is not part of what they decide. */
export interface WordsToLookAt extends ThreadAnswer {
  readonly id: string;
  readonly isHidden: boolean;
  /** Written anew since they were taken away. */
  readonly isWaiting: boolean;
}

/** What has words of a person's own: a reason, or a text that is the answer. */
const HAS_WORDS = sql<boolean>`(reason <> '' or value ? 'text')`;

/** What waits comes first. */
export async function listWordsToLookAt(db: Queryable, postId: PostId): Promise<readonly WordsToLookAt[]> {
  const rows = await db
    .selectFrom('postPollAnswer')
    .select(['id', 'value', 'reason', 'hiddenAt', 'rewordedAt'])
    .where('postId', '=', postId)
    .where(HAS_WORDS)
    .orderBy(sql`reworded_at is null`)
    .orderBy('id')
    .execute();
  return rows.map(({ id, value, reason, hiddenAt, rewordedAt }) => ({
    id,
    answer: value as unknown as Answer,
    reason,
    isHidden: hiddenAt !== null,
    isWaiting: rewordedAt !== null,
  }));
}

/** Words in these spaces that were written anew after they were taken away, by the post that asked for them. */
export async function listReworded(
  db: Queryable,
  spaces: readonly SpaceId[],
): Promise<readonly (Omit<PollToAnswer, 'title'> & { readonly count: number })[]> {
  if (spaces.length === 0) return [];
  const { rows } = await sql<Omit<PollToAnswer, 'title'> & { readonly count: number }>`
    select post.id as "postId", post_poll.question, count(*)::int as count, min(reworded_at) as since
    from post_poll_answer join post_poll on post_poll.post_id = post_poll_answer.post_id
      join post on post.id = post_poll.post_id join thread on thread.id = post.thread_id
    where reworded_at is not null and thread.space_id = any(${[...spaces]}::text[])
      and ${HAS_WORDS} and post.deleted_at is null and post.hidden_at is null
    group by post.id, post_poll.question order by min(reworded_at)`.execute(db);
  return rows;
}

const SHOWN = { hiddenAt: null, hiddenBy: null, hiddenReason: '', rewordedAt: null };

/** Takes words away from what others read; null shows them again. Returns whose they are, undefined where there are none. */
export async function setWordsHidden(
  tx: Transaction,
  postId: PostId,
  id: string,
  hidden: { readonly at: Date; readonly by: PersonId; readonly reason: string } | null,
): Promise<{ readonly personId: PersonId | null } | undefined> {
  const row = await tx
    .updateTable('postPollAnswer')
    .set(
      hidden === null
        ? SHOWN
        : { hiddenAt: hidden.at, hiddenBy: hidden.by, hiddenReason: hidden.reason, rewordedAt: null },
    )
    .where('id', '=', id)
    .where('postId', '=', postId)
    .where(HAS_WORDS)
    .returning('personId')
    .executeTakeFirst();
  return row as { personId: PersonId | null } | undefined;
}

/** Shows the words of an answer again. */
export async function showWords(tx: Transaction, id: string): Promise<void> {
  await tx.updateTable('postPollAnswer').set(SHOWN).where('id', '=', id).execute();
}

/** The words of an answer, for whoever decides whether they stay away. */
export async function findWords(db: Queryable, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ words: string }>`
    select coalesce(nullif(reason, ''), value->>'text', '') as words from post_poll_answer where id = ${id}
  `.execute(db);
  return rows[0]?.words;
}
