import type { Clock } from '../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../platform/database/transaction.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import { changeSession, type SessionLive } from '../sessions/index.ts';
import { type ActResult, type Actor, type Acts, notNow, refused, type Target } from './acts.ts';
import { type QuestionId, WORDING_STATES } from './question.ts';
import { sessionOfQuestion, updateQuestion } from './repository.ts';
import { insertWording, listWordings, setWordingState } from './wordings.repository.ts';

/** Clearer wordings that moderators propose; no wording changes silently (LIVE-50). */
export interface Wordings {
  /** Shown when the asker agrees, or beside the asker's own after three minutes without an answer. */
  proposeWording(actor: Actor, target: Target, text: string): Promise<ActResult>;
}

/** The wording stands beside the asker's after this long without an answer. */
const SHOW_BESIDE_AFTER_MS = 3 * 60 * 1000;
const SHOW_BESIDE = 'question-wording-beside';

interface Proposal {
  readonly questionId: QuestionId;
  readonly wordingId: string;
}

export function createWordings(deps: {
  readonly acts: Acts;
  readonly jobs: Jobs;
  readonly db: Queryable;
  readonly clock: Clock;
  readonly live: SessionLive;
}): Wordings {
  const { acts, jobs, db, clock, live } = deps;

  const showLater = (tx: Transaction, proposal: Proposal, madeAt: Date): Promise<void> =>
    jobs.send(tx, SHOW_BESIDE, proposal, { startAfter: new Date(madeAt.getTime() + SHOW_BESIDE_AFTER_MS) });

  async function showBeside({ questionId, wordingId }: Proposal): Promise<void> {
    const sessionId = await sessionOfQuestion(db, questionId);
    if (sessionId === undefined) return;
    const isShown = await inTransaction(db, async (tx) => {
      const session = await changeSession(tx, sessionId);
      const wording = (await listWordings(tx, questionId)).find((each) => each.id === wordingId);
      if (wording === undefined) return false;
      if (clock.now().getTime() < wording.madeAt.getTime() + SHOW_BESIDE_AFTER_MS) {
        await showLater(tx, { questionId, wordingId }, wording.madeAt);
        return false;
      }
      if (!(await setWordingState(tx, wordingId, 'proposed', 'shown-beside'))) return false;
      await updateQuestion(tx, questionId, { version: session.version });
      return true;
    });
    if (isShown) live.changed(sessionId);
  }

  jobs.define<Proposal>({ name: SHOW_BESIDE, run: showBeside });

  return {
    proposeWording: (actor, target, text) =>
      acts.run(actor, target, { may: ['moderate'], notOwn: true }, async (context) => {
        const { tx, question, now } = context;
        if (!WORDING_STATES.includes(question.state)) return notNow(question);
        if (text === question.text) return refused('This is the wording that the question has already.');
        for (const wording of await listWordings(tx, question.id)) {
          if (wording.state !== 'proposed' && wording.state !== 'shown-beside') continue;
          await setWordingState(tx, wording.id, wording.state, 'replaced');
        }
        const wordingId = await insertWording(tx, {
          questionId: question.id,
          text,
          personId: actor.personId,
          state: 'proposed',
          madeAt: now,
        });
        await context.decide({});
        await showLater(tx, { questionId: question.id, wordingId }, now);
        await context.record({ kind: 'wording-proposed' });
        await context.notifyAsker(
          'wording-proposed',
          'A moderator proposes a clearer wording of your question. Say whether you agree; after 3 minutes both wordings are shown.',
        );
        return { ok: true };
      }),
  };
}
