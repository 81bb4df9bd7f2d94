import { type RawBuilder, sql } from 'kysely';
import { prepared } from '../../../platform/database/prepared.ts';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { Person, PersonId } from '../../people/index.ts';
import type { Answer } from '../../polls/index.ts';
import type { AnswerGroup } from '../../polls/shared.ts';
import type { PostId } from '../post.ts';
import type { SpaceId } from '../space.ts';
import type { NewPoll, OwnThreadAnswer, ThreadAnswer, ThreadPoll } from './poll.ts';

const POLL_COLUMNS = [
  'postPoll.postId',
  'postPoll.kind',
  'postPoll.question',
  'postPoll.options',
  'postPoll.maxChoices',
  'postPoll.scale',
  'postPoll.results as resultsWhen',
  'postPoll.endsAt',
  'postPoll.closedAt',
] as const;

export async function insertPoll(tx: Transaction, postId: PostId, poll: NewPoll): Promise<void> {
  const { options, scale, resultsWhen: results, kind, question, maxChoices, endsAt } = poll;
  await tx
    .insertInto('postPoll')
    .values({
      postId,
      kind,
      question,
      maxChoices,
      endsAt,
      results,
      options: JSON.stringify(options),
      scale: scale === null ? null : JSON.stringify(scale),
    })
    .execute();
}

/** The polls of these posts. */
export async function listPolls(db: Queryable, posts: readonly PostId[]): Promise<readonly ThreadPoll[]> {
  if (posts.length === 0) return [];
  const rows = await db
    .selectFrom('postPoll')
    .select(POLL_COLUMNS)
    .modifyFront(prepared)
    .where('postId', '=', sql<string>`any(${[...posts]}::text[])`)
    .execute();
  return rows as unknown as ThreadPoll[];
}

/** The poll of a post, which nobody else answers or closes until the transaction ends. */
export async function lockPoll(tx: Transaction, postId: PostId): Promise<ThreadPoll | undefined> {
  const row = await tx
    .selectFrom('postPoll')
    .select(POLL_COLUMNS)
    .where('postId', '=', postId)
    .forUpdate()
    .executeTakeFirst();
  return row as unknown as ThreadPoll | undefined;
}

export async function closePoll(tx: Transaction, postId: PostId, at: Date): Promise<void> {
  await tx.updateTable('postPoll').set({ closedAt: at }).where('postId', '=', postId).execute();
}

/** Posts whose time for answers is over, and of which nobody has been told so. */
export async function listEnded(db: Queryable, now: Date): Promise<PostId[]> {
  const rows = await db
    .selectFrom('postPoll')
    .select('postId')
    .where('closedAt', 'is', null)
    .where('endsAt', '<=', now)
    .orderBy('endsAt')
    .execute();
  return rows.map(({ postId }) => postId as PostId);
}

/** What somebody wrote in the answer that a table or `excluded` holds. */
function wordsIn(table: string): RawBuilder<string> {
  return sql<string>`coalesce(nullif(${sql.ref(`${table}.reason`)}, ''), ${sql.ref(`${table}.value`)}->>'text', '')`;
}

/**
 * One answer of each person, in the place of the one before. Words in place of those that were taken away wait for a
 * moderator (LIVE-71).
 */
export async function putAnswer(
  tx: Transaction,
  postId: PostId,
  by: Pick<Person, 'id' | 'organisationId'>,
  { answer, reason }: ThreadAnswer,
  now: Date,
): Promise<void> {
  const given = {
    organisationId: by.organisationId,
    value: JSON.stringify(answer),
    reason,
    answeredAt: now,
  };
  const [before, after] = [wordsIn('post_poll_answer'), wordsIn('excluded')];
  await tx
    .insertInto('postPollAnswer')
    .values({ id: newId(), postId, personId: by.id, ...given })
    .onConflict((conflict) =>
      conflict.columns(['postId', 'personId']).doUpdateSet((eb) => ({
        ...given,
        hiddenAt: sql<Date | null>`case when ${after} <> '' then ${eb.ref('postPollAnswer.hiddenAt')} end`,
        rewordedAt: sql<Date | null>`case
          when ${after} = '' or ${eb.ref('postPollAnswer.hiddenAt')} is null then null
          when ${after} = ${before} then ${eb.ref('postPollAnswer.rewordedAt')} else ${now}::timestamptz end`,
      })),
    )
    .execute();
}

/** How many people gave which answer to these posts, by their organisations. */
export async function groupAnswers(
  db: Queryable,
  posts: readonly PostId[],
): Promise<ReadonlyMap<PostId, readonly AnswerGroup[]>> {
  if (posts.length === 0) return new Map();
  const { rows } = await sql<AnswerGroup & { readonly postId: PostId }>`
    select post_id as "postId", value as answer, coalesce(organisation_id, '') as organisation,
      hidden_at is null as "isPublished", count(*) as people
    from post_poll_answer where post_id = any(${[...posts]}::text[])
    group by post_id, value, organisation_id, hidden_at is null
    order by post_id, value, organisation_id`.execute(db);
  return Map.groupBy(rows, ({ postId }) => postId);
}

/** The reasons that others may read, in an order that says nothing of when they were given. */
export async function listReasons(
  db: Queryable,
  posts: readonly PostId[],
): Promise<ReadonlyMap<PostId, readonly ThreadAnswer[]>> {
  if (posts.length === 0) return new Map();
  const { rows } = await sql<ThreadAnswer & { readonly postId: PostId }>`
    select post_id as "postId", value as answer, reason from post_poll_answer
    where post_id = any(${[...posts]}::text[]) and reason <> '' and hidden_at is null
    order by id`.execute(db);
  return Map.groupBy(rows, ({ postId }) => postId);
}

/** What somebody answered to these posts. */
export async function listOwnAnswers(
  db: Queryable,
  posts: readonly PostId[],
  personId: string,
): Promise<ReadonlyMap<PostId, OwnThreadAnswer>> {
  if (posts.length === 0) return new Map();
  const rows = await db
    .selectFrom('postPollAnswer')
    .select(['postId', 'value', 'reason', 'hiddenAt', 'rewordedAt'])
    .where('postId', '=', sql<string>`any(${[...posts]}::text[])`)
    .where('personId', '=', personId)
    .execute();
  return new Map(
    rows.map(({ postId, value, reason, hiddenAt, rewordedAt }) => [
      postId as PostId,
      {
        answer: value as unknown as Answer,
        reason,
        isHidden: hiddenAt !== null,
        isWaiting: rewordedAt !== null,
      },
    ]),
  );
}

/** Names of the organisations whose people answered these posts, by id. */
export async function organisationsAnswering(
  db: Queryable,
  posts: readonly PostId[],
): Promise<ReadonlyMap<string, string>> {
  if (posts.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from organisation where id in (
      select organisation_id from post_poll_answer where post_id = any(${[...posts]}::text[])
    )`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Who answered. */
export async function peopleWhoAnswered(db: Queryable, postId: PostId): Promise<PersonId[]> {
  const rows = await db
    .selectFrom('postPollAnswer')
    .select('personId')
    .where('postId', '=', postId)
    .execute();
  return rows.flatMap(({ personId }) => (personId === null ? [] : [personId as PersonId]));
}

export async function deletePoll(tx: Transaction, postId: PostId): Promise<void> {
  await tx.deleteFrom('postPoll').where('postId', '=', postId).execute();
}

/**
 * Lets go of a person: answers that can still be changed go, those to what has closed stay as nobody's. With `words`
 * what they wrote goes too.
 */
export async function eraseAnswers(
  tx: Transaction,
  personId: PersonId,
  words: 'keep' | 'remove',
  now: Date,
): Promise<void> {
  await sql`
    delete from post_poll_answer using post_poll
    where post_poll.post_id = post_poll_answer.post_id and person_id = ${personId}
      and closed_at is null and (ends_at is null or ends_at > ${now})`.execute(tx);
  if (words === 'remove') {
    await sql`
      update post_poll_answer set reason = '', value = case when value ? 'text' then '{"none": true}'::jsonb else value end
      where person_id = ${personId}`.execute(tx);
  }
  await tx.updateTable('postPollAnswer').set({ personId: null }).where('personId', '=', personId).execute();
}

/** Something that somebody is asked in a thread, and has not answered. */
export interface PollToAnswer {
  readonly postId: PostId;
  readonly question: string;
  readonly title: string;
  readonly since: Date;
}

/**
 * What others ask in these spaces and somebody has not answered: all of it where they are among the members of a space,
 * elsewhere what they watch; never what they have muted. The oldest first.
 */
export async function listUnanswered(
  db: Queryable,
  personId: PersonId,
  spaces: readonly SpaceId[],
  now: Date,
): Promise<readonly PollToAnswer[]> {
  if (spaces.length === 0) return [];
  const { rows } = await sql<PollToAnswer>`
    select ${prepared} post.id as "postId", post_poll.question, thread.title, post.created_at as since
    from post_poll join post on post.id = post_poll.post_id
      join thread on thread.id = post.thread_id join space on space.id = thread.space_id
      left join thread_follow on thread_follow.thread_id = thread.id and thread_follow.person_id = ${personId}
      left join space_follow on space_follow.space_id = space.id and space_follow.person_id = ${personId}
      left join space_member on space_member.space_id = space.id and space_member.person_id = ${personId}
    where post_poll.closed_at is null and (post_poll.ends_at is null or post_poll.ends_at > ${now})
      and thread.space_id = any(${[...spaces]}::text[])
      and post.author_id is distinct from ${personId}
      and post.deleted_at is null and post.hidden_at is null and post.held_at is null
      and post.number >= coalesce(space_member.reads_from, 1)
      and thread.hidden_at is null and thread.held_at is null and thread.locked_at is null
      and thread.state not in ('closed', 'archived')
      and (space.kind in ('private', 'context') or 'watch' in (thread_follow.level, space_follow.level))
      and 'mute' not in (coalesce(thread_follow.level, 'normal'), coalesce(space_follow.level, 'normal'))
      and not exists (
        select from post_poll_answer where post_id = post.id and person_id = ${personId}
      )
    order by post.created_at, post.id`.execute(db);
  return rows;
}
