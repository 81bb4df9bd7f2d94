import { sql } from 'kysely';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';

export interface SignInLink {
  readonly secretHash: string;
  readonly email: string;
  readonly returnTo: string | null;
  /** Whether somebody asked for it on the page to sign in. */
  readonly askedFor: boolean;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface FoundLink {
  readonly email: string;
  readonly returnTo: string | null;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

/** Makes others who ask for the same address wait for this transaction, so that counting is exact. */
export async function lockAddress(tx: Transaction, email: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in ${email}`}, 0))`.execute(tx);
}

/** How many links somebody asked for with that address. */
export async function countAskedSince(tx: Transaction, email: string, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom('signInLink')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('email', '=', email)
    .where('askedFor', '=', true)
    .where('createdAt', '>', since)
    .executeTakeFirstOrThrow();
  return count;
}

export async function insertLink(tx: Transaction, link: SignInLink): Promise<void> {
  await tx.insertInto('signInLink').values(link).execute();
}

export async function findLink(db: Queryable, secretHash: string): Promise<FoundLink | undefined> {
  return db
    .selectFrom('signInLink')
    .select(['email', 'returnTo', 'expiresAt', 'usedAt'])
    .where('secretHash', '=', secretHash)
    .executeTakeFirst();
}

/** Uses the link up. Of two who try at once, one gets it. */
export async function takeLink(
  tx: Transaction,
  secretHash: string,
  now: Date,
): Promise<Pick<FoundLink, 'email' | 'returnTo'> | undefined> {
  return tx
    .updateTable('signInLink')
    .set({ usedAt: now })
    .where('secretHash', '=', secretHash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .returning(['email', 'returnTo'])
    .executeTakeFirst();
}

export async function deleteLinksBefore(db: Queryable, expiredBefore: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('signInLink')
    .where('expiresAt', '<', expiredBefore)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

export async function deleteLinksTo(tx: Transaction, email: string): Promise<void> {
  await tx.deleteFrom('signInLink').where('email', '=', email).execute();
}
