import type { Clock } from '../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../platform/database/transaction.ts';
import { lockEndeavour } from './endeavours.repository.ts';
import { findMember } from './members.repository.ts';
import type { Membership, Seated } from './membership.ts';
import { type Outcome, refused } from './outcome.ts';
import { inOffice } from './stewardship.ts';
import { listStewardships } from './stewards.repository.ts';

type Refusal = Extract<Outcome, { ok: false }>;

/** Does what somebody wants to do in an endeavour, if they still may when their turn comes. */
export interface Doing {
  /** One act after the other in each endeavour: two stewards who act at once see each other's work. */
  inTurn<Result extends Outcome>(
    membership: Membership & { readonly held: Seated },
    need: 'take part' | 'steward' | 'end or reopen',
    work: (tx: Transaction, now: Date) => Promise<Result>,
  ): Promise<Result | Refusal>;
}

export function createDoing(db: Queryable, clock: Clock): Doing {
  return {
    inTurn: ({ endeavour, held }, need, work) =>
      inTransaction(db, async (tx) => {
        const now = clock.now();
        const { state } = await lockEndeavour(tx, endeavour.id);
        if (state !== 'active' && need !== 'end or reopen')
          return refused('This endeavour is closed, so nothing in it changes any more.');
        const member = await findMember(tx, endeavour.id, held.member.id);
        if (member?.seatId !== held.seat.id) return refused('You no longer hold this seat.');
        const terms = need === 'steward' ? await listStewardships(tx, endeavour.id) : [];
        if (need === 'steward' && inOffice(terms, now, held.member.id) === undefined) {
          return refused('Your term as a steward is over. Ask one of the stewards to do this.');
        }
        return work(tx, now);
      }),
  };
}
