import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { EndeavourId, EndeavourSeatId, MemberId } from '../endeavour.ts';
import type { Handover, Parts } from './handover.ts';

export async function insertHandover(
  tx: Transaction,
  handover: Omit<Handover, 'parts' | 'handedOnAt'> & { readonly endeavourId: EndeavourId },
): Promise<void> {
  await tx.insertInto('endeavourHandover').values(handover).execute();
}

/** Every pack of a seat, the newest first. */
export async function listHandovers(db: Queryable, seatId: EndeavourSeatId): Promise<Handover[]> {
  const rows = await db
    .selectFrom('endeavourHandover')
    .select(['id', 'seatId', 'memberId', 'openedAt', 'leavesOn', 'parts', 'handedOnAt'])
    .where('seatId', '=', seatId)
    .orderBy('openedAt', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...row,
    seatId: row.seatId as EndeavourSeatId,
    memberId: row.memberId as MemberId,
    parts: row.parts as Parts,
  }));
}

export async function saveHandover(
  tx: Transaction,
  id: string,
  set: { readonly parts?: Parts; readonly handedOnAt?: Date },
): Promise<void> {
  await tx
    .updateTable('endeavourHandover')
    .set({
      ...(set.parts === undefined ? {} : { parts: JSON.stringify(set.parts) }),
      ...(set.handedOnAt === undefined ? {} : { handedOnAt: set.handedOnAt }),
    })
    .where('id', '=', id)
    .execute();
}

export async function listGuideSteps(db: Queryable, memberId: MemberId): Promise<string[]> {
  const rows = await db
    .selectFrom('endeavourGuideStep')
    .select('step')
    .where('memberId', '=', memberId)
    .execute();
  return rows.map(({ step }) => step);
}

export async function addGuideStep(
  tx: Transaction,
  memberId: MemberId,
  step: string,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('endeavourGuideStep')
    .values({ memberId, step, doneAt: now })
    .onConflict((conflict) => conflict.columns(['memberId', 'step']).doNothing())
    .execute();
}

/** Held seats that became empty before `before` and that nobody was told of yet, in active endeavours. */
export async function listUnchased(
  db: Queryable,
  before: Date,
): Promise<{ readonly id: EndeavourSeatId; readonly endeavourId: EndeavourId }[]> {
  const rows = await db
    .selectFrom('endeavourSeat')
    .innerJoin('endeavour', 'endeavour.id', 'endeavourSeat.endeavourId')
    .select(['endeavourSeat.id', 'endeavourSeat.endeavourId'])
    .where('endeavourSeat.emptySince', '<=', before)
    .where('endeavourSeat.chasedAt', 'is', null)
    .where('endeavourSeat.removedAt', 'is', null)
    .where('endeavour.state', '=', 'active')
    .execute();
  return rows as { id: EndeavourSeatId; endeavourId: EndeavourId }[];
}

export async function markChased(tx: Transaction, id: EndeavourSeatId, now: Date): Promise<void> {
  await tx.updateTable('endeavourSeat').set({ chasedAt: now }).where('id', '=', id).execute();
}
