import { type RawBuilder, sql } from 'kysely';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { SearchQuery } from './query.ts';
import { type Found, MARK_BEGINS, MARK_ENDS } from './results.ts';

const HEADLINE = `StartSel="${MARK_BEGINS}", StopSel="${MARK_ENDS}", MaxWords=40, MinWords=20, MaxFragments=2, FragmentDelimiter=" … "`;

export interface Sought extends Omit<SearchQuery, 'page' | 'period'> {
  /** The spaces that the person may read, and has not filtered out. */
  readonly spaces: readonly string[];
  readonly personId: string;
  readonly since: Date | null;
  readonly limit: number;
  readonly offset: number;
}

/** What matches, the newest first. Rights are conditions of the search itself: no page is short of what was left out. */
export async function findWritten(db: Queryable, sought: Sought): Promise<readonly Found[]> {
  const { kind, author, state, space, tag, limit, offset } = sought;
  const parts: RawBuilder<unknown>[] = [];
  if (kind === 'everything' || kind === 'posts') parts.push(posts(sought, await isUsual(db, sought.text)));
  if (kind === 'everything' || kind === 'threads') parts.push(threads(sought));
  // A question of a session may be asked without a name: searching by name would give it away.
  const isOfForum = [author, state, space, tag].some((each) => each !== '');
  if ((kind === 'everything' && !isOfForum) || kind === 'questions') parts.push(questions(sought));
  if (parts.length === 0) return [];
  const { rows } = await sql<Found>`
    with query as materialized (select websearch_to_tsquery('english', ${sought.text}) as query),
    found as (
      select * from (${sql.join(parts, sql` union all `)}) as every
      order by at desc, id limit ${limit} offset ${offset}
    )
    select kind, id, title, ts_headline('english', text, (select query from query), ${HEADLINE}) as passage,
      author, organisation, place, code, state, at
    from found order by at desc, id
  `.execute(db);
  return rows;
}

/** Among so many of the newest posts, a usual word stands in so many at least. */
const NEWEST = 2_000;
const USUAL = 20;

/**
 * Whether enough of the newest posts match for walking through them by date; a rare word is faster found by the index of
 * words. The planner's own guess is wrong for words that stand in few posts: it walked through all of them. This decides
 * how the posts are found, never which.
 */
async function isUsual(db: Queryable, text: string): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select from (select search from post order by created_at desc limit ${NEWEST}) as newest
      where search @@ websearch_to_tsquery('english', ${text}) limit ${USUAL}
    ) as found
  `.execute(db);
  return rows[0]?.count === USUAL;
}

function newest({ limit, offset }: Sought): RawBuilder<unknown> {
  return sql`limit ${limit + offset}`;
}

function matches(column: string, { text }: Sought): RawBuilder<unknown> {
  return sql`${sql.ref(column)} @@ websearch_to_tsquery('english', ${text})`;
}

function byWhom(table: 'post' | 'thread', { author, organisation }: Sought): RawBuilder<unknown> {
  const name = sql.ref(`${table}.shownAuthor`);
  const ofAuthor = author === '' ? sql`true` : sql`${name} is null and person.name ilike ${like(author)}`;
  const ofOrganisation = organisation === '' ? sql`true` : sql`organisation.name ilike ${like(organisation)}`;
  return sql`${ofAuthor} and ${ofOrganisation}`;
}

/** The thread carries the tag by the name it has now, or had before it was merged. */
function tagged({ tag }: Sought): RawBuilder<unknown> {
  if (tag === '') return sql`true`;
  return sql`exists (
    select from tag named
      join tag kept on kept.id = named.known_as and kept.accepted_at is not null and kept.removed_at is null
      join tag on tag.known_as = kept.id
      join thread_tag on thread_tag.tag_id = tag.id
    where named.space_id = thread.space_id and named.name_key = ${tag.toLowerCase()}
      and thread_tag.thread_id = thread.id
  )`;
}

function posts(sought: Sought, byDate: boolean): RawBuilder<unknown> {
  const { spaces, since, state } = sought;
  return sql`(
    select 'post' as kind, post.id, thread.title, post.text, coalesce(post.shown_author, person.name) as author,
      organisation.name as organisation, space.name as place, null::text as code, thread.state::text as state,
      post.created_at as at
    from post
    join thread on thread.id = post.thread_id
    join space on space.id = thread.space_id
    left join person on person.id = post.author_id
    left join organisation on organisation.id = post.organisation_id
    where ${matches('post.search', sought)} and thread.space_id = any(${spaces}::text[])
      and post.deleted_at is null and post.hidden_at is null and post.held_at is null
      and thread.hidden_at is null and thread.held_at is null
      and not exists (
        select from space_member where space_member.space_id = thread.space_id
          and space_member.person_id = ${sought.personId} and space_member.reads_from > post.number
      )
      and ${state === '' ? sql`true` : sql`thread.state = ${state}::thread_state`}
      and ${since === null ? sql`true` : sql`post.created_at >= ${since}`} and ${byWhom('post', sought)} and ${tagged(sought)}
    order by ${byDate ? sql`post.created_at` : sql`post.created_at + interval '0'`} desc ${newest(sought)}
  )`;
}

function threads(sought: Sought): RawBuilder<unknown> {
  const { spaces, since, state } = sought;
  return sql`(
    select 'thread' as kind, thread.id, thread.title, thread.title as text,
      coalesce(thread.shown_author, person.name) as author, organisation.name as organisation, space.name as place,
      null::text as code, thread.state::text as state, thread.created_at as at
    from thread
    join space on space.id = thread.space_id
    left join person on person.id = thread.author_id
    left join organisation on organisation.id = thread.organisation_id
    where ${matches('thread.search', sought)} and thread.space_id = any(${spaces}::text[])
      and thread.hidden_at is null and thread.held_at is null and thread.merged_into is null
      and ${state === '' ? sql`true` : sql`thread.state = ${state}::thread_state`}
      and ${since === null ? sql`true` : sql`thread.created_at >= ${since}`} and ${byWhom('thread', sought)} and ${tagged(sought)}
    order by thread.created_at desc ${newest(sought)}
  )`;
}

/** Questions that everybody in the session sees, of sessions in which the person has a part. */
function questions(sought: Sought): RawBuilder<unknown> {
  const { personId, since, organisation } = sought;
  return sql`(
    select 'question' as kind, question.id, session.title, question.text, question.shown_name as author,
      question.shown_organisation as organisation, session.title as place, session.code, question.state::text as state,
      question.asked_at as at
    from question
    join session on session.id = question.session_id
    where ${matches('question.search', sought)} and question.listed_at is not null and question.merged_into is null
      and question.state in ('published', 'next', 'answering', 'answered', 'carried-over')
      and (
        exists (
          select from seat where seat.session_id = session.id and seat.person_id = ${personId} and seat.blocked_at is null
        ) or exists (
          select from session_role where session_role.session_id = session.id and session_role.person_id = ${personId}
        )
      )
      and ${since === null ? sql`true` : sql`question.asked_at >= ${since}`}
      and ${organisation === '' ? sql`true` : sql`question.shown_organisation ilike ${like(organisation)}`}
    order by question.asked_at desc ${newest(sought)}
  )`;
}

/** Organisations whose name holds all of the words. */
export async function findOrganisationsNamed(
  db: Queryable,
  text: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  let query = db.selectFrom('organisation').select(['id', 'name']).where('mergedInto', 'is', null);
  for (const word of text.split(/\s+/).slice(0, 10)) query = query.where('name', 'ilike', like(word));
  return query.orderBy('nameKey').limit(limit).offset(offset).execute();
}

function like(words: string): string {
  return `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
