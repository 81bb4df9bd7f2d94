import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import type { QuestionId } from './question.ts';

export interface WordingRow {
  readonly id: string;
  readonly text: string;
  readonly state: string;
  readonly personId: string | null;
  readonly madeAt: Date;
}

export async function listWordings(db: Queryable, questionId: QuestionId): Promise<WordingRow[]> {
  return db
    .selectFrom('questionWording')
    .select(['id', 'text', 'state', 'personId', 'madeAt'])
    .where('questionId', '=', questionId)
    .orderBy('madeAt')
    .execute();
}

export async function insertWording(
  tx: Transaction,
  wording: {
    readonly questionId: QuestionId;
    readonly text: string;
    readonly personId: string | null;
    readonly state: 'original' | 'proposed' | 'replaced';
    readonly madeAt: Date;
  },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('questionWording')
    .values({ id, ...wording })
    .execute();
  return id;
}

export async function setWordingState(
  tx: Transaction,
  id: string,
  from: 'proposed' | 'shown-beside',
  to: 'agreed' | 'refused' | 'shown-beside' | 'replaced',
): Promise<boolean> {
  const result = await tx
    .updateTable('questionWording')
    .set({ state: to })
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function deleteWordings(tx: Transaction, questionId: QuestionId): Promise<void> {
  await tx.deleteFrom('questionWording').where('questionId', '=', questionId).execute();
}
