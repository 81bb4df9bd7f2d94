import type { Clock } from '../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../platform/database/transaction.ts';
import type { EndeavourId } from './endeavour.ts';
import { lockEndeavour } from './endeavours.repository.ts';
import { findMember } from './members.repository.ts';
import type { Membership, Seated } from './membership.ts';
import { type Outcome, refused } from './outcome.ts';
import { inOffice } from './stewardship.ts';
import { listStewardships } from './stewards.repository.ts';

type Need = 'take part' | 'steward' | 'end or reopen';
type Refusal = Extract<Outcome, { ok: false }>;

/** Does what somebody wants to do in an endeavour, if they still may when their turn comes. */
export interface Doing {
  /** One act after the other in each endeavour: two stewards who act at once see each other's work. */
  inTurn<Result extends Outcome>(
    membership: Membership & { readonly held: Seated },
    need: Need,
    work: (tx: Transaction, now: Date) => Promise<Result>,
  ): Promise<Result | Refusal>;
}

export function createDoing(db: Queryable, clock: Clock): Doing {
  return {
    inTurn: ({ endeavour, held }, need, work) =>
      inTransaction(db, async (tx) => {
        const now = clock.now();
        return (await whyNot(tx, now, endeavour.id, held, need)) ?? work(tx, now);
      }),
  };
}

/**
 * Why somebody may no longer do what they set out to do, asked in the transaction that does it; undefined if they may.
 * Until that ends nobody else acts in the endeavour.
 */
export async function whyNot(
  tx: Transaction,
  now: Date,
  id: EndeavourId,
  { member, seat }: Seated,
  need: Need,
): Promise<Refusal | undefined> {
  const { state } = await lockEndeavour(tx, id);
  if (state !== 'active' && need !== 'end or reopen')
    return refused('This endeavour is closed, so nothing in it changes any more.');
  if ((await findMember(tx, id, member.id))?.seatId !== seat.id)
    return refused('You no longer hold this seat.');
  if (need === 'steward' && inOffice(await listStewardships(tx, id), now, member.id) === undefined) {
    return refused('Your term as a steward is over. Ask one of the stewards to do this.');
  }
  return undefined;
}
