import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import type { RoleId } from '../sessions/index.ts';
import type { AddressedSpeaker, QuestionId } from './question.ts';

export async function addressSpeakers(
  tx: Transaction,
  questionId: QuestionId,
  speakerIds: readonly RoleId[],
  now: Date,
): Promise<void> {
  if (speakerIds.length === 0) return;
  await tx
    .insertInto('questionSpeaker')
    .values(speakerIds.map((speakerId) => ({ questionId, speakerId, stateAt: now })))
    .onConflict((conflict) => conflict.columns(['questionId', 'speakerId']).doNothing())
    .execute();
}

export async function setSpeakerState(
  tx: Transaction,
  questionId: QuestionId,
  speakerId: RoleId,
  set: {
    readonly state: AddressedSpeaker['state'];
    readonly passedTo?: string | null;
    readonly reason?: string | null;
  },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('questionSpeaker')
    .set({ state: set.state, passedTo: set.passedTo ?? null, reason: set.reason ?? null, stateAt: now })
    .where('questionId', '=', questionId)
    .where('speakerId', '=', speakerId)
    .execute();
}

/** Everybody who had answered a question is asked again; what they answered is kept. */
export async function waitAgain(tx: Transaction, questionId: QuestionId, now: Date): Promise<void> {
  await tx
    .updateTable('questionSpeaker')
    .set({ state: 'waiting', stateAt: now })
    .where('questionId', '=', questionId)
    .where('state', 'in', ['answered-aloud', 'answered-in-writing'])
    .execute();
}

export async function listAddressed(db: Queryable, questionId: QuestionId): Promise<AddressedSpeaker[]> {
  const rows = await db
    .selectFrom('questionSpeaker')
    .select(['speakerId', 'state', 'passedTo', 'reason'])
    .where('questionId', '=', questionId)
    .execute();
  return rows as AddressedSpeaker[];
}

export async function saveAnswer(
  tx: Transaction,
  answer: {
    readonly questionId: QuestionId;
    readonly speakerId: RoleId;
    readonly kind: 'written' | 'summary';
    readonly text: string;
    readonly recordingAt: string;
    readonly writtenBy: string;
    readonly confirmedAt: Date | null;
    readonly now: Date;
  },
): Promise<void> {
  const { now, ...values } = answer;
  const { text, recordingAt, writtenBy, confirmedAt } = values;
  await tx
    .insertInto('answer')
    .values({ ...values, id: newId(), createdAt: now, updatedAt: now })
    .onConflict((conflict) =>
      conflict
        .columns(['questionId', 'speakerId', 'kind'])
        .doUpdateSet({ text, recordingAt, writtenBy, confirmedAt, updatedAt: now }),
    )
    .execute();
}

export async function findAnswer(
  db: Queryable,
  questionId: QuestionId,
  speakerId: RoleId,
  kind: 'written' | 'summary',
): Promise<{ readonly confirmedAt: Date | null } | undefined> {
  return db
    .selectFrom('answer')
    .select('confirmedAt')
    .where('questionId', '=', questionId)
    .where('speakerId', '=', speakerId)
    .where('kind', '=', kind)
    .executeTakeFirst();
}

export async function confirmSummary(
  tx: Transaction,
  questionId: QuestionId,
  speakerId: RoleId,
  now: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('answer')
    .set({ confirmedAt: now })
    .where('questionId', '=', questionId)
    .where('speakerId', '=', speakerId)
    .where('kind', '=', 'summary')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
