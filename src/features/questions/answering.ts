import { OPENINGS, type RoleId } from '../sessions/index.ts';
import {
  type Act,
  type ActResult,
  type Actor,
  type Acts,
  moverFor,
  notNow,
  refused,
  type Target,
} from './acts.ts';
import { lastNextPosition, listNext, otherAnswering } from './chosen.repository.ts';
import { OPEN_STATES } from './question.ts';
import { updateQuestion } from './repository.ts';
import { NOT_ADDRESSED, NOT_BEGUN, settle, wasHeld } from './settle.ts';
import { listAddressed, setSpeakerState } from './speakers.repository.ts';

/** Choosing questions and marking them as answered (sections 4 and 9 of the rules). */
export interface Answering {
  choose(actor: Actor, target: Target): Promise<ActResult>;
  putBack(actor: Actor, target: Target): Promise<ActResult>;
  /** Moves a chosen question one place up or down. */
  moveChosen(actor: Actor, target: Target, direction: 'up' | 'down'): Promise<ActResult>;
  start(actor: Actor, target: Target): Promise<ActResult>;
  /** Notes who has answered aloud. Answered as a whole once nobody addressed is waiting; until then it goes back. */
  finish(actor: Actor, target: Target, answeredAloud: readonly RoleId[]): Promise<ActResult>;
  undoAnswered(actor: Actor, target: Target): Promise<ActResult>;
}

export function createAnswering(acts: Acts): Answering {
  const asChair = (actor: Actor, target: Target, act: Act): Promise<ActResult> =>
    acts.run(actor, target, { may: ['choose what is answered'] }, act);
  const asChairOrSpeaker = (actor: Actor, target: Target, act: Act): Promise<ActResult> =>
    acts.run(actor, target, { may: ['choose what is answered', 'write answers'] }, act);

  return {
    choose: (actor, target) =>
      asChair(actor, target, async (context) => {
        const { tx, session, question } = context;
        if (session.state === 'closed') return refused('The session is closed: nothing comes up next.');
        if (question.state !== 'published') return notNow(question);
        const position = (await lastNextPosition(tx, session.id)) + 1;
        await context.move('next', 'chair', {
          nextPosition: position,
          parkedAt: null,
          decidedBy: question.decidedBy ?? actor.personId,
        });
        await context.record({ kind: 'question-chosen' });
        await context.notifyAsker('next', 'The chair has chosen your question to be answered soon.');
        return { ok: true };
      }),

    putBack: (actor, target) =>
      asChair(actor, target, async (context) => {
        const { question } = context;
        if (question.state !== 'next' && question.state !== 'answering') return notNow(question);
        await context.move('published', 'chair');
        await context.record({ kind: 'question-put-back' });
        return { ok: true };
      }),

    moveChosen: (actor, target, direction) =>
      asChair(actor, target, async (context) => {
        const { tx, session, question } = context;
        const chosen = await listNext(tx, session.id);
        const from = chosen.indexOf(question.id);
        if (from === -1) return notNow(question);
        const to = from + (direction === 'up' ? -1 : 1);
        if (to < 0 || to >= chosen.length) return { ok: true };
        const order = chosen.toSpliced(from, 1).toSpliced(to, 0, question.id);
        for (const [index, id] of order.entries()) {
          await updateQuestion(tx, id, { nextPosition: index + 1, version: session.version });
        }
        await context.record({ kind: 'question-reordered', data: { direction } });
        return { ok: true };
      }),

    start: (actor, target) =>
      asChair(actor, target, async (context) => {
        const { question, session, tx } = context;
        if (!OPENINGS[session.state].answersAloud) {
          return refused('Questions are answered aloud while the session is live.');
        }
        if (question.state !== 'published' && question.state !== 'next') return notNow(question);
        if ((await otherAnswering(tx, question)) !== undefined) {
          return refused(
            'Another question is being answered. Mark it as answered, or put it back, and then start this one.',
          );
        }
        if (question.state === 'published') await context.move('next', 'chair');
        await context.move('answering', 'chair', {
          parkedAt: null,
          nextPosition: null,
          decidedBy: question.decidedBy ?? actor.personId,
        });
        await context.record({ kind: 'question-answering' });
        await context.notifyAsker('answering', 'Your question is being answered now.');
        return { ok: true };
      }),

    finish: (actor, target, answeredAloud) =>
      asChairOrSpeaker(actor, target, async (context) => {
        const { tx, question, session, now } = context;
        if (!wasHeld(session)) return refused(NOT_BEGUN);
        if (!OPEN_STATES.includes(question.state)) return notNow(question);
        const addressed = await listAddressed(tx, question.id);
        const isChair = actor.roles.has('chair');
        const markable = isChair
          ? addressed
          : addressed.filter((each) => actor.speakerIds.includes(each.speakerId));
        if (!isChair && markable.length === 0) return refused(NOT_ADDRESSED);
        const marked = markable.filter(
          (each) => each.state === 'waiting' && answeredAloud.includes(each.speakerId),
        );
        const nobodyWaits = addressed.every((each) => each.state !== 'waiting');
        if (marked.length === 0 && !(isChair && nobodyWaits)) return refused('Choose who has answered.');
        for (const { speakerId } of marked) {
          await setSpeakerState(tx, question.id, speakerId, { state: 'answered-aloud' }, now);
        }
        await context.record({ kind: 'question-answered-aloud' });
        await settle(context, actor, 'aloud');
        return { ok: true };
      }),

    undoAnswered: (actor, target) =>
      asChairOrSpeaker(actor, target, async (context) => {
        const { tx, question, now } = context;
        if (question.state !== 'answered') return notNow(question);
        const mover = moverFor(actor, 'answered', 'published');
        if (mover === undefined) return refused('Only the chair or a speaker can undo this.');
        const aloud = (await listAddressed(tx, question.id)).filter(
          (each) =>
            each.state === 'answered-aloud' &&
            (mover === 'chair' || actor.speakerIds.includes(each.speakerId)),
        );
        if (mover !== 'chair' && aloud.length === 0) {
          return refused('You have not marked this question as answered aloud by you.');
        }
        for (const { speakerId } of aloud) {
          await setSpeakerState(tx, question.id, speakerId, { state: 'waiting' }, now);
        }
        await context.move('published', mover, { answeredAt: null, answeredLive: false });
        await context.record({ kind: 'question-answer-undone' });
        return { ok: true };
      }),
  };
}
