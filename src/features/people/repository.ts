import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import type { Person, PersonId } from './person.ts';

const COLUMNS = ['person.id', 'person.email', 'person.name', 'person.organisationId'] as const;

export async function findPerson(db: Queryable, id: PersonId): Promise<Person | undefined> {
  const row = await db.selectFrom('person').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row as Person | undefined;
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
    .select(COLUMNS)
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  return row as Person;
}

export interface NewSignIn {
  readonly id: string;
  readonly secretHash: string;
  readonly personId: PersonId;
  readonly browser: string;
  readonly now: Date;
  readonly expiresAt: Date;
}

export async function insertSignIn(tx: Transaction, signIn: NewSignIn): Promise<void> {
  const { now, ...values } = signIn;
  await tx
    .insertInto('signIn')
    .values({ ...values, createdAt: now, lastUsedAt: now })
    .execute();
}

export interface FoundSignIn {
  readonly signInId: string;
  readonly lastUsedAt: Date;
  readonly person: Person;
}

/** The sign-in of that secret, unless it has expired or has not been used since `idleSince`. */
export async function findSignIn(
  db: Queryable,
  secretHash: string,
  now: Date,
  idleSince: Date,
): Promise<FoundSignIn | undefined> {
  const row = await db
    .selectFrom('signIn')
    .innerJoin('person', 'person.id', 'signIn.personId')
    .select(['signIn.id as signInId', 'signIn.lastUsedAt', ...COLUMNS])
    .where('signIn.secretHash', '=', secretHash)
    .where('signIn.expiresAt', '>', now)
    .where('signIn.lastUsedAt', '>', idleSince)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { signInId, lastUsedAt, ...person } = row;
  return { signInId, lastUsedAt, person: person as Person };
}

export async function touchSignIn(db: Queryable, signInId: string, now: Date): Promise<void> {
  await db.updateTable('signIn').set({ lastUsedAt: now }).where('id', '=', signInId).execute();
}
