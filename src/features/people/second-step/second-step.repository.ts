import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../person.ts';

export interface StepRow {
  readonly secret: string;
  readonly confirmedAt: Date | null;
  readonly lastPeriod: number;
  readonly wrongCodes: number;
  readonly wrongSince: Date | null;
}

const COLUMNS = ['secret', 'confirmedAt', 'lastPeriod', 'wrongCodes', 'wrongSince'] as const;

export async function findStep(db: Queryable, personId: PersonId): Promise<StepRow | undefined> {
  return db.selectFrom('secondStep').select(COLUMNS).where('personId', '=', personId).executeTakeFirst();
}

/** The same, which nobody else changes until the transaction ends: two tries of one code come one after the other. */
export async function lockStep(tx: Transaction, personId: PersonId): Promise<StepRow | undefined> {
  return tx
    .selectFrom('secondStep')
    .select(COLUMNS)
    .where('personId', '=', personId)
    .forUpdate()
    .executeTakeFirst();
}

/** Keeps a secret that is not confirmed yet; one that is there stays. */
export async function insertStep(
  tx: Transaction,
  personId: PersonId,
  secret: string,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('secondStep')
    .values({ personId, secret, createdAt: now })
    .onConflict((conflict) => conflict.column('personId').doNothing())
    .execute();
}

export async function updateStep(
  tx: Transaction,
  personId: PersonId,
  set: Partial<Omit<StepRow, 'secret'>>,
): Promise<void> {
  await tx.updateTable('secondStep').set(set).where('personId', '=', personId).execute();
}

/** Forgets the secret and the recovery codes. */
export async function deleteStep(tx: Transaction, personId: PersonId): Promise<boolean> {
  await tx.deleteFrom('recoveryCode').where('personId', '=', personId).execute();
  const { numDeletedRows } = await tx
    .deleteFrom('secondStep')
    .where('personId', '=', personId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Puts these in the place of all recovery codes of a person. */
export async function replaceRecoveryCodes(
  tx: Transaction,
  personId: PersonId,
  hashes: readonly string[],
): Promise<void> {
  await tx.deleteFrom('recoveryCode').where('personId', '=', personId).execute();
  await tx
    .insertInto('recoveryCode')
    .values(hashes.map((codeHash) => ({ personId, codeHash })))
    .execute();
}

/** Uses a recovery code up; false where there is none that has not been used. */
export async function useRecoveryCode(
  tx: Transaction,
  personId: PersonId,
  codeHash: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('recoveryCode')
    .set({ usedAt: now })
    .where('personId', '=', personId)
    .where('codeHash', '=', codeHash)
    .where('usedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function countRecoveryCodes(db: Queryable, personId: PersonId): Promise<number> {
  const { count } = await db
    .selectFrom('recoveryCode')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('personId', '=', personId)
    .where('usedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
