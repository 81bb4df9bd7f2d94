import type { Question } from '../../../analysis/diagnosis/instrument.ts';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { RaterId, RoundId, SentenceId, StatementId } from '../round.ts';
import type { Statement } from './statement.ts';

/** The statements of a round with the sentences that they came from, in the order in which they were made. */
export async function listStatements(db: Queryable, roundId: RoundId): Promise<Statement[]> {
  const statements = await db
    .selectFrom('diagnosisStatement')
    .selectAll()
    .where('roundId', '=', roundId)
    .orderBy('madeAt')
    .orderBy('id')
    .execute();
  const sentences = await db
    .selectFrom('diagnosisSentence')
    .selectAll()
    .where('roundId', '=', roundId)
    .orderBy('id')
    .execute();
  return statements.map((row) => ({
    id: row.id as StatementId,
    question: row.question,
    text: row.text,
    textBefore: row.textBefore,
    leftOutBecause: row.leftOutBecause,
    sentences: sentences
      .filter(({ statementId }) => statementId === row.id)
      .map(({ id, raterId, text, isKeptApart }) => ({
        id: id as SentenceId,
        raterId: raterId as RaterId | null,
        text,
        isKeptApart,
      })),
  }));
}

export async function insertStatement(
  tx: Transaction,
  statement: {
    readonly id?: StatementId;
    readonly roundId: RoundId;
    readonly question: Question;
    readonly text: string;
    readonly textBefore?: string | null;
    readonly leftOutBecause?: string | null;
    readonly madeAt: Date;
  },
): Promise<StatementId> {
  const id = statement.id ?? newId<'diagnosis statement'>();
  await tx
    .insertInto('diagnosisStatement')
    .values({ ...statement, id })
    .execute();
  return id;
}

export async function insertSentence(
  tx: Transaction,
  sentence: {
    readonly roundId: RoundId;
    /** Null for one that was brought in: who wrote it stayed behind. */
    readonly raterId: RaterId | null;
    readonly question: Question;
    readonly text: string;
    readonly statementId: StatementId;
  },
): Promise<void> {
  await tx
    .insertInto('diagnosisSentence')
    .values({ id: newId(), ...sentence })
    .execute();
}

export async function updateStatement(
  tx: Transaction,
  id: StatementId,
  set: {
    readonly text?: string;
    readonly textBefore?: string;
    readonly leftOutBecause?: string | null;
  },
): Promise<void> {
  await tx.updateTable('diagnosisStatement').set(set).where('id', '=', id).execute();
}

export async function moveSentences(
  tx: Transaction,
  ids: readonly SentenceId[],
  statementId: StatementId,
  isKeptApart?: boolean,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('diagnosisSentence')
    .set({ statementId, ...(isKeptApart === undefined ? {} : { isKeptApart }) })
    .where('id', 'in', [...ids])
    .execute();
}

export async function deleteStatement(tx: Transaction, id: StatementId): Promise<void> {
  await tx.deleteFrom('diagnosisStatement').where('id', '=', id).execute();
}
