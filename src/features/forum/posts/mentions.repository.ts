import type { Queryable } from '../../../platform/database/transaction.ts';
import type { Mentionable } from '../mention.ts';

/** People of exactly these names. */
export async function findPeopleNamed(db: Queryable, names: readonly string[]): Promise<Mentionable[]> {
  if (names.length === 0) return [];
  return people(db).where('person.name', 'in', names).limit(100).execute() as Promise<Mentionable[]>;
}

/** People whose name has these words somewhere in it, without regard to case; by name. */
export async function searchPeople(db: Queryable, words: string, limit: number): Promise<Mentionable[]> {
  const pattern = `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return people(db)
    .where('person.name', 'ilike', pattern)
    .where('person.name', '<>', '')
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(limit)
    .execute() as Promise<Mentionable[]>;
}

/** People who have written in a thread lately; by name. */
export async function peopleInThread(db: Queryable, threadId: string, limit: number): Promise<Mentionable[]> {
  return people(db)
    .where('person.name', '<>', '')
    .where('person.id', 'in', (eb) =>
      eb
        .selectFrom(
          eb
            .selectFrom('post')
            .select('post.authorId')
            .where('post.threadId', '=', threadId)
            .where('post.authorId', 'is not', null)
            .orderBy('post.number', 'desc')
            .limit(200)
            .as('latest'),
        )
        .select((latest) => latest.ref('latest.authorId').$notNull().as('id')),
    )
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(limit)
    .execute() as Promise<Mentionable[]>;
}

function people(db: Queryable) {
  return db
    .selectFrom('person')
    .leftJoin('organisation', 'organisation.id', 'person.organisationId')
    .select(['person.id', 'person.name', 'organisation.name as organisation']);
}
