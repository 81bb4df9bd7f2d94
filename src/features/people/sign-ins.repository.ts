import { sql } from 'kysely';
import { prepared } from '../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../platform/database/repeated-query.ts';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { Person, PersonId } from './person.ts';
import { PERSON_COLUMNS } from './repository.ts';

export interface NewSignIn {
  readonly id: string;
  readonly secretHash: string;
  readonly personId: PersonId;
  readonly browser: string;
  readonly now: Date;
  readonly expiresAt: Date;
  readonly secondStep?: SecondStepState;
}

/** Whether a sign-in had a second step. While it is due, nobody is signed in by it. */
export type SecondStepState = 'none' | 'due' | 'done';

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
  readonly secondStep: SecondStepState;
  readonly person: Person;
}

interface SoughtSignIns {
  readonly secretHashes: readonly string[];
  readonly now: Date;
  readonly idleSince: Date;
}

const signInsOf = repeatedQuery((db, value: ValueOf<SoughtSignIns>) =>
  db
    .selectFrom('signIn')
    .innerJoin('person', 'person.id', 'signIn.personId')
    .select([
      'signIn.secretHash',
      'signIn.id as signInId',
      'signIn.lastUsedAt',
      'signIn.secondStep',
      ...PERSON_COLUMNS,
    ])
    .modifyFront(prepared)
    .where('signIn.secretHash', '=', sql<string>`any(${value('secretHashes')}::text[])`)
    .where('signIn.expiresAt', '>', value('now'))
    .where('signIn.lastUsedAt', '>', value('idleSince')),
);

/** The sign-ins of those secrets, by their hashes, unless they have expired or have not been used since `idleSince`. */
export async function findSignIns(
  db: Queryable,
  secretHashes: readonly string[],
  now: Date,
  idleSince: Date,
): Promise<ReadonlyMap<string, FoundSignIn>> {
  const rows = await signInsOf(db, { secretHashes, now, idleSince });
  return new Map(
    rows.map(({ secretHash, signInId, lastUsedAt, secondStep, ...person }) => [
      secretHash,
      { signInId, lastUsedAt, secondStep: secondStep as SecondStepState, person: person as Person },
    ]),
  );
}

export async function touchSignIn(db: Queryable, signInId: string, now: Date): Promise<void> {
  await db.updateTable('signIn').set({ lastUsedAt: now }).where('id', '=', signInId).execute();
}

export async function deleteSignIn(db: Queryable, signInId: string): Promise<void> {
  await db.deleteFrom('signIn').where('id', '=', signInId).execute();
}

export interface ListedSignIn {
  readonly id: string;
  readonly browser: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
}

/** The sign-ins of a person that still count, the one used last first. */
export async function listSignIns(
  db: Queryable,
  personId: PersonId,
  now: Date,
  idleSince: Date,
): Promise<ListedSignIn[]> {
  return db
    .selectFrom('signIn')
    .select(['id', 'browser', 'createdAt', 'lastUsedAt'])
    .where('personId', '=', personId)
    .where('expiresAt', '>', now)
    .where('lastUsedAt', '>', idleSince)
    .where('secondStep', '!=', 'due')
    .orderBy('lastUsedAt', 'desc')
    .orderBy('id')
    .execute();
}

/** Ends one sign-in of that person; nothing happens to somebody else's. */
export async function endSignIn(db: Queryable, personId: PersonId, signInId: string): Promise<void> {
  await db.deleteFrom('signIn').where('personId', '=', personId).where('id', '=', signInId).execute();
}

export async function endSignInsExcept(db: Queryable, personId: PersonId, signInId: string): Promise<void> {
  await db.deleteFrom('signIn').where('personId', '=', personId).where('id', '!=', signInId).execute();
}

/** Deletes the sign-ins that ended, or were last used, before. */
export async function deleteSignInsIdleSince(db: Queryable, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('signIn')
    .where((where) => where.or([where('expiresAt', '<', before), where('lastUsedAt', '<', before)]))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

export async function endAllSignIns(tx: Transaction, personId: PersonId): Promise<void> {
  await tx.deleteFrom('signIn').where('personId', '=', personId).execute();
}

/** Says of a sign-in that its second step is done. */
export async function finishSecondStep(tx: Transaction, signInId: string): Promise<void> {
  await tx.updateTable('signIn').set({ secondStep: 'done' }).where('id', '=', signInId).execute();
}
