import { type RawBuilder, sql } from 'kysely';
import { prepared } from '../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../platform/database/repeated-query.ts';
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

/**
 * What matches, the newest first. Rights are conditions of the search itself: no page is short of what was left out.
 * Ids are found first; what is shown is found by key.
 */
export async function findWritten(db: Queryable, sought: Sought): Promise<readonly Found[]> {
  const { kind, author, state, space, tag, limit, offset, text } = sought;
  const parts: RawBuilder<unknown>[] = [];
  if (kind === 'everything' || kind === 'posts') parts.push(posts(sought, await isUsual(db, text)));
  if (kind === 'everything' || kind === 'threads') parts.push(threads(sought));
  // A question of a session may be asked without a name: searching by name would give it away.
  const isOfForum = [author, state, space, tag].some((each) => each !== '');
  if ((kind === 'everything' && !isOfForum) || kind === 'questions') parts.push(questions(sought));
  if (parts.length === 0) return [];
  // Without these the plan is the same for all words.
  const isPlannedOnce = author === '' && sought.organisation === '' && tag === '';
  const { rows } = await sql<Pick<Found, 'kind' | 'id'>>`
    select ${isPlannedOnce ? prepared : sql``} kind, id from (${sql.join(parts, sql` union all `)}) as every
    order by at desc, id limit ${limit} offset ${offset}
  `.execute(db);
  if (rows.length === 0) return [];
  return shown(db, { text, kinds: rows.map((row) => row.kind), ids: rows.map((row) => row.id) });
}

/** As a query of its own, which is asked once: a plan that serves all words would read them anew for each row. */
function asQuery(text: unknown): RawBuilder<unknown> {
  return sql`(select websearch_to_tsquery('english', ${text}))`;
}

interface Listed {
  readonly text: string;
  readonly kinds: readonly Found['kind'][];
  readonly ids: readonly string[];
}

const shown = repeatedQuery(
  (_db, value: ValueOf<Listed>) => sql<Found>`
    with listed as (
      select * from unnest(${value('kinds')}::text[], ${value('ids')}::text[]) with ordinality as each(kind, id, nth)
    ), found as (
      select listed.kind, nth, post.id, thread.title, post.text, coalesce(post.shown_author, person.name) as author,
        organisation.name as organisation, space.name as place, null::text as code, thread.state::text as state,
        post.created_at as at
      from listed
      join post on post.id = listed.id
      join thread on thread.id = post.thread_id
      join space on space.id = thread.space_id
      left join person on person.id = post.author_id
      left join organisation on organisation.id = post.organisation_id
      where listed.kind = 'post'
      union all
      select listed.kind, nth, thread.id, thread.title, thread.title, coalesce(thread.shown_author, person.name),
        organisation.name, space.name, null, thread.state::text, thread.created_at
      from listed
      join thread on thread.id = listed.id
      join space on space.id = thread.space_id
      left join person on person.id = thread.author_id
      left join organisation on organisation.id = thread.organisation_id
      where listed.kind = 'thread'
      union all
      select listed.kind, nth, question.id, session.title, question.text, question.shown_name, question.shown_organisation,
        session.title, session.code, question.state::text, question.asked_at
      from listed
      join question on question.id = listed.id
      join session on session.id = question.session_id
      where listed.kind = 'question'
    )
    select ${prepared} kind, id, title,
      ts_headline('english', text, ${asQuery(value('text'))}, ${HEADLINE}) as passage,
      author, organisation, place, code, state, at
    from found order by nth
  `,
);

/** Among so many of the newest posts, a usual word stands in so many at least. */
const NEWEST = 500;
const USUAL = 5;

/**
 * Whether enough of the newest posts match for walking through them by date; a rare word is faster found by the index of
 * words. This decides how the posts are found, never which.
 */
async function isUsual(db: Queryable, text: string): Promise<boolean> {
  const [row] = await usual(db, { text });
  return row?.count === USUAL;
}

const usual = repeatedQuery(
  (_db, value: ValueOf<{ text: string }>) => sql<{ count: number }>`
    select ${prepared} count(*) as count from (
      select from (select search from post order by created_at desc limit ${sql.lit(NEWEST)}) as newest
      where search @@ ${asQuery(value('text'))} limit ${sql.lit(USUAL)}
    ) as found
  `,
);

function newest({ limit, offset }: Sought): RawBuilder<unknown> {
  return sql`limit ${limit + offset}`;
}

function matches(column: string, { text }: Sought): RawBuilder<unknown> {
  return sql`${sql.ref(column)} @@ ${asQuery(text)}`;
}

/** Joins and a condition where something is sought by its author or their organisation. */
function byWhom(table: 'post' | 'thread', { author, organisation }: Sought) {
  const name = sql.ref(`${table}.shownAuthor`);
  const joins: RawBuilder<unknown>[] = [];
  const conditions: RawBuilder<unknown>[] = [];
  if (author !== '') {
    joins.push(sql`join person on person.id = ${sql.ref(`${table}.authorId`)}`);
    conditions.push(sql`and ${name} is null and person.name ilike ${like(author)}`);
  }
  if (organisation !== '') {
    joins.push(sql`join organisation on organisation.id = ${sql.ref(`${table}.organisationId`)}`);
    conditions.push(sql`and organisation.name ilike ${like(organisation)}`);
  }
  return { joins: sql.join(joins, sql` `), conditions: sql.join(conditions, sql` `) };
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

/**
 * By date, or by the index of words. Neither is left to the planner: it takes a rare word for more frequent than it is,
 * and then reads every thread. So the condition is put as the index does not know it, and the order as that by date does
 * not; and each post's thread is found by its key (`offset 0` keeps the planner from doing it otherwise).
 */
function posts(sought: Sought, byDate: boolean): RawBuilder<unknown> {
  const { spaces, since, state } = sought;
  const { joins, conditions } = byWhom('post', sought);
  const matching = matches('post.search', sought);
  return sql`(
    select 'post' as kind, post.id, post.created_at as at
    from post
    cross join lateral (
      select id, space_id, state from thread where thread.id = post.thread_id and hidden_at is null and held_at is null offset 0
    ) as thread
    ${joins}
    where ${byDate ? sql`(${matching}) is true` : matching} and thread.space_id = any(${spaces}::text[])
      and post.deleted_at is null and post.hidden_at is null and post.held_at is null
      and not exists (
        select from space_member where space_member.space_id = thread.space_id
          and space_member.person_id = ${sought.personId} and space_member.reads_from > post.number
      )
      and ${state === '' ? sql`true` : sql`thread.state = ${state}::thread_state`}
      and ${since === null ? sql`true` : sql`post.created_at >= ${since}`} and ${tagged(sought)} ${conditions}
    order by ${byDate ? sql`post.created_at` : sql`post.created_at + interval '0'`} desc ${newest(sought)}
  )`;
}

function threads(sought: Sought): RawBuilder<unknown> {
  const { spaces, since, state } = sought;
  const { joins, conditions } = byWhom('thread', sought);
  return sql`(
    select 'thread' as kind, thread.id, thread.created_at as at
    from thread
    ${joins}
    where ${matches('thread.search', sought)} and thread.space_id = any(${spaces}::text[])
      and thread.hidden_at is null and thread.held_at is null and thread.merged_into is null
      and ${state === '' ? sql`true` : sql`thread.state = ${state}::thread_state`}
      and ${since === null ? sql`true` : sql`thread.created_at >= ${since}`} and ${tagged(sought)} ${conditions}
    order by thread.created_at desc ${newest(sought)}
  )`;
}

/** Questions that everybody in the session sees, of sessions in which the person has a part. */
function questions(sought: Sought): RawBuilder<unknown> {
  const { personId, since, organisation } = sought;
  return sql`(
    select 'question' as kind, question.id, question.asked_at as at
    from question
    where ${matches('question.search', sought)} and question.listed_at is not null and question.merged_into is null
      and question.state in ('published', 'next', 'answering', 'answered', 'carried-over')
      and (
        exists (
          select from seat where seat.session_id = question.session_id and seat.person_id = ${personId}
            and seat.blocked_at is null
        ) or exists (
          select from session_role where session_role.session_id = question.session_id
            and session_role.person_id = ${personId}
        )
      )
      and ${since === null ? sql`true` : sql`question.asked_at >= ${since}`}
      and ${organisation === '' ? sql`true` : sql`question.shown_organisation ilike ${like(organisation)}`}
    order by question.asked_at desc ${newest(sought)}
  )`;
}

const organisationsNamed = repeatedQuery(
  (_db, value: ValueOf<{ words: readonly string[]; limit: number; offset: number }>) =>
    sql<{ id: string; name: string }>`
      select ${prepared} id, name from organisation
      where merged_into is null and name ilike all(${value('words')}::text[])
      order by name_key limit ${value('limit')} offset ${value('offset')}
    `,
);

/** Organisations whose name holds all of the words. */
export async function findOrganisationsNamed(
  db: Queryable,
  text: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return organisationsNamed(db, { words: text.split(/\s+/).slice(0, 10).map(like), limit, offset });
}

function like(words: string): string {
  return `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
