import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { EndeavourId, EndeavourSeatId, MemberId } from '../endeavour.ts';

/** A seat's question to a privileged act, which a steward other than its doer must answer. */
export interface Challenge {
  readonly id: string;
  readonly actId: number;
  /** The act as it read when it was challenged. */
  readonly actSentence: string;
  readonly actBy: MemberId | null;
  readonly seatId: EndeavourSeatId;
  readonly reason: string;
  readonly madeAt: Date;
  readonly answer: string | null;
  readonly answeredBy: MemberId | null;
  readonly answeredAt: Date | null;
}

export async function insertChallenge(
  tx: Transaction,
  challenge: Omit<Challenge, 'answer' | 'answeredBy' | 'answeredAt'> & { readonly endeavourId: EndeavourId },
): Promise<void> {
  await tx.insertInto('endeavourChallenge').values(challenge).execute();
}

/** All of them, the newest first. */
export async function listChallenges(db: Queryable, endeavourId: EndeavourId): Promise<Challenge[]> {
  const rows = await db
    .selectFrom('endeavourChallenge')
    .selectAll()
    .where('endeavourId', '=', endeavourId)
    .orderBy('madeAt', 'desc')
    .orderBy('id')
    .execute();
  return rows as unknown as Challenge[];
}

export async function answerChallenge(
  tx: Transaction,
  id: string,
  set: { answer: string; answeredBy: MemberId; answeredAt: Date },
): Promise<void> {
  await tx.updateTable('endeavourChallenge').set(set).where('id', '=', id).execute();
}
