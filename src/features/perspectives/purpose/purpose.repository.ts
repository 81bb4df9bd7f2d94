import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { EndeavourId, EndeavourSeatId } from '../../endeavours/index.ts';
import type { ConversationId, StatementId } from '../conversation.ts';

/** A seat that wants a candidate, and how it would word it; empty where it has no words of its own. */
export interface Support {
  readonly seatId: EndeavourSeatId;
  readonly wording: string;
}

/** A statement that is put forward as something that an endeavour could want together. */
export interface Candidate {
  readonly statementId: StatementId;
  readonly conversationId: ConversationId;
  readonly question: string;
  /** Of the question. */
  readonly conversationLanguage: string;
  readonly number: number;
  readonly text: string;
  readonly language: string;
  /** The wordings that it stands in place of, corrected or merged. */
  readonly earlier: readonly { readonly text: string; readonly language: string }[];
  readonly asideAt: Date | null;
  readonly asideReason: string;
  readonly takenAt: Date | null;
  readonly supports: readonly Support[];
}

/** Those of an endeavour, the longest waiting first. */
export async function listCandidates(db: Queryable, endeavourId: EndeavourId): Promise<Candidate[]> {
  const rows = await db
    .selectFrom('perspectivesOnward as o')
    .innerJoin('perspectivesStatement as s', 's.id', 'o.statementId')
    .innerJoin('perspectives as c', 'c.id', 's.perspectivesId')
    .select(['o.statementId', 'c.id as conversationId', 'c.question', 'c.language as conversationLanguage'])
    .select(['s.number', 's.text', 's.language'])
    .select(['o.asideAt', 'o.asideReason', 'o.takenAt'])
    .where('c.context', '=', `endeavour:${endeavourId}`)
    .where('o.purposeAt', 'is not', null)
    .where('s.state', '=', 'accepted')
    .orderBy('o.purposeAt')
    .orderBy('o.statementId')
    .execute();
  const supports = await listSupports(
    db,
    rows.map(({ statementId }) => statementId),
  );
  const earlier = await listEarlier(
    db,
    rows.map(({ statementId }) => statementId),
  );
  return rows.map((row) => ({
    ...row,
    earlier: earlier.get(row.statementId)?.map(({ text, language }) => ({ text, language })) ?? [],
    statementId: row.statementId as StatementId,
    conversationId: row.conversationId as ConversationId,
    supports: supports.get(row.statementId) ?? [],
  }));
}

async function listEarlier(
  db: Queryable,
  statementIds: string[],
): Promise<Map<string, { text: string; language: string }[]>> {
  if (statementIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('perspectivesStatement')
    .select(['otherId', 'text', 'language'])
    .where('otherId', 'in', statementIds)
    .where('state', 'in', ['replaced', 'merged'])
    .orderBy('number')
    .execute();
  return Map.groupBy(rows, (row) => row.otherId ?? '');
}

async function listSupports(db: Queryable, statementIds: string[]): Promise<Map<string, Support[]>> {
  if (statementIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('perspectivesPurposeSupport')
    .select(['statementId', 'seatId', 'wording'])
    .where('statementId', 'in', statementIds)
    .orderBy('at')
    .execute();
  return Map.groupBy(rows as (Support & { readonly statementId: string })[], (row) => row.statementId);
}

export async function countCandidates(db: Queryable, endeavourId: EndeavourId): Promise<number> {
  const row = await db
    .selectFrom('perspectivesOnward as o')
    .innerJoin('perspectivesStatement as s', 's.id', 'o.statementId')
    .innerJoin('perspectives as c', 'c.id', 's.perspectivesId')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('c.context', '=', `endeavour:${endeavourId}`)
    .where('o.purposeAt', 'is not', null)
    .where('o.asideAt', 'is', null)
    .where('o.takenAt', 'is', null)
    .where('s.state', '=', 'accepted')
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function keepSupport(
  tx: Transaction,
  support: Support & { readonly statementId: StatementId; readonly at: Date },
): Promise<void> {
  await tx
    .insertInto('perspectivesPurposeSupport')
    .values(support)
    .onConflict((oc) => oc.columns(['statementId', 'seatId']).doUpdateSet({ wording: support.wording }))
    .execute();
}

export async function removeSupport(
  tx: Transaction,
  statementId: StatementId,
  seatId: EndeavourSeatId,
): Promise<void> {
  await tx
    .deleteFrom('perspectivesPurposeSupport')
    .where('statementId', '=', statementId)
    .where('seatId', '=', seatId)
    .execute();
}
