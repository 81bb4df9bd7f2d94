import { sql } from 'kysely';
import type { Transaction } from '../../platform/database/transaction.ts';
import { threadsBy } from './nameless/nameless.repository.ts';
import type { PersonId } from '../people/index.ts';

/**
 * Removes the text of what somebody wrote, as when they delete a post; replies stay. What others rely on is left:
 * accepted answers, questions that came from a session, and what others have answered as a sense check or a poll. Threads in which nobody else wrote lose their title too.
 */
export async function removeWords(tx: Transaction, id: PersonId, now: Date, title: string): Promise<void> {
  const removed = await sql<{ id: string }>`
    update post set text = '', html = '', deleted_at = ${now}, hidden_at = null, hidden_by = null, hidden_reason = ''
    from thread where thread.id = post.thread_id and post.id in (
        select id from post where author_id = ${id} union all select post_id from nameless_post where person_id = ${id}
      ) and post.deleted_at is null
      and post.accepted_at is null and not (post.number = 1 and thread.kind = 'carried-over')
      and not exists (
        select from post_poll_answer answer where answer.post_id = post.id and answer.person_id is distinct from ${id}
      )
    returning post.id`.execute(tx);
  const ids = removed.rows.map((post) => post.id);
  if (ids.length === 0) return;
  await sql`delete from post_version where post_id = any(${ids})`.execute(tx);
  await sql`delete from post_quote where post_id = any(${ids})`.execute(tx);
  await sql`delete from post_mention where post_id = any(${ids})`.execute(tx);
  await sql`delete from post_poll where post_id = any(${ids})`.execute(tx);
  await sql`update thread set title = ${title}
    where id in ${threadsBy(sql.val(id))} and kind <> 'carried-over' and not exists (
      select from post left join nameless_post own on own.post_id = post.id
      where post.thread_id = thread.id and coalesce(post.author_id, own.person_id) is distinct from ${id})`.execute(
    tx,
  );
}
