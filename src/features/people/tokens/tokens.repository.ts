import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { Person, PersonId } from '../person.ts';
import { PERSON_COLUMNS } from '../repository.ts';

/** A token as its owner sees it: its secret was shown once. */
export interface ListedToken {
  readonly id: string;
  readonly name: string;
  readonly mayWrite: boolean;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
}

export interface FoundToken {
  readonly tokenId: string;
  readonly mayWrite: boolean;
  readonly lastUsedAt: Date | null;
  readonly person: Person;
}

export async function insertToken(
  tx: Transaction,
  token: Omit<ListedToken, 'lastUsedAt'> & { readonly personId: PersonId; readonly secretHash: string },
): Promise<void> {
  await tx.insertInto('accessToken').values(token).execute();
}

/** The tokens of a person, also those that have expired, the newest first. */
export async function listTokens(db: Queryable, personId: PersonId): Promise<ListedToken[]> {
  return db
    .selectFrom('accessToken')
    .select(['id', 'name', 'mayWrite', 'createdAt', 'expiresAt', 'lastUsedAt'])
    .where('personId', '=', personId)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .execute();
}

/** The token with that secret and whose it is, unless it has expired. */
export async function findToken(
  db: Queryable,
  secretHash: string,
  now: Date,
): Promise<FoundToken | undefined> {
  const row = await db
    .selectFrom('accessToken')
    .innerJoin('person', 'person.id', 'accessToken.personId')
    .select([
      'accessToken.id as tokenId',
      'accessToken.mayWrite',
      'accessToken.lastUsedAt',
      ...PERSON_COLUMNS,
    ])
    .where('accessToken.secretHash', '=', secretHash)
    .where('accessToken.expiresAt', '>', now)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { tokenId, mayWrite, lastUsedAt, ...person } = row;
  return { tokenId, mayWrite, lastUsedAt, person: person as Person };
}

export async function touchToken(db: Queryable, id: string, now: Date): Promise<void> {
  await db.updateTable('accessToken').set({ lastUsedAt: now }).where('id', '=', id).execute();
}

/** Ends one token of that person; nothing happens to somebody else's. False where there is none. */
export async function deleteToken(tx: Transaction, personId: PersonId, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('accessToken')
    .where('personId', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function deleteTokensOf(tx: Transaction, personId: PersonId): Promise<void> {
  await tx.deleteFrom('accessToken').where('personId', '=', personId).execute();
}

/** Deletes the tokens that expired before. */
export async function deleteTokensBefore(db: Queryable, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('accessToken')
    .where('expiresAt', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
