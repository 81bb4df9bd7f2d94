import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { EndeavourId, EndeavourSeatId, MemberId } from '../endeavour.ts';
import type { CellNote, Nomination } from './missing.ts';

export async function insertNomination(
  tx: Transaction,
  nomination: Nomination & { readonly id: string; readonly endeavourId: EndeavourId; readonly namedAt: Date },
): Promise<void> {
  const { reason, name } = nomination;
  await tx
    .insertInto('endeavourMissingVoice')
    .values(nomination)
    .onConflict((conflict) =>
      conflict.columns(['endeavourId', 'nameKey', 'memberId']).doUpdateSet({ reason, name }),
    )
    .execute();
}

/** Who named whom, the earliest first. */
export async function listNominations(db: Queryable, endeavourId: EndeavourId): Promise<Nomination[]> {
  const rows = await db
    .selectFrom('endeavourMissingVoice')
    .select(['name', 'nameKey', 'reason', 'memberId'])
    .where('endeavourId', '=', endeavourId)
    .orderBy('namedAt')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, memberId: row.memberId as MemberId }));
}

/** What was said of a cell of the grid, instead of what was said before. */
export async function sayCell(tx: Transaction, endeavourId: EndeavourId, note: CellNote): Promise<void> {
  const { isNeeded, reason, seatId, saidAt } = note;
  await tx
    .insertInto('endeavourCell')
    .values({ ...note, endeavourId })
    .onConflict((conflict) =>
      conflict.columns(['endeavourId', 'place', 'level']).doUpdateSet({ isNeeded, reason, seatId, saidAt }),
    )
    .execute();
}

export async function listCellNotes(db: Queryable, endeavourId: EndeavourId): Promise<CellNote[]> {
  const rows = await db
    .selectFrom('endeavourCell')
    .select(['place', 'level', 'isNeeded', 'reason', 'seatId', 'saidAt'])
    .where('endeavourId', '=', endeavourId)
    .execute();
  return rows.map((row) => ({ ...row, seatId: row.seatId as EndeavourSeatId | null }));
}
