import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { EndeavourId, EndeavourSeatId } from '../endeavour.ts';

/** What a seat promised to do by a date. It stays with the seat when its holder goes. */
export interface Commitment {
  readonly id: string;
  readonly seatId: EndeavourSeatId;
  readonly text: string;
  readonly reason: string;
  readonly dueOn: Date;
  readonly madeAt: Date;
  readonly state: 'open' | 'kept' | 'not-kept';
  readonly learned: string;
  readonly settledAt: Date | null;
}

export async function insertCommitment(
  tx: Transaction,
  commitment: Omit<Commitment, 'state' | 'learned' | 'settledAt'> & { readonly endeavourId: EndeavourId },
): Promise<void> {
  await tx.insertInto('endeavourCommitment').values(commitment).execute();
}

/** All of them, those due first at the front. */
export async function listCommitments(db: Queryable, endeavourId: EndeavourId): Promise<Commitment[]> {
  const rows = await db
    .selectFrom('endeavourCommitment')
    .select(['id', 'seatId', 'text', 'reason', 'dueOn', 'madeAt', 'state', 'learned', 'settledAt'])
    .where('endeavourId', '=', endeavourId)
    .orderBy('dueOn')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, seatId: row.seatId as EndeavourSeatId }));
}

/** Says how it went; false when that was said already. */
export async function settleCommitment(
  tx: Transaction,
  id: string,
  set: { state: 'kept' | 'not-kept'; learned: string; settledAt: Date },
): Promise<boolean> {
  const settled = await tx
    .updateTable('endeavourCommitment')
    .set(set)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .returning('id')
    .execute();
  return settled.length > 0;
}
