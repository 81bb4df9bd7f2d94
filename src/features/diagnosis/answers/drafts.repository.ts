import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { EndeavourId, MemberId } from '../../endeavours/index.ts';
import { type Answers, type RoundId, toAnswers } from '../round.ts';

export interface Draft {
  readonly answers: Answers;
  readonly savedAt: Date;
  readonly begunIn: RoundId | null;
}

export async function findDraft(
  db: Queryable,
  endeavourId: EndeavourId,
  memberId: MemberId,
): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('diagnosisDraft')
    .select(['answers', 'savedAt', 'begunIn'])
    .where('endeavourId', '=', endeavourId)
    .where('memberId', '=', memberId)
    .executeTakeFirst();
  return row === undefined
    ? undefined
    : { answers: toAnswers(row.answers), savedAt: row.savedAt, begunIn: row.begunIn as RoundId | null };
}

export async function saveDraft(
  tx: Transaction,
  draft: {
    readonly endeavourId: EndeavourId;
    readonly memberId: MemberId;
    readonly begunIn: RoundId;
    readonly answers: Answers;
    readonly savedAt: Date;
  },
): Promise<void> {
  const values = { ...draft, answers: JSON.stringify(draft.answers) };
  await tx
    .insertInto('diagnosisDraft')
    .values(values)
    .onConflict((conflict) =>
      conflict
        .columns(['endeavourId', 'memberId'])
        .doUpdateSet({ answers: values.answers, savedAt: values.savedAt }),
    )
    .execute();
}

export async function deleteDraft(
  tx: Transaction,
  endeavourId: EndeavourId,
  memberId: MemberId,
): Promise<void> {
  await tx
    .deleteFrom('diagnosisDraft')
    .where('endeavourId', '=', endeavourId)
    .where('memberId', '=', memberId)
    .execute();
}

/** Drafts of those whose answers were sent in this round: what was sent is what counts. */
export async function deleteSentDrafts(
  tx: Transaction,
  endeavourId: EndeavourId,
  roundId: RoundId,
): Promise<void> {
  await tx
    .deleteFrom('diagnosisDraft')
    .where('endeavourId', '=', endeavourId)
    .where(
      'memberId',
      'in',
      tx
        .selectFrom('diagnosisRater')
        .select('memberId')
        .where('roundId', '=', roundId)
        .where('memberId', 'is not', null)
        .where('sentAt', 'is not', null)
        .$castTo<{ memberId: string }>(),
    )
    .execute();
}

export async function deleteDraftsOf(tx: Transaction, memberId: MemberId): Promise<void> {
  await tx.deleteFrom('diagnosisDraft').where('memberId', '=', memberId).execute();
}
