import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { EndeavourId, EndeavourSeatId, MemberId } from './endeavour.ts';

/** A time-limited term of looking after an endeavour. */
export interface Stewardship {
  readonly id: string;
  readonly endeavourId: EndeavourId;
  readonly memberId: MemberId;
  readonly seatId: EndeavourSeatId;
  /** Whoever starts an endeavour convenes it until its seats have chosen stewards. */
  readonly office: 'convener' | 'steward';
  readonly fromAt: Date;
  readonly untilAt: Date;
  /** When it ended before its term. */
  readonly endedAt: Date | null;
}

export async function insertStewardship(tx: Transaction, term: Stewardship): Promise<void> {
  await tx.insertInto('endeavourStewardship').values(term).execute();
}

/** Every term that anybody served or serves, the earliest first. */
export async function listStewardships(db: Queryable, endeavourId: EndeavourId): Promise<Stewardship[]> {
  const rows = await db
    .selectFrom('endeavourStewardship')
    .select(['id', 'endeavourId', 'memberId', 'seatId', 'office', 'fromAt', 'untilAt', 'endedAt'])
    .where('endeavourId', '=', endeavourId)
    .orderBy('fromAt')
    .orderBy('id')
    .execute();
  return rows as Stewardship[];
}

export async function endStewardship(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('endeavourStewardship')
    .set({ endedAt: now })
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .execute();
}

/** Ends every term that a member serves. */
export async function endTermsOf(
  tx: Transaction,
  endeavourId: EndeavourId,
  memberId: MemberId,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('endeavourStewardship')
    .set({ endedAt: now })
    .where('endeavourId', '=', endeavourId)
    .where('memberId', '=', memberId)
    .where('endedAt', 'is', null)
    .where('untilAt', '>', now)
    .execute();
}
