import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import type { EndeavourId } from './endeavour.ts';

/** A question that the endeavour began with, or took on, and has not settled. */
export interface OpenQuestion {
  readonly id: string;
  readonly text: string;
  readonly fromWords: string;
  readonly broughtAt: Date;
}

export async function insertQuestions(
  tx: Transaction,
  endeavourId: EndeavourId,
  texts: readonly string[],
  fromWords: string,
  now: Date,
): Promise<void> {
  if (texts.length === 0) return;
  await tx
    .insertInto('endeavourQuestion')
    .values(texts.map((text) => ({ id: newId(), endeavourId, text, fromWords, broughtAt: now })))
    .execute();
}

export async function listOpenQuestions(db: Queryable, endeavourId: EndeavourId): Promise<OpenQuestion[]> {
  return db
    .selectFrom('endeavourQuestion')
    .select(['id', 'text', 'fromWords', 'broughtAt'])
    .where('endeavourId', '=', endeavourId)
    .where('settledAt', 'is', null)
    .orderBy('broughtAt')
    .orderBy('id')
    .execute();
}
