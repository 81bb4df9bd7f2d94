import { newId } from '../../../platform/ids.ts';
import { writeAct } from '../acts.ts';
import type { Doing } from '../doing.ts';
import type { Membership, Seated } from '../membership.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import type { EdgeSide } from './edge.ts';
import { insertEdgeItem, listEdge, removeEdgeItem, sayEdge } from './edge.repository.ts';

type Member = Membership & { readonly held: Seated };

const ITEMS_AT_MOST = 100;

/** How the seats draw the edge of an endeavour: each says for itself what is in and what is out. */
export interface DrawingEdge {
  add(by: Member, text: string, side: EdgeSide, reason: string): Promise<Outcome>;
  say(by: Member, itemId: string, side: EdgeSide, reason: string): Promise<Outcome>;
  /** Takes an item off the edge; a steward does it, with a reason that everybody reads. */
  remove(by: Member, itemId: string, reason: string): Promise<Outcome>;
}

export function createDrawingEdge(doing: Doing): DrawingEdge {
  return {
    add: (by, text, side, reason) =>
      doing.inTurn(by, 'take part', async (tx, now) => {
        const { endeavour, held } = by;
        const items = await listEdge(tx, endeavour.id);
        if (items.some((item) => item.text.toLowerCase() === text.toLowerCase())) {
          return refused('This is on the edge already. Say there whether it is in or out.');
        }
        if (items.length >= ITEMS_AT_MOST) {
          return refused(`There are ${ITEMS_AT_MOST} things on the edge, which is as many as can be read.`);
        }
        const itemId = newId();
        const seatId = held.seat.id;
        await insertEdgeItem(tx, {
          id: itemId,
          endeavourId: endeavour.id,
          text,
          addedBy: seatId,
          addedAt: now,
        });
        await sayEdge(tx, { itemId, seatId, side, reason, saidAt: now });
        await writeAct(tx, now, endeavour.id, held, { kind: 'edge-added', subject: itemId });
        return done;
      }),

    say: (by, itemId, side, reason) =>
      doing.inTurn(by, 'take part', async (tx, now) => {
        const items = await listEdge(tx, by.endeavour.id);
        if (!items.some(({ id }) => id === itemId)) return refused('This is no longer on the edge.');
        await sayEdge(tx, { itemId, seatId: by.held.seat.id, side, reason, saidAt: now });
        return done;
      }),

    remove: (by, itemId, reason) =>
      doing.inTurn(by, 'steward', async (tx, now) => {
        const { endeavour, held } = by;
        if (!(await removeEdgeItem(tx, endeavour.id, itemId, now))) {
          return refused('This is no longer on the edge.');
        }
        await writeAct(tx, now, endeavour.id, held, { kind: 'edge-removed', subject: itemId, reason });
        return done;
      }),
  };
}
