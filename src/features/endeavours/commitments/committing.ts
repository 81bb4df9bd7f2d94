import { newId } from '../../../platform/ids.ts';
import type { Forum, Thread } from '../../forum/index.ts';
import { writeAct } from '../acts.ts';
import type { Doing } from '../doing.ts';
import { updateMember } from '../members.repository.ts';
import type { Membership, Seated } from '../membership.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { insertCommitment, listCommitments, settleCommitment } from './commitments.repository.ts';

type Member = Membership & { readonly held: Seated };

/** What members say for themselves and promise for their seat. */
export interface Committing {
  promise(
    by: Member,
    wanted: { readonly text: string; readonly reason: string; readonly dueOn: Date },
    /** The thread that it came from, which stays linked. */
    from?: Pick<Thread, 'id' | 'spaceId'>,
  ): Promise<Outcome>;
  settle(by: Member, id: string, state: 'kept' | 'not-kept', learned: string): Promise<Outcome>;
  sayWhy(by: Member, text: string): Promise<Outcome>;
}

export function createCommitting(doing: Doing, linking: Pick<Forum['linking'], 'link'>): Committing {
  return {
    promise: (by, wanted, from) =>
      doing.inTurn(by, 'take part', async (tx, now) => {
        const { endeavour, held } = by;
        const id = newId();
        await insertCommitment(tx, {
          ...wanted,
          id,
          endeavourId: endeavour.id,
          seatId: held.seat.id,
          madeAt: now,
        });
        await writeAct(tx, now, endeavour.id, held, { kind: 'commitment-made', subject: id });
        const { personId } = held.member;
        if (from !== undefined && personId !== null) {
          await linking.link(tx, personId, from, { kind: 'commitment', id });
        }
        return done;
      }),

    settle: (by, id, state, learned) =>
      doing.inTurn(by, 'take part', async (tx, now) => {
        const { endeavour, held } = by;
        const commitment = (await listCommitments(tx, endeavour.id)).find((each) => each.id === id);
        if (commitment?.seatId !== held.seat.id) {
          return refused('This commitment belongs to another seat, which says how it went.');
        }
        if (!(await settleCommitment(tx, id, { state, learned, settledAt: now }))) {
          return refused('It has been said already how this went.');
        }
        await writeAct(tx, now, endeavour.id, held, { kind: `commitment-${state}`, subject: id });
        return done;
      }),

    sayWhy: (by, text) =>
      doing.inTurn(by, 'take part', async (tx) => {
        await updateMember(tx, by.held.member.id, { whyItMatters: text });
        return done;
      }),
  };
}
