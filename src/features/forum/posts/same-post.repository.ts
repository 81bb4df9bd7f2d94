import { sql } from 'kysely';
import { prepared } from '../../../platform/database/prepared.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import type { PostId } from '../post.ts';
import type { SpaceId } from '../space.ts';
import type { ThreadId, ThreadKind } from '../thread.ts';

interface ReplyWords {
  readonly threadId: ThreadId;
  readonly replyTo: PostId | null;
  readonly text: string;
  /** What it asks, if it does. */
  readonly question?: string;
}

interface ThreadWords {
  readonly title: string;
  readonly kind: ThreadKind;
  readonly text: string;
  /** The space that it is in, or all who read a private thread. */
  readonly place: SpaceId | readonly PersonId[];
}

/** What is posted: a reply, or a thread. */
export type PostWords = ReplyWords | ThreadWords;

export interface SamePost {
  readonly threadId: ThreadId;
  readonly number: number;
  /** Of the form that it was sent with. */
  readonly key: string;
}

/** The latest post of somebody since a moment, named or not, with the same words in the same place. */
export async function findSamePost(
  db: Queryable,
  person: PersonId,
  words: PostWords,
  since: Date,
): Promise<SamePost | undefined> {
  const { rows } = await sql<SamePost>`
    ${prepared} with own as (
      select id, key from post where author_id = ${person} and created_at > ${since}
      union all
      select id, nameless.key from nameless_post nameless join post on post.id = nameless.post_id
      where nameless.person_id = ${person} and created_at > ${since}
    )
    select post.thread_id as "threadId", post.number, own.key
    from own join post on post.id = own.id join thread on thread.id = post.thread_id
    where post.text = ${words.text} and post.deleted_at is null
      and ${'threadId' in words ? isSameReply(words) : isSameThread(words)}
    order by post.created_at desc limit 1`.execute(db);
  return rows[0];
}

function isSameReply({ threadId, replyTo, question = '' }: ReplyWords) {
  return sql<boolean>`thread.id = ${threadId} and post.number > 1
    and post.reply_to is not distinct from ${replyTo}
    and coalesce((select question from post_poll where post_id = post.id), '') = ${question}`;
}

function isSameThread({ title, kind, place }: ThreadWords) {
  const isThere =
    typeof place === 'string'
      ? sql<boolean>`thread.space_id = ${place}`
      : sql<boolean>`(select is_thread from space where id = thread.space_id)
        and (select array_agg(person_id) @> ${place}::text[] and array_agg(person_id) <@ ${place}::text[]
          from space_member where space_id = thread.space_id)`;
  return sql<boolean>`post.number = 1 and thread.title = ${title} and thread.kind = ${kind} and ${isThere}`;
}
