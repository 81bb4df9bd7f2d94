import { sql } from 'kysely';
import { prepared } from '../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../platform/database/repeated-query.ts';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import type { OrganisationId } from '../organisations/index.ts';
import type { Person, PersonId } from './person.ts';

export const PERSON_COLUMNS = ['person.id', 'person.email', 'person.name', 'person.organisationId'] as const;

const people = repeatedQuery((db, value: ValueOf<{ id: PersonId }>) =>
  db.selectFrom('person').select(PERSON_COLUMNS).where('id', '=', value('id')).modifyFront(prepared),
);

export async function findPerson(db: Queryable, id: PersonId): Promise<Person | undefined> {
  const [row] = await people(db, { id });
  return row as Person | undefined;
}

/** Who has one of these addresses, in lower case. */
export async function findIdsByEmail(db: Queryable, emails: readonly string[]): Promise<PersonId[]> {
  if (emails.length === 0) return [];
  const rows = await db.selectFrom('person').select('id').where('email', 'in', emails).execute();
  return rows.map(({ id }) => id as PersonId);
}

/** The person of that address (in lower case), made when there is none. */
export async function personWithEmail(tx: Transaction, email: string, now: Date): Promise<Person> {
  await tx
    .insertInto('person')
    .values({ id: newId(), email, createdAt: now })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .execute();
  const row = await tx
    .selectFrom('person')
    .select(PERSON_COLUMNS)
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  return row as Person;
}

/** Whoever names no organisation belongs to the one whose domain their address, which they have proved, is of. */
export async function joinVerifiedOrganisation(
  tx: Transaction,
  { id, organisationId }: Pick<Person, 'id' | 'organisationId'>,
): Promise<void> {
  if (organisationId !== null) return;
  await sql`update person set organisation_id = d.organisation_id from organisation_domain d
    where person.id = ${id} and (split_part(person.email, '@', 2) = d.domain
      or (d.domain like '.%' and split_part(person.email, '@', 2) like '%' || d.domain))`.execute(tx);
}

export async function saveDetails(
  tx: Transaction,
  id: PersonId,
  details: { readonly name: string; readonly organisationId: OrganisationId | null },
): Promise<void> {
  await tx.updateTable('person').set(details).where('id', '=', id).execute();
}

/** Empties the row of all that says who it was. */
export async function erasePersonRow(tx: Transaction, id: PersonId, now: Date): Promise<void> {
  await tx
    .updateTable('person')
    .set({ email: null, name: '', organisationId: null, erasedAt: now })
    .where('id', '=', id)
    .execute();
}
