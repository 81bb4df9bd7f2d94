import type { Queryable } from '../../../platform/database/transaction.ts';
import { sql } from 'kysely';
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

function people(db: Queryable) {
  return db
    .selectFrom('person')
    .leftJoin('organisation', 'organisation.id', 'person.organisationId')
    .select(['person.id', 'person.name', 'organisation.name as organisation']);
}
