import { type RawBuilder, sql } from 'kysely';
import { prepared } from '../../platform/database/prepared.ts';
import { repeatedQueries, repeatedQuery, type ValueOf } from '../../platform/database/repeated-query.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { Kind, SearchQuery } from './query.ts';
import type { Written } from './results.ts';
import { shown } from './shown.repository.ts';

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
export async function findWritten(
  db: Queryable,
  sought: Sought,
): Promise<{ readonly written: readonly Written[]; readonly hasMore: boolean }> {
  const { author, organisation, state, space, tag, text } = sought;
  const { kind } = sought;
  const isOf = (each: Kind): boolean => kind === 'everything' || kind === each;
  const shape: Shape = {
    posts: !isOf('posts') ? 'none' : (await isUsual(db, text)) ? 'by date' : 'by word',
    threads: isOf('threads'),
    // What only the forum has leaves them out.
    questions:
      kind === 'questions' ||
      (kind === 'everything' && [author, state, space, tag].every((each) => each === '')),
    author: author !== '',
    organisation: organisation !== '',
    state: state !== '',
    tag: tag !== '',
    since: sought.since !== null,
    first: sought.offset === 0 ? sought.limit + 1 : null,
  };
  if (shape.posts === 'none' && !shape.threads && !shape.questions) return { written: [], hasMore: false };
  const { limit, offset } = sought;
  const found = await matching(db, shape, {
    ...sought,
    author: like(author),
    organisation: like(organisation),
    tag: tag.toLowerCase(),
    // One more tells whether there is a next page.
    limit: limit + 1,
    newest: offset + limit + 1,
  });
  const page = found.slice(0, limit);
  const written =
    page.length === 0
      ? []
      : await shown(db, { kinds: page.map((each) => each.kind), ids: page.map(({ id }) => id) });
  return { written, hasMore: found.length > limit };
}

/** What a search asks about; each makes a query of its own, as its plan is another. */
interface Shape extends Readonly<Record<(typeof FILTERS)[number] | 'threads' | 'questions', boolean>> {
  readonly posts: 'by date' | 'by word' | 'none';
  /**
   * How many are listed of the first page, which is asked for most. It stands in the query: with a limit that is not
   * known beforehand the database takes walking by date for dear, and plans the query anew each time, which takes as
   * long as answering it.
   */
  readonly first: number | null;
}

const FILTERS = ['author', 'organisation', 'state', 'tag', 'since'] as const;

interface Values extends Sought {
  readonly newest: number;
}

type Value = ValueOf<Values>;

const matching = repeatedQueries<Shape, Values, Pick<Written, 'kind' | 'id'>>(
  (shape) => Object.values(shape).join(' '),
  (_db, value, shape) => {
    const parts = [
      ...(shape.posts === 'none' ? [] : [posts(value, shape)]),
      ...(shape.threads ? [threads(value, shape)] : []),
      ...(shape.questions ? [questions(value, shape)] : []),
    ];
    // Without these the plan is the same for all words.
    const isPlannedOnce = !shape.author && !shape.organisation && !shape.tag;
    return sql`
      select ${isPlannedOnce ? prepared : sql``} kind, id from (${sql.join(parts, sql` union all `)}) as every
      order by at desc, id ${shape.first === null ? sql`limit ${value('limit')} offset ${value('offset')}` : newest(value, shape)}
    `;
  },
);

/** As a query of its own, which is asked once: a plan that serves all words would read them anew for each row. */
function asQuery(text: unknown): RawBuilder<unknown> {
  return sql`(select websearch_to_tsquery('english', ${text}))`;
}

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

function matches(column: string, value: Value): RawBuilder<unknown> {
  return sql`${sql.ref(column)} @@ ${asQuery(value('text'))}`;
}

/** No part has to give more than all of them together. */
function newest(value: Value, { first }: Shape): RawBuilder<unknown> {
  return first === null ? sql`limit ${value('newest')}` : sql`limit ${sql.lit(first)}`;
}

function since(column: string, value: Value, shape: Shape): RawBuilder<unknown> {
  return shape.since ? sql`${sql.ref(column)} >= ${value('since')}` : sql`true`;
}

function inState(value: Value, shape: Shape): RawBuilder<unknown> {
  return shape.state ? sql`thread.state = ${value('state')}::thread_state` : sql`true`;
}

/** Joins and a condition where something is sought by its author or their organisation. */
function byWhom(table: 'post' | 'thread', value: Value, shape: Shape) {
  const name = sql.ref(`${table}.shownAuthor`);
  const joins: RawBuilder<unknown>[] = [];
  const conditions: RawBuilder<unknown>[] = [];
  if (shape.author) {
    joins.push(sql`join person on person.id = ${sql.ref(`${table}.authorId`)}`);
    conditions.push(sql`and ${name} is null and person.name ilike ${value('author')}`);
  }
  if (shape.organisation) {
    joins.push(sql`join organisation on organisation.id = ${sql.ref(`${table}.organisationId`)}`);
    conditions.push(sql`and organisation.name ilike ${value('organisation')}`);
  }
  return { joins: sql.join(joins, sql` `), conditions: sql.join(conditions, sql` `) };
}

/** The thread carries the tag by the name it has now, or had before it was merged. */
function tagged(value: Value, shape: Shape): RawBuilder<unknown> {
  if (!shape.tag) return sql`true`;
  return sql`exists (
    select from tag named
      join tag kept on kept.id = named.known_as and kept.accepted_at is not null and kept.removed_at is null
      join tag on tag.known_as = kept.id
      join thread_tag on thread_tag.tag_id = tag.id
    where named.space_id = thread.space_id and named.name_key = ${value('tag')}
      and thread_tag.thread_id = thread.id
  )`;
}

/**
 * By date, or by the index of words. Neither is left to the planner: it takes a rare word for more frequent than it is,
 * and then reads every thread. So the condition is put as the index does not know it, and the order as that by date does
 * not; and each post's thread is found by its key (`offset 0` keeps the planner from doing it otherwise).
 */
function posts(value: Value, shape: Shape): RawBuilder<unknown> {
  const { joins, conditions } = byWhom('post', value, shape);
  const isByDate = shape.posts === 'by date';
  const words = matches('post.search', value);
  return sql`(
    select 'post' as kind, post.id, post.created_at as at
    from post
    cross join lateral (
      select id, space_id, state from thread where thread.id = post.thread_id and hidden_at is null and held_at is null offset 0
    ) as thread
    ${joins}
    where ${isByDate ? sql`(${words}) is true` : words} and thread.space_id = any(${value('spaces')}::text[])
      and post.deleted_at is null and post.hidden_at is null and post.held_at is null
      and not exists (
        select from space_member where space_member.space_id = thread.space_id
          and space_member.person_id = ${value('personId')} and space_member.reads_from > post.number
      )
      and ${inState(value, shape)} and ${since('post.createdAt', value, shape)}
      and ${tagged(value, shape)} ${conditions}
    order by ${isByDate ? sql`post.created_at` : sql`post.created_at + interval '0'`} desc ${newest(value, shape)}
  )`;
}

function threads(value: Value, shape: Shape): RawBuilder<unknown> {
  const { joins, conditions } = byWhom('thread', value, shape);
  return sql`(
    select 'thread' as kind, thread.id, thread.created_at as at
    from thread
    ${joins}
    where ${matches('thread.search', value)} and thread.space_id = any(${value('spaces')}::text[])
      and thread.hidden_at is null and thread.held_at is null and thread.merged_into is null
      and ${inState(value, shape)} and ${since('thread.createdAt', value, shape)}
      and ${tagged(value, shape)} ${conditions}
    order by thread.created_at desc ${newest(value, shape)}
  )`;
}

/** Questions that everybody in the session sees, of sessions in which the person has a part. */
function questions(value: Value, shape: Shape): RawBuilder<unknown> {
  return sql`(
    select 'question' as kind, question.id, question.asked_at as at
    from question
    where ${matches('question.search', value)} and question.listed_at is not null and question.merged_into is null
      and question.state in ('published', 'next', 'answering', 'answered', 'carried-over')
      and (
        exists (
          select from seat where seat.session_id = question.session_id and seat.person_id = ${value('personId')}
            and seat.blocked_at is null
        ) or exists (
          select from session_role where session_role.session_id = question.session_id
            and session_role.person_id = ${value('personId')}
        )
      )
      and ${since('question.askedAt', value, shape)}
      and ${shape.organisation ? sql`question.shown_organisation ilike ${value('organisation')}` : sql`true`}
    order by question.asked_at desc ${newest(value, shape)}
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
