import { sql } from 'kysely';
import { prepared } from '../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../platform/database/repeated-query.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { Stems } from './passage.ts';
import type { Written } from './results.ts';

interface Listed {
  readonly kinds: readonly Written['kind'][];
  readonly ids: readonly string[];
}

/** What is shown of what was found, in the order of the ids. */
export const shown = repeatedQuery(
  (_db, value: ValueOf<Listed>) => sql<Written>`
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
    select ${prepared} kind, id, title, text, author, organisation, place, code, state, at from found order by nth
  `,
);

const stems = repeatedQuery(
  (_db, value: ValueOf<{ sought: string; words: readonly string[] }>) => sql<{ word: string; stem: string }>`
    select ${prepared} word, stem
    from unnest(${value('words')}::text[]) word, unnest(tsvector_to_array(to_tsvector('english', word))) stem
    where stem = any((select tsvector_to_array(to_tsvector('english', ${value('sought')})))::text[])
  `,
);

/** Those of the words that are sought, as the database compares them. */
export async function stemsOf(db: Queryable, sought: string, words: readonly string[]): Promise<Stems> {
  if (words.length === 0) return new Map();
  return new Map((await stems(db, { sought, words })).map(({ word, stem }) => [word, stem]));
}
