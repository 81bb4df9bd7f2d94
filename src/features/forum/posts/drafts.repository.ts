import { sql } from 'kysely';
import { prepared } from '../../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../../platform/database/repeated-query.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import { postsSentBy } from '../nameless/nameless.repository.ts';
import type { SpaceId } from '../space.ts';
import type { ThreadPollKind } from '../polls/poll.ts';
import type { ThreadId, ThreadKind } from '../thread.ts';

/** What somebody has begun to write, kept on the server until it is posted (FOR-9). */
export interface Draft {
  /** Where it will be posted. */
  readonly place: string;
  readonly title: string;
  readonly text: string;
  readonly language: string;
  /** Of a decision note: the day of its review, as YYYY-MM-DD. */
  readonly reviewOn: string | null;
  /** What else its form holds, by the names of fields: whose name is shown, and all that a poll asks. */
  readonly fields: DraftFields;
  readonly savedAt: Date;
}

export type DraftFields = Readonly<Record<string, string>>;

const COLUMNS = ['place', 'title', 'text', 'language', 'reviewOn', 'fields', 'savedAt'] as const;

/**
 * Where a draft belongs: one for each thread and each kind of poll in it, one for each kind of new thread in a space, and
 * one for a new private thread.
 */
export const draftPlace = {
  reply: (thread: ThreadId): string => `thread:${thread}`,
  poll: (thread: ThreadId, kind: ThreadPollKind): string => `poll:${thread}:${kind}`,
  /** Of what was posted into a thread: a reply, or what it asks. */
  posted: (thread: ThreadId, kind: ThreadPollKind | undefined): string =>
    kind === undefined ? `thread:${thread}` : `poll:${thread}:${kind}`,
  thread: (space: SpaceId, kind: ThreadKind): string => `space:${space}:${kind}`,
  private: 'private',
} as const;

const draftOf = repeatedQuery((db, value: ValueOf<{ personId: string; place: string }>) =>
  db
    .selectFrom('forumDraft')
    .select(COLUMNS)
    .modifyFront(prepared)
    .where('personId', '=', value('personId'))
    .where('place', '=', value('place')),
);

export async function findDraft(
  db: Queryable,
  personId: PersonId,
  place: string,
): Promise<Draft | undefined> {
  const [draft] = await draftOf(db, { personId, place });
  return draft as Draft | undefined;
}

export async function putDraft(db: Queryable, personId: PersonId, draft: Draft): Promise<void> {
  const { place, ...kept } = { ...draft, fields: JSON.stringify(draft.fields) };
  await db
    .insertInto('forumDraft')
    .values({ personId, place, ...kept })
    .onConflict((conflict) =>
      conflict.columns(['personId', 'place']).doUpdateSet({ ...kept, cameFrom: null }),
    )
    .execute();
}

export async function deleteDraft(
  db: Queryable,
  personId: PersonId,
  place: string,
): Promise<Draft | undefined> {
  const row = await db
    .deleteFrom('forumDraft')
    .where('personId', '=', personId)
    .where('place', '=', place)
    .returning(COLUMNS)
    .executeTakeFirst();
  return row as Draft | undefined;
}

export interface ListedDraft extends Draft {
  readonly threadId: ThreadId | null;
  readonly thread: string | null;
  readonly spaceId: SpaceId | null;
  readonly space: string | null;
}

/** Somebody's drafts with where they belong, the latest first. */
export async function listDrafts(
  db: Queryable,
  personId: PersonId,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<ListedDraft[]> {
  const { rows } = await sql<ListedDraft>`
    select draft.place, draft.title, draft.text, draft.language, draft.review_on as "reviewOn",
      draft.fields, draft.saved_at as "savedAt", thread.id as "threadId", thread.title as thread, space.id as "spaceId", space.name as space
    from forum_draft draft
    left join thread on draft.place not like 'space:%' and thread.id = split_part(draft.place, ':', 2)
      and thread.held_at is null and thread.hidden_at is null
    left join space on space.id = coalesce(thread.space_id,
      case when draft.place like 'space:%' then split_part(draft.place, ':', 2) end)
    where draft.person_id = ${personId}
    order by draft.saved_at desc, draft.place limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

export interface SentPost {
  readonly threadId: ThreadId;
  readonly number: number;
  /** What it asks, if it does. */
  readonly poll: ThreadPollKind | null;
}

/** Whether somebody has posted what was written in the form of that key since a moment, and where. */
export async function findSent(
  db: Queryable,
  { personId, key, since }: { readonly personId: PersonId; readonly key: string; readonly since: Date },
): Promise<SentPost | undefined> {
  const row = await db
    .selectFrom('post')
    .leftJoin('postPoll', 'postPoll.postId', 'post.id')
    .select(['threadId', 'number', 'postPoll.kind as poll'])
    .where('post.id', 'in', postsSentBy(personId, key))
    .where('createdAt', '>', since)
    .executeTakeFirst();
  return row as SentPost | undefined;
}
