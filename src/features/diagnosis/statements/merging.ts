import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import { type Seated, whyNot, writeAct } from '../../endeavours/index.ts';
import { findRater } from '../answers/answers.repository.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import {
  type DiagnosisRound,
  MOST_STATEMENTS,
  type RoundId,
  type SentenceId,
  type StatementId,
} from '../round.ts';
import { lockRound } from '../rounds/rounds.repository.ts';
import { ratedStatements, type Statement } from './statement.ts';
import {
  deleteStatement,
  insertStatement,
  listStatements,
  moveSentences,
  updateStatement,
} from './statements.repository.ts';

/** What stewards do to sentences on their way to statements; each act is on the shared record. */
export interface Merging {
  /** Puts several statements together under the first one's wording. */
  join(roundId: RoundId, by: Seated, ids: readonly StatementId[]): Promise<Outcome>;
  /** Undoes a merge: every sentence is a statement of its own again. */
  split(roundId: RoundId, by: Seated, id: StatementId): Promise<Outcome>;
  reword(roundId: RoundId, by: Seated, id: StatementId, text: string): Promise<Outcome>;
  /** Leaves a statement out, saying why; it stays readable. */
  leaveOut(roundId: RoundId, by: Seated, id: StatementId, reason: string): Promise<Outcome>;
  /** Takes a statement back in that was left out. */
  takeIn(roundId: RoundId, by: Seated, id: StatementId): Promise<Outcome>;
  /** An author takes their own sentence out of a merge. */
  keepApart(roundId: RoundId, by: Seated, id: SentenceId): Promise<Outcome>;
}

const GONE = 'This statement has changed meanwhile. Look at the list again.';

export function createMerging(db: Queryable, clock: Clock): Merging {
  const change = (
    roundId: RoundId,
    by: Seated,
    kind: string,
    work: (
      tx: Transaction,
      statements: readonly Statement[],
      round: DiagnosisRound,
    ) => Promise<Outcome & { readonly reason?: string }>,
  ): Promise<Outcome> =>
    inTransaction(db, async (tx) => {
      const round = await lockRound(tx, roundId);
      if (round.state !== 'merging') return refused('The sentences of this round can no longer be merged.');
      const no = await whyNot(tx, clock.now(), round.endeavourId, by, 'steward');
      if (no !== undefined) return no;
      const outcome = await work(tx, await listStatements(tx, roundId), round);
      if (outcome.ok) {
        await writeAct(tx, clock.now(), round.endeavourId, by, {
          kind,
          subject: roundId,
          ...(outcome.reason === undefined ? {} : { reason: outcome.reason }),
          data: { round: round.number },
        });
      }
      return outcome;
    });

  return {
    join: (roundId, by, ids) =>
      change(roundId, by, 'diagnosis-statements-joined', async (tx, statements) => {
        const chosen = statements.filter(({ id }) => ids.includes(id));
        const [first, ...others] = chosen;
        if (first === undefined || others.length === 0) {
          return refused('Select two statements or more to merge.');
        }
        if (others.some(({ question }) => question !== first.question)) {
          return refused('Select statements on one question.');
        }
        if (chosen.some(({ sentences }) => sentences.some(({ isKeptApart }) => isKeptApart))) {
          return refused(
            'An author has taken one of these sentences out of a merge, so it stands by itself.',
          );
        }
        for (const { id, sentences } of others) {
          await moveSentences(
            tx,
            sentences.map((each) => each.id),
            first.id,
          );
          await deleteStatement(tx, id);
        }
        return { ok: true, reason: first.text };
      }),
    split: (roundId, by, id) =>
      change(roundId, by, 'diagnosis-merge-undone', async (tx, statements, round) => {
        const found = statements.find((each) => each.id === id);
        const [first, ...others] = found?.sentences ?? [];
        if (found === undefined || first === undefined || others.length === 0) return refused(GONE);
        await updateStatement(tx, id, { text: first.text });
        for (const sentence of others) await standAlone(tx, round, found, sentence, false);
        return { ok: true, reason: found.text };
      }),
    reword: (roundId, by, id, text) =>
      change(roundId, by, 'diagnosis-statement-reworded', async (tx, statements) => {
        const found = statements.find((each) => each.id === id);
        if (found === undefined) return refused(GONE);
        if (found.text === text) return refused('Change the wording before you save it.');
        await updateStatement(tx, id, { text, textBefore: found.textBefore ?? found.text });
        return { ok: true, reason: `“${found.text}” became “${text}”` };
      }),
    leaveOut: (roundId, by, id, reason) =>
      change(roundId, by, 'diagnosis-statement-left-out', async (tx, statements) => {
        const found = statements.find((each) => each.id === id);
        if (found === undefined) return refused(GONE);
        await updateStatement(tx, id, { leftOutBecause: reason });
        return { ok: true, reason: `“${found.text}”: ${reason}` };
      }),
    takeIn: (roundId, by, id) =>
      change(roundId, by, 'diagnosis-statement-taken-in', async (tx, statements) => {
        const found = statements.find((each) => each.id === id);
        if (found?.leftOutBecause == null) return refused(GONE);
        await updateStatement(tx, id, { leftOutBecause: null });
        return { ok: true, reason: `“${found.text}”` };
      }),
    keepApart: (roundId, by, sentenceId) =>
      inTransaction(db, async (tx) => {
        const round = await lockRound(tx, roundId);
        if (round.state !== 'merging' && round.state !== 'rating') {
          return refused('This round has closed, so its statements stay as they are.');
        }
        const rater = await findRater(tx, roundId, by.member.id);
        const statements = await listStatements(tx, roundId);
        const found = statements.find(({ sentences }) => sentences.some(({ id }) => id === sentenceId));
        const sentence = found?.sentences.find(({ id }) => id === sentenceId);
        if (found === undefined || sentence === undefined || sentence.raterId !== rater?.id)
          return refused(GONE);
        if (found.sentences.length < 2) return done;
        const isFull = ratedStatements(statements, found.question).length >= MOST_STATEMENTS;
        if (round.state === 'rating' && isFull) {
          return refused(`There are ${MOST_STATEMENTS} statements on this question already. Ask a steward.`);
        }
        await standAlone(tx, round, found, sentence, true);
        // No act: the record would say who wrote it.
        return done;
      }),
  };

  async function standAlone(
    tx: Transaction,
    { id: roundId }: DiagnosisRound,
    { question }: Statement,
    sentence: Statement['sentences'][number],
    isKeptApart: boolean,
  ): Promise<void> {
    const alone = await insertStatement(tx, { roundId, question, text: sentence.text, madeAt: clock.now() });
    await moveSentences(tx, [sentence.id], alone, isKeptApart);
  }
}

/** Puts near-duplicates together, as long as nobody else has touched them, and says so on the record. */
export function mergeGroups(
  { db, now }: { readonly db: Queryable; readonly now: Date },
  roundId: RoundId,
  groups: readonly (readonly SentenceId[])[],
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const round = await lockRound(tx, roundId);
    if (round.state !== 'merging') return;
    let merged = 0;
    for (const ids of groups) {
      const statements = await listStatements(tx, roundId);
      const [first, ...others] = statements.filter(
        ({ sentences }) => sentences.length === 1 && sentences.some(({ id }) => ids.includes(id)),
      );
      if (first === undefined || others.length === 0) continue;
      for (const { id, sentences } of others) {
        await moveSentences(
          tx,
          sentences.map((each) => each.id),
          first.id,
        );
        await deleteStatement(tx, id);
      }
      merged += others.length + 1;
    }
    await writeAct(tx, now, round.endeavourId, null, {
      kind: 'diagnosis-sentences-merged',
      subject: roundId,
      data: { round: round.number, sentences: merged },
    });
  });
}
