import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { EndeavourId, EndeavourSeatId } from '../endeavour.ts';

/** Two seats that should meet; it counts when both have accepted. */
export interface Introduction {
  readonly id: string;
  /** The seat that asked: asking is accepting. */
  readonly seatId: EndeavourSeatId;
  readonly withSeatId: EndeavourSeatId;
  readonly about: string;
  readonly askedAt: Date;
  readonly acceptedAt: Date | null;
  readonly withAcceptedAt: Date | null;
  readonly declinedAt: Date | null;
}

export async function insertIntroduction(
  tx: Transaction,
  introduction: Omit<Introduction, 'withAcceptedAt' | 'declinedAt'> & { readonly endeavourId: EndeavourId },
): Promise<void> {
  await tx.insertInto('endeavourIntroduction').values(introduction).execute();
}

/** The newest first. */
export async function listIntroductions(db: Queryable, endeavourId: EndeavourId): Promise<Introduction[]> {
  const rows = await db
    .selectFrom('endeavourIntroduction')
    .select(['id', 'seatId', 'withSeatId', 'about', 'askedAt', 'acceptedAt', 'withAcceptedAt', 'declinedAt'])
    .where('endeavourId', '=', endeavourId)
    .orderBy('askedAt', 'desc')
    .orderBy('id')
    .execute();
  return rows as Introduction[];
}

export async function answerIntroduction(
  tx: Transaction,
  id: string,
  set: { readonly withAcceptedAt: Date } | { readonly declinedAt: Date },
): Promise<void> {
  await tx.updateTable('endeavourIntroduction').set(set).where('id', '=', id).execute();
}
