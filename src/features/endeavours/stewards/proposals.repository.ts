import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { EndeavourId, EndeavourSeatId, MemberId } from '../endeavour.ts';
import type { Proposal } from './proposal.ts';
import type { Consent, ConsentAnswer } from '../consent.ts';

export async function insertProposal(
  tx: Transaction,
  proposal: Omit<Proposal, 'consents' | 'settledAt' | 'state' | 'outcome'> & {
    readonly endeavourId: EndeavourId;
    readonly proposedBy: MemberId;
  },
): Promise<void> {
  await tx.insertInto('endeavourProposal').values(proposal).execute();
}

/** What a seat says, instead of what it said before. */
export async function sayConsent(
  tx: Transaction,
  consent: {
    readonly proposalId: string;
    readonly seatId: EndeavourSeatId;
    readonly answer: ConsentAnswer;
    readonly reason: string;
    readonly saidAt: Date;
  },
): Promise<void> {
  const { answer, reason, saidAt } = consent;
  await tx
    .insertInto('endeavourConsent')
    .values(consent)
    .onConflict((conflict) =>
      conflict.columns(['proposalId', 'seatId']).doUpdateSet({ answer, reason, saidAt }),
    )
    .execute();
}

/** Every proposal with what the seats said, the newest first. */
export async function listProposals(db: Queryable, endeavourId: EndeavourId): Promise<Proposal[]> {
  const rows = await db
    .selectFrom('endeavourProposal')
    .selectAll()
    .where('endeavourId', '=', endeavourId)
    .orderBy('proposedAt', 'desc')
    .orderBy('id')
    .execute();
  const consents = await db
    .selectFrom('endeavourConsent')
    .innerJoin('endeavourProposal', 'endeavourProposal.id', 'endeavourConsent.proposalId')
    .selectAll('endeavourConsent')
    .where('endeavourId', '=', endeavourId)
    .orderBy('saidAt')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    memberId: row.memberId as MemberId,
    seatId: row.seatId as EndeavourSeatId,
    termMonths: row.termMonths,
    why: row.why,
    proposedAt: row.proposedAt,
    closesAt: row.closesAt,
    state: row.state,
    settledAt: row.settledAt,
    outcome: row.outcome,
    consents: consents
      .filter(({ proposalId }) => proposalId === row.id)
      .map((each): Consent => ({ ...each, seatId: each.seatId as EndeavourSeatId })),
  }));
}

export async function settleProposal(
  tx: Transaction,
  id: string,
  set: { state: 'agreed' | 'not-agreed' | 'withdrawn'; outcome: string; settledAt: Date },
): Promise<void> {
  await tx
    .updateTable('endeavourProposal')
    .set(set)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .execute();
}

/** Endeavours with a proposal whose time is over. */
export async function listDue(db: Queryable, now: Date): Promise<EndeavourId[]> {
  const rows = await db
    .selectFrom('endeavourProposal')
    .select('endeavourId')
    .distinct()
    .where('state', '=', 'open')
    .where('closesAt', '<=', now)
    .execute();
  return rows.map(({ endeavourId }) => endeavourId as EndeavourId);
}
