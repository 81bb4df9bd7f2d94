import type { Queryable } from '../../../platform/database/transaction.ts';
import type { Mentionable } from '../mention.ts';

/** People of exactly these names. */
export async function findPeopleNamed(db: Queryable, names: readonly string[]): Promise<Mentionable[]> {
  if (names.length === 0) return [];
  return people(db).where('person.name', 'in', names).limit(100).execute() as Promise<Mentionable[]>;
}

function people(db: Queryable) {
  return db
    .selectFrom('person')
    .leftJoin('organisation', 'organisation.id', 'person.organisationId')
    .select(['person.id', 'person.name', 'organisation.name as organisation']);
}
