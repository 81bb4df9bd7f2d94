import type { Transaction } from '../../../platform/database/transaction.ts';
import { writeAct } from '../acts.ts';
import type { Doing } from '../doing.ts';
import type { EndeavourId, EndeavourSeatId, MemberId } from '../endeavour.ts';
import { updateMember } from '../members.repository.ts';
import type { Membership, Seated } from '../membership.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { endHolding, findSeat, listSeats, removeSeat } from '../seats.repository.ts';
import { endTermsOf } from '../stewards.repository.ts';

type Member = Membership & { readonly held: Seated };

/** How people and seats go. */
export interface Leaving {
  leave(by: Member): Promise<Outcome>;
  /** Takes a seat away from an endeavour; a steward does it, with a reason that everybody reads. */
  remove(by: Member, seatId: EndeavourSeatId, reason: string): Promise<Outcome>;
}

export function createLeaving(doing: Doing): Leaving {
  return {
    leave: (by) =>
      doing.inTurn(by, 'take part', async (tx, now) => {
        await endMembership(tx, now, by.endeavour.id, by.held.member.id);
        await writeAct(tx, now, by.endeavour.id, by.held, { kind: 'seat-left', subject: by.held.seat.id });
        return done;
      }),

    remove: (by, seatId, reason) =>
      doing.inTurn(by, 'steward', async (tx, now) => {
        const seat = await findSeat(tx, by.endeavour.id, seatId);
        if (seat === undefined || seat.removedAt !== null) return refused('This seat is no longer there.');
        if (seat.id === by.held.seat.id) return refused('You hold this seat. Leave it instead.');
        const seats = await listSeats(tx, by.endeavour.id);
        const holders = seats.find(({ id }) => id === seatId)?.holders ?? [];
        for (const { memberId } of holders) await endMembership(tx, now, by.endeavour.id, memberId);
        await removeSeat(tx, seatId, now);
        await writeAct(tx, now, by.endeavour.id, by.held, { kind: 'seat-removed', subject: seatId, reason });
        return done;
      }),
  };
}

/** A member gives up the seat, and with it every office. */
export async function endMembership(
  tx: Transaction,
  now: Date,
  endeavourId: EndeavourId,
  memberId: MemberId,
): Promise<void> {
  await endHolding(tx, memberId, now);
  await endTermsOf(tx, endeavourId, memberId, now);
  await updateMember(tx, memberId, { leftAt: now });
}
