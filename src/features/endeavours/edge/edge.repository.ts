import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { EndeavourId, EndeavourSeatId } from '../endeavour.ts';
import type { EdgeItem, EdgeSide } from './edge.ts';

export async function insertEdgeItem(
  tx: Transaction,
  item: {
    readonly id: string;
    readonly endeavourId: EndeavourId;
    readonly text: string;
    readonly addedBy: EndeavourSeatId;
    readonly addedAt: Date;
  },
): Promise<void> {
  await tx.insertInto('endeavourEdgeItem').values(item).execute();
}

/** What a seat says of an item, instead of what it said before. */
export async function sayEdge(
  tx: Transaction,
  view: {
    readonly itemId: string;
    readonly seatId: EndeavourSeatId;
    readonly side: EdgeSide;
    readonly reason: string;
    readonly saidAt: Date;
  },
): Promise<void> {
  const { side, reason, saidAt } = view;
  await tx
    .insertInto('endeavourEdgeView')
    .values(view)
    .onConflict((conflict) => conflict.columns(['itemId', 'seatId']).doUpdateSet({ side, reason, saidAt }))
    .execute();
}

/** The items of an endeavour's edge with what each seat says, in the order in which they were added. */
export async function listEdge(db: Queryable, endeavourId: EndeavourId): Promise<EdgeItem[]> {
  const items = await db
    .selectFrom('endeavourEdgeItem')
    .selectAll()
    .where('endeavourId', '=', endeavourId)
    .where('removedAt', 'is', null)
    .orderBy('addedAt')
    .orderBy('id')
    .execute();
  const views = await db
    .selectFrom('endeavourEdgeView')
    .innerJoin('endeavourEdgeItem', 'endeavourEdgeItem.id', 'endeavourEdgeView.itemId')
    .select(['itemId', 'seatId', 'side', 'reason', 'saidAt'])
    .where('endeavourId', '=', endeavourId)
    .orderBy('saidAt')
    .execute();
  return items.map(({ id, text }) => ({
    id,
    text,
    views: views
      .filter(({ itemId }) => itemId === id)
      .map(({ seatId, side, reason, saidAt }) => ({
        seatId: seatId as EndeavourSeatId,
        side,
        reason,
        saidAt,
      })),
  }));
}

/** Takes an item off the edge; false when it was not on it. What the seats said of it is kept. */
export async function removeEdgeItem(
  tx: Transaction,
  endeavourId: EndeavourId,
  id: string,
  now: Date,
): Promise<boolean> {
  const removed = await tx
    .updateTable('endeavourEdgeItem')
    .set({ removedAt: now })
    .where('endeavourId', '=', endeavourId)
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .returning('id')
    .execute();
  return removed.length > 0;
}
