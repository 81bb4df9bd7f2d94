import { INSTRUMENT_VERSION, QUESTIONS } from '../../../analysis/diagnosis/instrument.ts';
import type { DiagnosisSettings } from '../../../analysis/diagnosis/settings.ts';
import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { type EndeavourId, type Seated, whyNot, writeAct } from '../../endeavours/index.ts';
import { listRaters } from '../answers/answers.repository.ts';
import { deleteSentDrafts } from '../answers/drafts.repository.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import type { WorkingOut } from '../results/working-out.ts';
import { daysAfter, type DiagnosisRound, isDue, mayMove, MOST_STATEMENTS, type RoundId } from '../round.ts';
import { mergeGroups } from '../statements/merging.ts';
import { overfull } from '../statements/statement.ts';
import { insertSentence, insertStatement, listStatements } from '../statements/statements.repository.ts';
import type { TellOfRound } from './telling.ts';
import { insertRound, listRounds, listUnfinished, lockRound, updateRound } from './rounds.repository.ts';

export interface Running {
  /** Opens a round; undefined if one is open already, or if they may no longer open one. */
  open(
    endeavourId: EndeavourId,
    by: Seated,
    wanted: { readonly answersUntil: Date; readonly settings: DiagnosisSettings; readonly seed?: number },
  ): Promise<RoundId | undefined>;
  /** Ends the answers before their date. */
  endAnswers(id: RoundId, by: Seated): Promise<Outcome>;
  /** Opens the statements for rating, for some days. */
  openRating(id: RoundId, by: Seated, days: number): Promise<Outcome>;
  /** Closes the round and works out what it found. */
  close(id: RoundId, by: Seated): Promise<Outcome>;
  /** Does what has come due: of one endeavour when somebody looks, of all when the job runs. */
  settle(endeavourId?: EndeavourId): Promise<void>;
}

const LARGEST_SEED = 2 ** 31;

export function createRunning(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly working: WorkingOut;
  readonly tell: TellOfRound;
}): Running {
  const { db, clock, working, tell } = deps;

  const move = (
    id: RoundId,
    by: Seated | null,
    to: DiagnosisRound['state'],
    work: (tx: Transaction, round: DiagnosisRound) => Promise<Outcome>,
  ): Promise<Outcome> =>
    inTransaction(db, async (tx) => {
      const round = await lockRound(tx, id);
      if (round.state === to) return done;
      if (!mayMove(round.state, to)) return refused('This round has moved on. Look at it again.');
      const no = by === null ? undefined : await whyNot(tx, clock.now(), round.endeavourId, by, 'steward');
      if (no !== undefined) return no;
      return work(tx, round);
    });

  const endAnswers = async (id: RoundId, by: Seated | null): Promise<Outcome> => {
    let hasEnded = false;
    const outcome = await move(id, by, 'merging', async (tx, round) => {
      const now = clock.now();
      await updateRound(tx, id, { state: 'merging', mergingAt: now });
      await deleteSentDrafts(tx, round.endeavourId, id);
      await makeStatements(tx, id, now);
      const act = { kind: 'diagnosis-answers-closed', subject: id, data: { round: round.number } };
      await writeAct(tx, now, round.endeavourId, by, act);
      hasEnded = true;
      return done;
    });
    if (hasEnded) await mergeNearDuplicates(id);
    return outcome;
  };

  /** Should this be cut off, stewards merge by hand. */
  const mergeNearDuplicates = async (id: RoundId): Promise<void> => {
    const statements = await listStatements(db, id);
    for (const question of QUESTIONS) {
      const sentences = statements
        .filter((each) => each.question === question)
        .flatMap((each) => each.sentences);
      const groups = await working.group(sentences.map(({ id: sentence, text }) => ({ id: sentence, text })));
      const ids = groups.filter(({ length }) => length > 1).map((group) => group.map((each) => each.id));
      if (ids.length > 0) await mergeGroups({ db, now: clock.now() }, id, ids);
    }
  };

  const close = async (id: RoundId, by: Seated | null): Promise<Outcome> => {
    let closed: DiagnosisRound | undefined;
    const outcome = await move(id, by, 'closed', async (tx, round) => {
      const now = clock.now();
      const wasRated = round.state === 'rating';
      await updateRound(tx, id, { state: 'closed', closedAt: now, wasRated });
      await writeAct(tx, now, round.endeavourId, by, {
        kind: 'diagnosis-round-closed',
        subject: id,
        data: { round: round.number },
      });
      await tell(tx, round, 'closed', by?.member.personId ?? null);
      closed = { ...round, state: 'closed', closedAt: now, wasRated };
      return done;
    });
    if (closed !== undefined) await working.workOut(closed);
    return outcome;
  };

  return {
    open: (endeavourId, by, { answersUntil, settings, seed }) =>
      inTransaction(db, async (tx) => {
        if ((await whyNot(tx, clock.now(), endeavourId, by, 'steward')) !== undefined) return undefined;
        const rounds = await listRounds(tx, endeavourId);
        if (rounds.some(({ state }) => state !== 'closed')) return undefined;
        const id = newId<'diagnosis round'>();
        const now = clock.now();
        const number = (rounds[0]?.number ?? 0) + 1;
        await insertRound(tx, {
          id,
          endeavourId,
          number,
          instrument: INSTRUMENT_VERSION,
          settings,
          seed: seed ?? now.getTime() % LARGEST_SEED,
          openedAt: now,
          answersUntil,
        });
        const data = { round: number };
        await writeAct(tx, now, endeavourId, by, { kind: 'diagnosis-round-opened', subject: id, data });
        await tell(tx, { id, endeavourId }, 'answering', by.member.personId);
        return id;
      }),
    endAnswers,
    openRating: (id, by, days) =>
      move(id, by, 'rating', async (tx, round) => {
        const [tooMany] = overfull(await listStatements(tx, id), QUESTIONS);
        if (tooMany !== undefined) {
          return refused(
            `At most ${MOST_STATEMENTS} statements can be rated for each question. Merge some, or say which are left out.`,
          );
        }
        const now = clock.now();
        await updateRound(tx, id, { state: 'rating', ratingAt: now, ratingUntil: daysAfter(now, days) });
        const act = { kind: 'diagnosis-rating-opened', subject: id, data: { round: round.number } };
        await writeAct(tx, now, round.endeavourId, by, act);
        await tell(tx, round, 'rating', by.member.personId);
        return done;
      }),
    close,
    async settle(endeavourId) {
      for (const round of await listUnfinished(db, endeavourId)) {
        if (round.state === 'closed') await working.workOut(round);
        else if (isDue(round, clock.now())) {
          if (round.state === 'answering') await endAnswers(round.id, null);
          else await close(round.id, null);
        }
      }
    },
  };
}

/** Makes a statement of every sentence. */
async function makeStatements(tx: Transaction, roundId: RoundId, now: Date): Promise<void> {
  const raters = (await listRaters(tx, roundId)).filter(({ sentAt }) => sentAt !== null);
  for (const { id: raterId, answers } of raters) {
    for (const question of QUESTIONS) {
      const text = answers.positions[question] ?? '';
      if (text === '') continue;
      const statementId = await insertStatement(tx, { roundId, question, text, madeAt: now });
      await insertSentence(tx, { roundId, raterId, question, text, statementId });
    }
  }
}
