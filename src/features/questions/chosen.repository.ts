import { sql } from 'kysely';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { SessionId } from '../sessions/index.ts';
import type { Question, QuestionId } from './question.ts';

/** Whether any question of the part, other than this one, is being answered. */
export async function otherAnswering(
  tx: Transaction,
  question: Pick<Question, 'id' | 'sessionId' | 'partId'>,
): Promise<QuestionId | undefined> {
  const row = await tx
    .selectFrom('question')
    .select('id')
    .where('sessionId', '=', question.sessionId)
    .where(sql`part_id`, 'is not distinct from', question.partId)
    .where('state', '=', 'answering')
    .where('id', '!=', question.id)
    .executeTakeFirst();
  return row?.id as QuestionId | undefined;
}

export async function lastNextPosition(tx: Transaction, sessionId: SessionId): Promise<number> {
  const row = await tx
    .selectFrom('question')
    .select((eb) => eb.fn.max('nextPosition').as('last'))
    .where('sessionId', '=', sessionId)
    .where('state', '=', 'next')
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** The chosen questions in their order. */
export async function listNext(tx: Transaction, sessionId: SessionId): Promise<QuestionId[]> {
  const rows = await tx
    .selectFrom('question')
    .select('id')
    .where('sessionId', '=', sessionId)
    .where('state', '=', 'next')
    .orderBy('nextPosition')
    .orderBy('stateAt')
    .execute();
  return rows.map((row) => row.id as QuestionId);
}

/** On closing: what was chosen or being answered is an open question again. */
export async function releaseChosen(
  tx: Transaction,
  sessionId: SessionId,
  version: number,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('question')
    .set({ state: 'published', stateAt: now, nextPosition: null, version })
    .where('sessionId', '=', sessionId)
    .where('state', 'in', ['next', 'answering'])
    .execute();
}
