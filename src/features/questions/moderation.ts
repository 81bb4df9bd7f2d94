import type { LabelId, PartId } from '../sessions/index.ts';
import { DECLINE_REASONS, type DeclineReason } from '../sessions/shared.ts';
import {
  type Act,
  type ActResult,
  type Actor,
  type Acts,
  isOwnQuestion,
  notNow,
  refused,
  type Target,
} from './acts.ts';
import { OPEN_STATES, type Question, type QuestionId, type QuestionState } from './question.ts';
import { joinWhole, leaveWhole, tellParts } from './merging.ts';
import { findQuestion } from './repository.ts';
import { sessionHolds } from './checks.repository.ts';

/** What moderators and chairs do with questions (section 8 of the rules). */
export interface Moderation {
  publish(actor: Actor, target: Target): Promise<ActResult>;
  /** Where questions are shown at once: somebody has looked at this one, and it stays. */
  leaveShown(actor: Actor, target: Target): Promise<ActResult>;
  /** Does not show a waiting question, or takes a shown one down; the asker reads the reason. */
  decline(actor: Actor, target: Target, reason: DeclineReason, note: string): Promise<ActResult>;
  merge(actor: Actor, target: Target, into: QuestionId): Promise<ActResult>;
  undoMerge(actor: Actor, target: Target): Promise<ActResult>;
  setPinned(actor: Actor, target: Target, pinned: boolean): Promise<ActResult>;
  /** Parked: kept for later, still to be voted for, and carried on if time runs out. */
  setParked(actor: Actor, target: Target, parked: boolean): Promise<ActResult>;
  setLabel(actor: Actor, target: Target, labelId: LabelId | null): Promise<ActResult>;
  setPart(actor: Actor, target: Target, partId: PartId | null): Promise<ActResult>;
}

export function createModeration(acts: Acts): Moderation {
  const act = (actor: Actor, target: Target, work: Act): Promise<ActResult> =>
    acts.run(actor, target, { may: ['moderate'] }, work);
  const decide = (actor: Actor, target: Target, work: Act): Promise<ActResult> =>
    acts.run(actor, target, { may: ['moderate'], notOwn: true }, work);

  return {
    publish: (actor, target) =>
      decide(actor, target, async (context) => {
        if (context.question.state !== 'received') return notNow(context.question);
        await context.move('published', 'moderator', { decidedBy: actor.personId });
        await context.record({ kind: 'question-published' });
        await context.notifyAsker('published', 'Your question is now shown to everyone.');
        return { ok: true };
      }),

    leaveShown: (actor, target) =>
      decide(actor, target, async (context) => {
        if (!OPEN_STATES.includes(context.question.state)) return notNow(context.question);
        await context.change({ decidedBy: actor.personId });
        await context.record({ kind: 'question-left-shown' });
        return { ok: true };
      }),

    decline: (actor, target, reason, note) =>
      decide(actor, target, async (context) => {
        const { tx, session, question, now } = context;
        const to = question.state === 'received' ? 'declined' : 'removed';
        if (question.state === 'next' || question.state === 'answering') {
          await context.move('published', 'moderator');
        } else if (question.state !== 'received' && question.state !== 'published')
          return notNow(context.question);
        await context.move(to, 'moderator', {
          reason,
          reasonNote: note || null,
          decidedBy: actor.personId,
          pinnedAt: null,
          parkedAt: null,
        });
        await context.record({ kind: `question-${to}`, reason });
        await context.notifyAsker(to, declineText(question, to, reason, note));
        const why = `It went into one that was taken down. ${DECLINE_REASONS[reason]}.`;
        await tellParts(tx, question.id, { version: session.version, now }, { kind: 'removed', text: why });
        return { ok: true };
      }),

    merge: (actor, target, into) =>
      decide(actor, target, async (context) => {
        const { tx, question, session, now } = context;
        const other = await findQuestion(tx, session.id, into);
        if (other === undefined || into === question.id)
          return refused('Choose another question to merge into.');
        if (!OPEN_STATES.includes(other.state)) {
          return refused('The question you chose is no longer open. Choose another one.');
        }
        if (await isOwnQuestion(tx, actor, other)) {
          return refused('The question you chose is your own, so another moderator or the chair decides.');
        }
        if (question.state === 'next' || question.state === 'received') {
          await context.move('published', 'moderator');
        } else if (question.state !== 'published') return notNow(question);
        await context.move('merged', 'moderator', {
          mergedInto: into,
          decidedBy: actor.personId,
          pinnedAt: null,
          parkedAt: null,
        });
        await joinWhole(tx, question, into, { version: session.version, now });
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
        if (question.state !== 'merged' || question.mergedInto === null) return notNow(context.question);
        const into = question.mergedInto;
        await context.move('published', 'moderator', { mergedInto: null });
        await leaveWhole(tx, question.id, into, session.version);
        await context.record({ kind: 'question-merge-undone', data: { into } });
        await context.notifyAsker('merge-undone', 'Your question stands by itself again.');
        return { ok: true };
      }),

    setPinned: (actor, target, pinned) =>
      decide(actor, target, async (context) => {
        const { question } = context;
        if (!OPEN_STATES.includes(question.state)) return notNow(context.question);
        if ((question.pinnedAt !== null) === pinned) return { ok: true };
        await context.change({ pinnedAt: pinned ? context.now : null });
        await context.record({ kind: pinned ? 'question-pinned' : 'question-unpinned' });
        return { ok: true };
      }),

    setParked: (actor, target, parked) =>
      decide(actor, target, async (context) => {
        const { question } = context;
        if (question.state !== 'published' && question.state !== 'next') return notNow(context.question);
        if ((question.parkedAt !== null) === parked) return { ok: true };
        if (question.state === 'next') await context.move('published', 'moderator');
        await context.decide({ parkedAt: parked ? context.now : null });
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
      act(actor, target, async (context) => {
        const { tx, session, question } = context;
        if (labelId === question.labelId) return { ok: true };
        if (labelId !== null && !(await sessionHolds(tx, session.id, 'sessionLabel', labelId))) {
          return refused('Choose a label of this session.');
        }
        await context.decide({ labelId });
        await context.record({ kind: 'question-labelled' });
        return { ok: true };
      }),

    setPart: (actor, target, partId) =>
      act(actor, target, async (context) => {
        const { tx, session, question } = context;
        if (partId === question.partId) return { ok: true };
        if (partId !== null && !(await sessionHolds(tx, session.id, 'sessionPart', partId))) {
          return refused('Choose an item of the agenda of this session.');
        }
        if (question.state === 'answering') {
          return refused('This question is being answered now. Move it when that is done.');
        }
        await context.decide({ partId });
        await context.record({ kind: 'question-moved-to-part' });
        await context.notifyAsker('part', 'A moderator moved your question to another item of the agenda.');
        return { ok: true };
      }),
  };
}

function declineText(question: Question, to: QuestionState, reason: DeclineReason, note: string): string {
  const what = to === 'declined' ? 'Your question is not shown' : 'Your question was taken down';
  const why = `${DECLINE_REASONS[reason]}.${note === '' ? '' : ` The moderator adds: ${note}`}`;
  const next = question.secondLookAt === null ? ' You can reword it once, or ask for a second look.' : '';
  return `${what}. ${why}${next}`;
}
