import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { LabelId, PartId } from '../sessions/index.ts';
import { DECLINE_REASONS, type DeclineReason } from '../sessions/shared.ts';
import {
  type Act,
  type ActContext,
  type ActResult,
  type Actor,
  type Acts,
  moverFor,
  refused,
  type Target,
} from './acts.ts';
import { type QuestionId, type QuestionState, STATE_WORDS } from './question.ts';
import { findQuestion, insertWording, listWordings, setWordingState, updateQuestion } from './repository.ts';
import { rebuildTallies, separateVotes, uniteVotes } from './votes.repository.ts';

/** What moderators and chairs do with questions (section 8 of the rules). */
export interface Moderation {
  publish(actor: Actor, target: Target): Promise<ActResult>;
  /** Does not show a waiting question, or takes a shown one down; the asker reads the reason. */
  decline(actor: Actor, target: Target, reason: DeclineReason, note: string): Promise<ActResult>;
  merge(actor: Actor, target: Target, into: QuestionId): Promise<ActResult>;
  undoMerge(actor: Actor, target: Target): Promise<ActResult>;
  /** Proposes a clearer wording: shown when the asker agrees, or beside the asker's after three minutes (LIVE-50). */
  proposeWording(actor: Actor, target: Target, text: string): Promise<ActResult>;
  /** Answers a second look: shown after all, or the decision stands. */
  decideSecondLook(actor: Actor, target: Target, show: boolean): Promise<ActResult>;
  setPinned(actor: Actor, target: Target, pinned: boolean): Promise<ActResult>;
  /** Parked: kept for later, still to be voted for, and carried on if time runs out. */
  setParked(actor: Actor, target: Target, parked: boolean): Promise<ActResult>;
  setLabel(actor: Actor, target: Target, labelId: LabelId | null): Promise<ActResult>;
  setPart(actor: Actor, target: Target, partId: PartId | null): Promise<ActResult>;
}

/** The wording stands beside the asker's after this long without an answer. */
const SHOW_BESIDE_AFTER_MS = 3 * 60 * 1000;
const SHOW_BESIDE = 'question-wording-beside';

export function createModeration(deps: {
  readonly acts: Acts;
  readonly jobs: Jobs;
  readonly showBeside: (questionId: QuestionId, wordingId: string) => Promise<void>;
}): Moderation {
  const { acts, jobs } = deps;
  jobs.define<{ questionId: QuestionId; wordingId: string }>({
    name: SHOW_BESIDE,
    run: ({ questionId, wordingId }) => deps.showBeside(questionId, wordingId),
  });
  const decide = (actor: Actor, target: Target, act: Act): Promise<ActResult> =>
    acts.run(actor, target, act, { decides: true });

  return {
    publish: (actor, target) =>
      decide(actor, target, async (context) => {
        if (context.question.state !== 'received') return notFrom(context);
        await context.move('published', 'moderator', { decidedBy: actor.personId });
        await context.record({ kind: 'question-published' });
        await context.notifyAsker('published', 'Your question is now shown to everyone.');
        return { ok: true };
      }),

    decline: (actor, target, reason, note) =>
      decide(actor, target, async (context) => {
        const { state } = context.question;
        const to = state === 'received' ? 'declined' : 'removed';
        if (state === 'next' || state === 'answering') await context.move('published', 'moderator');
        else if (state !== 'received' && state !== 'published') return notFrom(context);
        await context.move(to, 'moderator', { reason, reasonNote: note || null, decidedBy: actor.personId });
        await context.record({ kind: `question-${to}`, reason, ...(note ? { data: { note } } : {}) });
        await context.notifyAsker(to, declineText(to, reason, note));
        return { ok: true };
      }),

    merge: (actor, target, into) =>
      decide(actor, target, async (context) => {
        const { tx, question, session } = context;
        const other = await findQuestion(tx, session.id, into);
        if (other === undefined || into === question.id)
          return refused('Choose another question to merge into.');
        if (!['published', 'next', 'answering'].includes(other.state)) {
          return refused('The question you chose is no longer open. Choose another one.');
        }
        if (question.state === 'next') await context.move('published', 'moderator');
        else if (question.state !== 'published') return notFrom(context);
        await context.move('merged', 'moderator', { mergedInto: into, decidedBy: actor.personId });
        await uniteVotes(tx, question.id, into);
        await rebuildTallies(tx, [into], session.version);
        await updateQuestion(tx, into, { version: session.version });
        await context.record({ kind: 'question-merged', data: { into } });
        await context.notifySupporters(
          'merged',
          'This question was merged into another that asks the same. Your vote counts there, and both wordings are kept.',
        );
        return { ok: true };
      }),

    undoMerge: (actor, target) =>
      decide(actor, target, async (context) => {
        const { tx, question, session } = context;
        if (question.state !== 'merged' || question.mergedInto === null) return notFrom(context);
        const into = question.mergedInto;
        await context.move('published', 'moderator', { mergedInto: null });
        await separateVotes(tx, question.id, into);
        await rebuildTallies(tx, [question.id, into], session.version);
        await updateQuestion(tx, into, { version: session.version });
        await context.record({ kind: 'question-merge-undone', data: { into } });
        await context.notifyAsker('merge-undone', 'Your question stands by itself again.');
        return { ok: true };
      }),

    proposeWording: (actor, target, text) =>
      decide(actor, target, async (context) => {
        const { tx, question, now } = context;
        if (!['received', 'published', 'next'].includes(question.state)) return notFrom(context);
        if (text === question.text) return refused('This is the wording that the question has already.');
        for (const wording of await listWordings(tx, question.id)) {
          if (wording.state === 'proposed') await setWordingState(tx, wording.id, 'proposed', 'refused');
          if (wording.state === 'shown-beside')
            await setWordingState(tx, wording.id, 'shown-beside', 'replaced');
        }
        const wordingId = await insertWording(tx, {
          questionId: question.id,
          text,
          personId: actor.personId,
          state: 'proposed',
          madeAt: now,
        });
        await context.change({});
        await jobs.send(
          tx,
          SHOW_BESIDE,
          { questionId: question.id, wordingId },
          {
            startAfter: new Date(now.getTime() + SHOW_BESIDE_AFTER_MS),
          },
        );
        await context.record({ kind: 'wording-proposed' });
        await context.notifyAsker(
          'wording-proposed',
          'A moderator proposes a clearer wording of your question. Say whether you agree; after 3 minutes both wordings are shown.',
        );
        return { ok: true };
      }),

    decideSecondLook: (actor, target, show) =>
      decide(actor, target, async (context) => {
        const { question } = context;
        if (question.secondLookAt === null || question.secondLookDone) return notFrom(context);
        if (question.decidedBy === actor.personId && !actor.roles.has('chair')) {
          return refused(
            'You made the first decision, so another moderator or the chair takes the second look.',
          );
        }
        if (show)
          await context.move('published', 'moderator', {
            secondLookDone: true,
            reason: null,
            reasonNote: null,
          });
        else await context.change({ secondLookDone: true, stateAt: context.now });
        await context.record({ kind: show ? 'second-look-shown' : 'second-look-kept' });
        await context.notifyAsker(
          'second-look',
          show
            ? 'After a second look your question is now shown to everyone.'
            : 'After a second look the decision stands: your question is not shown.',
        );
        return { ok: true };
      }),

    setPinned: (actor, target, pinned) =>
      acts.run(actor, target, async (context) => {
        await context.change({ pinnedAt: pinned ? context.now : null });
        await context.record({ kind: pinned ? 'question-pinned' : 'question-unpinned' });
        return { ok: true };
      }),

    setParked: (actor, target, parked) =>
      acts.run(actor, target, async (context) => {
        const { question } = context;
        if (parked && question.state === 'next') {
          const mover = moverFor(actor, 'next', 'published');
          if (mover !== undefined) await context.move('published', mover);
        }
        await context.change({ parkedAt: parked ? context.now : null });
        await context.record({ kind: parked ? 'question-parked' : 'question-unparked' });
        await context.notifyAsker(
          'parked',
          parked
            ? 'Your question was parked: it is kept for later and carried on if there is no time for it.'
            : 'Your question is no longer parked.',
        );
        return { ok: true };
      }),

    setLabel: (actor, target, labelId) =>
      acts.run(actor, target, async (context) => {
        await context.change({ labelId });
        await context.record({ kind: 'question-labelled' });
        return { ok: true };
      }),

    setPart: (actor, target, partId) =>
      acts.run(actor, target, async (context) => {
        if (context.question.state === 'answering') {
          return refused('This question is being answered now. Move it when that is done.');
        }
        await context.change({ partId });
        await context.record({ kind: 'question-moved-to-part' });
        await context.notifyAsker('part', 'A moderator moved your question to another item of the agenda.');
        return { ok: true };
      }),
  };
}

function notFrom({ question }: ActContext): ActResult {
  return refused(`This cannot be done now: the question is “${STATE_WORDS[question.state]}”.`);
}

function declineText(to: QuestionState, reason: DeclineReason, note: string): string {
  const what = to === 'declined' ? 'Your question is not shown' : 'Your question was taken down';
  const why = `${DECLINE_REASONS[reason]}.${note === '' ? '' : ` The moderator adds: ${note}`}`;
  return `${what}. ${why} You can reword it once, or ask for a second look.`;
}
