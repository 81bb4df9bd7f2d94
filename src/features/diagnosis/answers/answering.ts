import { type Question, QUESTIONS } from '../../../analysis/diagnosis/instrument.ts';
import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import { type Seated, whyNot } from '../../endeavours/index.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { type Answers, type DiagnosisRound, isDue, NO_ANSWERS, type Rater, type RoundId } from '../round.ts';
import { lockRound } from '../rounds/rounds.repository.ts';
import { ratedStatements } from '../statements/statement.ts';
import { listStatements } from '../statements/statements.repository.ts';
import { withdrawSentences } from '../statements/withdrawing.ts';
import { deleteRater, findRater, raterFor, updateRater } from './answers.repository.ts';
import { deleteDraft, findDraft, saveDraft } from './drafts.repository.ts';

/** What somebody has before them in the questionnaire. */
export interface OwnAnswers {
  readonly answers: Answers;
  /** Begun in a round that closed before they were sent. */
  readonly isFromEarlierRound: boolean;
  readonly sent: Rater | undefined;
}

export interface Answering {
  own(round: DiagnosisRound, by: Seated): Promise<OwnAnswers>;
  /** Keeps what a page of the questionnaire holds. It is kept also when the round has closed: for the next. */
  keep(roundId: RoundId, by: Seated, change: Partial<Answers>): Promise<Outcome>;
  /** Makes what was kept the person's answers in the round; they may send again until it closes. */
  send(roundId: RoundId, by: Seated): Promise<Outcome>;
  /** Deletes everything that the person has answered in a round that has not closed. */
  withdraw(roundId: RoundId, by: Seated): Promise<Outcome>;
  /** Keeps ratings of statements; each counts from the moment it is saved. */
  rate(
    roundId: RoundId,
    by: Seated,
    question: Question,
    ratings: Readonly<Record<string, number | null>>,
  ): Promise<Outcome>;
}

const KEPT_FOR_NEXT =
  'This round has closed to answers. What you answered is kept, and waits for you in the next round.';

export function createAnswering(db: Queryable, clock: Clock): Answering {
  const open = async (tx: Transaction, id: RoundId, state: DiagnosisRound['state']) => {
    const round = await lockRound(tx, id);
    return { round, isOpen: round.state === state && !isDue(round, clock.now()) };
  };

  return {
    async own(round, { member }) {
      const draft = await findDraft(db, round.endeavourId, member.id);
      const sent = await findRater(db, round.id, member.id);
      const isSent = sent !== undefined && sent.sentAt !== null;
      return {
        answers: draft?.answers ?? (isSent ? sent.answers : NO_ANSWERS),
        isFromEarlierRound: draft !== undefined && draft.begunIn !== round.id,
        sent,
      };
    },
    keep: (roundId, { member }, change) =>
      inTransaction(db, async (tx) => {
        const { round, isOpen } = await open(tx, roundId, 'answering');
        const draft = await findDraft(tx, round.endeavourId, member.id);
        const sent = await findRater(tx, roundId, member.id);
        // Somebody whose answers were sent has had their say in this round; nothing is left over for the next.
        if (!isOpen && sent !== undefined && sent.sentAt !== null) {
          return refused('This round has closed to answers. The answers that you sent before are counted.');
        }
        const before = draft?.answers ?? sent?.answers ?? NO_ANSWERS;
        await saveDraft(tx, {
          endeavourId: round.endeavourId,
          memberId: member.id,
          begunIn: roundId,
          answers: {
            ...before,
            ...change,
            ratings: { ...before.ratings, ...change.ratings },
            positions: { ...before.positions, ...change.positions },
          },
          savedAt: clock.now(),
        });
        return isOpen ? done : refused(KEPT_FOR_NEXT);
      }),
    send: (roundId, { member, seat }) =>
      inTransaction(db, async (tx) => {
        const { round, isOpen } = await open(tx, roundId, 'answering');
        if (!isOpen) return refused(KEPT_FOR_NEXT);
        const no = await whyNot(tx, clock.now(), round.endeavourId, { member, seat }, 'take part');
        if (no !== undefined) return no;
        const draft = await findDraft(tx, round.endeavourId, member.id);
        if (draft === undefined) return done;
        const id = await raterFor(tx, roundId, member.id, seat);
        await updateRater(tx, id, { answers: draft.answers, sentAt: clock.now() });
        await deleteDraft(tx, round.endeavourId, member.id);
        return done;
      }),
    withdraw: (roundId, { member }) =>
      inTransaction(db, async (tx) => {
        const round = await lockRound(tx, roundId);
        if (round.state === 'closed' || isDue(round, clock.now())) {
          return refused('This round has closed, so its answers can no longer be withdrawn.');
        }
        await deleteDraft(tx, round.endeavourId, member.id);
        const rater = await findRater(tx, roundId, member.id);
        if (rater !== undefined) {
          await withdrawSentences(tx, roundId, rater.id);
          await deleteRater(tx, rater.id);
        }
        return done;
      }),
    rate: (roundId, { member, seat }, question, ratings) =>
      inTransaction(db, async (tx) => {
        const { round, isOpen } = await open(tx, roundId, 'rating');
        if (!isOpen) {
          return refused('This round closed before you saved this page, so its ratings are not counted.');
        }
        const no = await whyNot(tx, clock.now(), round.endeavourId, { member, seat }, 'take part');
        if (no !== undefined) return no;
        const rated = ratedStatements(await listStatements(tx, roundId), question);
        const id = await raterFor(tx, roundId, member.id, seat);
        const before = (await findRater(tx, roundId, member.id))?.statementRatings ?? {};
        const known = Object.entries(ratings).filter(([statement]) =>
          rated.some((one) => one.id === statement),
        );
        await updateRater(tx, id, {
          ratings: { ...before, ...Object.fromEntries(known) },
          ratedAt: clock.now(),
        });
        return done;
      }),
  };
}

/** How many of a round's statements somebody has still to rate, by question. */
export function leftToRate(
  statements: Parameters<typeof ratedStatements>[0],
  rater: Rater | undefined,
): Readonly<Record<Question, number>> {
  const ratings = rater?.statementRatings ?? {};
  return Object.fromEntries(
    QUESTIONS.map((question) => [
      question,
      ratedStatements(statements, question).filter(({ id }) => ratings[id] === undefined).length,
    ]),
  ) as Record<Question, number>;
}
