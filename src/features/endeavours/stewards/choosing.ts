import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { writeAct } from '../acts.ts';
import type { Doing } from '../doing.ts';
import type { EndeavourId, MemberId } from '../endeavour.ts';
import { lockEndeavour } from '../endeavours.repository.ts';
import { findMember } from '../members.repository.ts';
import type { Membership, Seated } from '../membership.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { listSeats } from '../seats.repository.ts';
import {
  daysAfter,
  inOffice,
  monthsAfter,
  runs,
  STEWARDS_AT_LEAST,
  stewardsNow,
  TERMS_IN_A_ROW,
  termsInARow,
} from '../stewardship.ts';
import { endStewardship, endTermsOf, insertStewardship, listStewardships } from '../stewards.repository.ts';
import { type Proposal } from './proposal.ts';
import { type ConsentAnswer, DAYS_TO_ANSWER, decide, heldSeats, takesAnswers } from '../consent.ts';
import {
  insertProposal,
  listDue,
  listProposals,
  sayConsent,
  settleProposal,
} from './proposals.repository.ts';

type Member = Membership & { readonly held: Seated };

/** How the seats of an endeavour choose its stewards: by consent, for a term. */
export interface Choosing {
  propose(
    by: Member,
    wanted: { readonly memberId: MemberId; readonly termMonths: number; readonly why: string },
  ): Promise<Outcome>;
  /** What the member's seat says; it may say something else until the proposal is settled. */
  answer(by: Member, proposalId: string, answer: ConsentAnswer, reason: string): Promise<Outcome>;
  stepDown(by: Member): Promise<Outcome>;
  /** Settles the proposals whose time is over. */
  settleDue(): Promise<void>;
}

export function createChoosing(db: Queryable, clock: Clock, doing: Doing): Choosing {
  return {
    propose: (by, { memberId, termMonths, why }) =>
      doing.inTurn(by, 'take part', async (tx, now) => {
        const { id } = by.endeavour;
        const candidate = await findMember(tx, id, memberId);
        const seatId = candidate?.seatId ?? null;
        if (candidate === undefined || seatId === null) {
          return refused('This person holds no seat here. Choose somebody who does.');
        }
        const terms = await listStewardships(tx, id);
        const current = inOffice(terms, now, memberId);
        if (termsInARow(terms, now, seatId) >= TERMS_IN_A_ROW) {
          return refused(
            `This seat has served ${TERMS_IN_A_ROW} terms in a row. Choose another one: the role rotates.`,
          );
        }
        if (current?.office === 'steward' && current.untilAt > daysAfter(now, 31)) {
          return refused('This person is a steward already, for more than a month to come.');
        }
        const open = (await listProposals(tx, id)).filter(({ state }) => state === 'open');
        if (open.some((each) => each.memberId === memberId)) {
          return refused('This person is proposed already. Say what your seat thinks of it.');
        }
        const proposalId = newId();
        await insertProposal(tx, {
          id: proposalId,
          endeavourId: id,
          memberId,
          seatId,
          termMonths,
          why,
          proposedBy: by.held.member.id,
          proposedAt: now,
          closesAt: daysAfter(now, DAYS_TO_ANSWER),
        });
        const consent = {
          proposalId,
          seatId: by.held.seat.id,
          answer: 'consent',
          reason: '',
          saidAt: now,
        } as const;
        await sayConsent(tx, consent);
        await writeAct(tx, now, id, by.held, { kind: 'steward-proposed', subject: seatId });
        await settle(tx, id, now);
        return done;
      }),

    answer: (by, proposalId, answer, reason) =>
      doing.inTurn(by, 'take part', async (tx, now) => {
        const { id } = by.endeavour;
        const proposal = (await listProposals(tx, id)).find((each) => each.id === proposalId);
        if (proposal === undefined || !takesAnswers(proposal, now)) {
          return refused('This proposal is settled, so answers no longer count.');
        }
        await sayConsent(tx, { proposalId, seatId: by.held.seat.id, answer, reason, saidAt: now });
        await writeAct(tx, now, id, by.held, {
          kind: answer === 'consent' ? 'steward-consented' : 'steward-objected',
          subject: proposal.seatId,
          ...(reason === '' ? {} : { reason }),
        });
        await settle(tx, id, now);
        return done;
      }),

    stepDown: (by) =>
      doing.inTurn(by, 'steward', async (tx, now) => {
        await endTermsOf(tx, by.endeavour.id, by.held.member.id, now);
        await writeAct(tx, now, by.endeavour.id, by.held, { kind: 'steward-stepped-down' });
        return done;
      }),

    async settleDue() {
      for (const id of await listDue(db, clock.now())) {
        await inTransaction(db, async (tx) => {
          await lockEndeavour(tx, id);
          await settle(tx, id, clock.now());
        });
      }
    },
  };
}

async function settle(tx: Transaction, id: EndeavourId, now: Date): Promise<void> {
  const seats = await listSeats(tx, id);
  const held = heldSeats(seats);
  for (const proposal of await listProposals(tx, id)) {
    if (proposal.state !== 'open') continue;
    const holders = seats.find((seat) => seat.id === proposal.seatId)?.holders ?? [];
    const isThere = holders.some(({ memberId }) => memberId === proposal.memberId);
    const decision = isThere
      ? decide(proposal, held, now)
      : ({ state: 'not-agreed', outcome: 'the person no longer holds the seat' } as const);
    if (decision.state === 'open') continue;
    await settleProposal(tx, proposal.id, { ...decision, settledAt: now });
    if (decision.state === 'agreed') await takeOffice(tx, id, proposal, now);
    await writeAct(tx, now, id, null, {
      kind: decision.state === 'agreed' ? 'steward-agreed' : 'steward-not-agreed',
      subject: proposal.seatId,
      data: { outcome: decision.outcome },
    });
  }
}

/** The term begins now, or when the one that they serve ends; the convener's time ends when there are two stewards. */
async function takeOffice(tx: Transaction, id: EndeavourId, proposal: Proposal, now: Date): Promise<void> {
  const { memberId, seatId, termMonths } = proposal;
  const current = inOffice(await listStewardships(tx, id), now, memberId);
  const fromAt = current?.office === 'steward' ? current.untilAt : now;
  const untilAt = monthsAfter(fromAt, termMonths);
  await insertStewardship(tx, {
    id: newId(),
    endeavourId: id,
    memberId,
    seatId,
    office: 'steward',
    fromAt,
    untilAt,
    endedAt: null,
  });
  const terms = await listStewardships(tx, id);
  if (stewardsNow(terms, now).length < STEWARDS_AT_LEAST) return;
  for (const term of terms.filter((each) => each.office === 'convener' && runs(each, now))) {
    await endStewardship(tx, term.id, now);
  }
}
