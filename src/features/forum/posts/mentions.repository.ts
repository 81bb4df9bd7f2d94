import type { Queryable } from '../../../platform/database/transaction.ts';
import { type Expression, type RawBuilder, sql } from 'kysely';
import type { Mentionable, MentionableOrganisation } from '../mention.ts';

/** People of exactly these names. */
export async function findPeopleNamed(db: Queryable, names: readonly string[]): Promise<Mentionable[]> {
  if (names.length === 0) return [];
  return people(db).where('person.name', 'in', names).limit(100).execute() as Promise<Mentionable[]>;
}

/** The organisations whose names stand after an @ in a text, the longest name first. */
export async function findOrganisationsNamedIn(
  db: Queryable,
  text: string,
): Promise<MentionableOrganisation[]> {
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('mergedInto', 'is', null)
    .where(sql<boolean>`strpos(${text}, '@' || name) > 0`)
    .orderBy(sql`length(name)`, 'desc')
    .orderBy('id')
    .limit(100)
    .execute();
  return rows as MentionableOrganisation[];
}

/** Those of these organisations that there are, by name. */
export async function findOrganisations(
  db: Queryable,
  ids: readonly string[],
): Promise<MentionableOrganisation[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows as MentionableOrganisation[];
}

/** Organisations in whose names words begin like these, by name. */
export async function findOrganisationsLike(
  db: Queryable,
  words: readonly string[],
  limit: number,
): Promise<MentionableOrganisation[]> {
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('mergedInto', 'is', null)
    .where(beginsLike(sql.ref('organisation.name'), words))
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows as MentionableOrganisation[];
}

/**
 * People in whose names words begin like these, by name. `onlyShown`: those who are in the directory, or have written
 * under their name where everybody reads it.
 */
export async function findMentionable(
  db: Queryable,
  words: readonly string[],
  {
    besides,
    onlyShown,
    limit,
  }: { readonly besides: string; readonly onlyShown: boolean; readonly limit: number },
): Promise<Mentionable[]> {
  const shown = sql<boolean>`exists (select from profile where profile.person_id = person.id) or exists (
    select from post join thread on thread.id = post.thread_id join space on space.id = thread.space_id
    where post.author_id = person.id and space.kind in ('public', 'session') and post.held_at is null)`;
  return people(db)
    .where('person.erasedAt', 'is', null)
    .where('person.id', '<>', besides)
    .where(beginsLike(sql.ref('person.name'), words))
    .where(onlyShown ? sql<boolean>`(${shown})` : sql<boolean>`true`)
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(limit)
    .execute() as Promise<Mentionable[]>;
}

/** Whether each of the words begins a word of a name. */
function beginsLike(name: Expression<unknown>, words: readonly string[]): RawBuilder<boolean> {
  const patterns = words.map((word) => `% ${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
  return sql<boolean>`(' ' || ${name}) ilike all(${patterns}::text[])`;
}

function people(db: Queryable) {
  return db
    .selectFrom('person')
    .leftJoin('organisation', 'organisation.id', 'person.organisationId')
    .select(['person.id', 'person.name', 'organisation.name as organisation']);
}
