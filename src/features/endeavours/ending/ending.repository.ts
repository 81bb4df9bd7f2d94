import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { EndeavourId, EndeavourSeatId, MemberId } from '../endeavour.ts';
import type { Consent, ConsentAnswer } from '../consent.ts';
import type { Ending } from './ending.ts';

export async function insertEnding(
  tx: Transaction,
  ending: Omit<Ending, 'consents' | 'settledAt' | 'state' | 'outcome'> & {
    readonly endeavourId: EndeavourId;
  },
): Promise<void> {
  await tx.insertInto('endeavourEnding').values(ending).execute();
}

/** What a seat says, instead of what it said before. */
export async function sayEnding(
  tx: Transaction,
  consent: {
    readonly endingId: string;
    readonly seatId: EndeavourSeatId;
    readonly answer: ConsentAnswer;
    readonly reason: string;
    readonly saidAt: Date;
  },
): Promise<void> {
  const { answer, reason, saidAt } = consent;
  await tx
    .insertInto('endeavourEndingConsent')
    .values(consent)
    .onConflict((conflict) =>
      conflict.columns(['endingId', 'seatId']).doUpdateSet({ answer, reason, saidAt }),
    )
    .execute();
}

/** Every proposal to close or reopen with what the seats said, the newest first. */
export async function listEndings(db: Queryable, endeavourId: EndeavourId): Promise<Ending[]> {
  const rows = await db
    .selectFrom('endeavourEnding')
    .selectAll()
    .where('endeavourId', '=', endeavourId)
    .orderBy('proposedAt', 'desc')
    .orderBy('id')
    .execute();
  const consents = await db
    .selectFrom('endeavourEndingConsent')
    .innerJoin('endeavourEnding', 'endeavourEnding.id', 'endeavourEndingConsent.endingId')
    .selectAll('endeavourEndingConsent')
    .where('endeavourId', '=', endeavourId)
    .orderBy('saidAt')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    became: row.became,
    proposedAt: row.proposedAt,
    closesAt: row.closesAt,
    state: row.state,
    settledAt: row.settledAt,
    outcome: row.outcome,
    proposedBy: row.proposedBy as MemberId | null,
    seatId: row.seatId as EndeavourSeatId,
    consents: consents
      .filter(({ endingId }) => endingId === row.id)
      .map((each): Consent => ({ ...each, seatId: each.seatId as EndeavourSeatId })),
  }));
}

export async function settleEnding(
  tx: Transaction,
  id: string,
  set: { state: 'agreed' | 'not-agreed'; outcome: string; settledAt: Date },
): Promise<void> {
  await tx.updateTable('endeavourEnding').set(set).where('id', '=', id).where('state', '=', 'open').execute();
}

/** Endeavours whose closing or reopening is to be settled, since its time is over. */
export async function listDueEndings(db: Queryable, now: Date): Promise<EndeavourId[]> {
  const rows = await db
    .selectFrom('endeavourEnding')
    .select('endeavourId')
    .where('state', '=', 'open')
    .where('closesAt', '<=', now)
    .execute();
  return rows.map(({ endeavourId }) => endeavourId as EndeavourId);
}
