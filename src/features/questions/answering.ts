import { OPENINGS, type RoleId } from '../sessions/index.ts';
import {
  type ActContext,
  type ActResult,
  type Actor,
  type Acts,
  moverFor,
  refused,
  type Target,
} from './acts.ts';
import { isWhollyAnswered, STATE_WORDS } from './question.ts';
import {
  addressSpeakers,
  confirmSummary,
  lastNextPosition,
  listAddressed,
  listNext,
  otherAnswering,
  saveAnswer,
  setSpeakerState,
  updateQuestion,
} from './repository.ts';

/** What chairs and speakers do: choosing, answering, noting (sections 4 and 9 of the rules). */
export interface Answering {
  choose(actor: Actor, target: Target): Promise<ActResult>;
  putBack(actor: Actor, target: Target): Promise<ActResult>;
  /** Moves a chosen question one place up or down. */
  moveChosen(actor: Actor, target: Target, direction: 'up' | 'down'): Promise<ActResult>;
  start(actor: Actor, target: Target): Promise<ActResult>;
  /** Notes who has answered aloud. Answered as a whole once nobody addressed is waiting; until then it goes back. */
  finish(actor: Actor, target: Target, answeredAloud: readonly RoleId[]): Promise<ActResult>;
  undoAnswered(actor: Actor, target: Target): Promise<ActResult>;
  /** A speaker's own answer in writing, new or changed. */
  write(actor: Actor, target: Target, speakerId: RoleId, text: string): Promise<ActResult>;
  /** A note of what was said, unconfirmed until its speaker confirms it (LIVE-59). */
  summarise(
    actor: Actor,
    target: Target,
    summary: { readonly speakerId: RoleId; readonly text: string; readonly recordingAt: string },
  ): Promise<ActResult>;
  confirm(actor: Actor, target: Target, speakerId: RoleId): Promise<ActResult>;
  /** Hands a question to another speaker, with a reason. */
  passOn(actor: Actor, target: Target, speakerId: RoleId, to: RoleId, reason: string): Promise<ActResult>;
  declineToAnswer(actor: Actor, target: Target, speakerId: RoleId, reason: string): Promise<ActResult>;
}

const CLOSED_FOR_ANSWERS = 'Answers cannot be given just now: the session is paused, or it is archived.';
const NOT_ADDRESSED = 'This question is not addressed to that speaker.';

export function createAnswering(acts: Acts): Answering {
  /** An act of a speaker on a question that is addressed to them; whoever acts must hold that role. */
  const asSpeaker = (
    actor: Actor,
    target: Target,
    speakerId: RoleId,
    act: (context: ActContext) => Promise<ActResult>,
  ): Promise<ActResult> =>
    acts.run(actor, target, async (context) => {
      if (!actor.speakerIds.includes(speakerId)) return refused('This is for the speaker alone to do.');
      if (!OPENINGS[context.session.state].answersInWriting) return refused(CLOSED_FOR_ANSWERS);
      const addressed = await listAddressed(context.tx, context.question.id);
      if (!addressed.some((each) => each.speakerId === speakerId)) return refused(NOT_ADDRESSED);
      return act(context);
    });

  return {
    choose: (actor, target) =>
      acts.run(actor, target, async (context) => {
        if (context.question.state !== 'published') return notNow(context);
        const position = (await lastNextPosition(context.tx, context.session.id)) + 1;
        await context.move('next', 'chair', { nextPosition: position, parkedAt: null });
        await context.record({ kind: 'question-chosen' });
        await context.notifyAsker('next', 'The chair has chosen your question to be answered soon.');
        return { ok: true };
      }),

    putBack: (actor, target) =>
      acts.run(actor, target, async (context) => {
        if (context.question.state !== 'next' && context.question.state !== 'answering')
          return notNow(context);
        await context.move('published', 'chair');
        await context.record({ kind: 'question-put-back' });
        return { ok: true };
      }),

    moveChosen: (actor, target, direction) =>
      acts.run(actor, target, async (context) => {
        const chosen = await listNext(context.tx, context.session.id);
        const from = chosen.indexOf(context.question.id);
        const to = from + (direction === 'up' ? -1 : 1);
        if (from === -1 || to < 0 || to >= chosen.length) return { ok: true };
        const order = chosen.toSpliced(from, 1).toSpliced(to, 0, context.question.id);
        for (const [index, id] of order.entries()) {
          await updateQuestion(context.tx, id, { nextPosition: index + 1, version: context.session.version });
        }
        return { ok: true };
      }),

    start: (actor, target) =>
      acts.run(actor, target, async (context) => {
        const { question, session, tx } = context;
        if (!OPENINGS[session.state].answersAloud) {
          return refused('Questions are answered aloud while the session is live.');
        }
        if (question.state !== 'published' && question.state !== 'next') return notNow(context);
        if ((await otherAnswering(tx, question)) !== undefined) {
          return refused(
            'Another question is being answered. Mark it as answered, or put it back, and then start this one.',
          );
        }
        if (question.state === 'published') await context.move('next', 'chair');
        await context.move('answering', 'chair', { parkedAt: null });
        await context.record({ kind: 'question-answering' });
        await context.notifyAsker('answering', 'Your question is being answered now.');
        return { ok: true };
      }),

    finish: (actor, target, answeredAloud) =>
      acts.run(actor, target, async (context) => {
        const { tx, question, now } = context;
        if (!['published', 'next', 'answering'].includes(question.state)) return notNow(context);
        const addressed = await listAddressed(tx, question.id);
        const aloud = addressed.filter((each) => answeredAloud.includes(each.speakerId));
        const isChair = actor.roles.has('chair');
        const mine = isChair ? aloud : aloud.filter((each) => actor.speakerIds.includes(each.speakerId));
        if (mine.length === 0 && addressed.length > 0) return refused('Choose who has answered.');
        for (const each of mine) {
          if (each.state === 'waiting')
            await setSpeakerState(tx, question.id, each.speakerId, { state: 'answered-aloud' }, now);
        }
        await settle(context, actor, true);
        return { ok: true };
      }),

    undoAnswered: (actor, target) =>
      acts.run(actor, target, async (context) => {
        const { tx, question, now } = context;
        if (question.state !== 'answered') return notNow(context);
        const mover = moverFor(actor, 'answered', 'published');
        if (mover === undefined) return refused('Only the chair or a speaker can undo this.');
        for (const each of await listAddressed(tx, question.id)) {
          const isTheirs = mover === 'chair' || actor.speakerIds.includes(each.speakerId);
          if (isTheirs && each.state === 'answered-aloud') {
            await setSpeakerState(tx, question.id, each.speakerId, { state: 'waiting' }, now);
          }
        }
        await context.move('published', mover, { answeredAt: null, answeredLive: false });
        await context.record({ kind: 'question-answer-undone' });
        return { ok: true };
      }),

    write: (actor, target, speakerId, text) =>
      asSpeaker(actor, target, speakerId, async (context) => {
        const { tx, question, now } = context;
        await saveAnswer(tx, {
          questionId: question.id,
          speakerId,
          kind: 'written',
          text,
          recordingAt: '',
          writtenBy: actor.personId,
          confirmedAt: now,
          now,
        });
        await setSpeakerState(tx, question.id, speakerId, { state: 'answered-in-writing' }, now);
        await context.record({ kind: 'question-answer-written' });
        await context.notifySupporters(
          'answer',
          'A speaker has answered in writing a question that you asked or support.',
        );
        await settle(context, actor, false);
        return { ok: true };
      }),

    summarise: (actor, target, summary) =>
      acts.run(actor, target, async (context) => {
        const { tx, question, session, now } = context;
        if (!OPENINGS[session.state].answersInWriting) return refused(CLOSED_FOR_ANSWERS);
        const own = actor.speakerIds.includes(summary.speakerId);
        if (!own && !actor.roles.has('moderator') && !actor.roles.has('chair')) {
          return refused('Only the chair, a moderator or the speaker can note what was said.');
        }
        const addressed = await listAddressed(tx, question.id);
        const speaker = addressed.find((each) => each.speakerId === summary.speakerId);
        if (speaker === undefined) return refused(NOT_ADDRESSED);
        await saveAnswer(tx, {
          ...summary,
          questionId: question.id,
          kind: 'summary',
          writtenBy: actor.personId,
          confirmedAt: own ? now : null,
          now,
        });
        if (speaker.state === 'waiting') {
          await setSpeakerState(tx, question.id, summary.speakerId, { state: 'answered-aloud' }, now);
        }
        await context.record({ kind: 'question-answer-summarised' });
        await settle(context, actor, true);
        return { ok: true };
      }),

    confirm: (actor, target, speakerId) =>
      asSpeaker(actor, target, speakerId, async (context) => {
        const confirmed = await confirmSummary(context.tx, context.question.id, speakerId, context.now);
        if (!confirmed) return refused('There is no summary to confirm.');
        await context.change({});
        await context.record({ kind: 'question-summary-confirmed' });
        return { ok: true };
      }),

    passOn: (actor, target, speakerId, to, reason) =>
      asSpeaker(actor, target, speakerId, async (context) => {
        const { tx, question, now } = context;
        if (to === speakerId) return refused('Choose another speaker to pass the question to.');
        await setSpeakerState(tx, question.id, speakerId, { state: 'passed-on', passedTo: to, reason }, now);
        await addressSpeakers(tx, question.id, [to], now);
        await context.change({});
        await context.record({ kind: 'question-passed-on', reason, data: { to } });
        await context.notifyAsker(
          'passed-on',
          `A speaker passed your question on to another speaker: ${reason}`,
        );
        return { ok: true };
      }),

    declineToAnswer: (actor, target, speakerId, reason) =>
      asSpeaker(actor, target, speakerId, async (context) => {
        const { tx, question, now } = context;
        await setSpeakerState(tx, question.id, speakerId, { state: 'declined', reason }, now);
        await context.record({ kind: 'question-not-answered-by-speaker', reason });
        await context.notifyAsker(
          'declined-by-speaker',
          `A speaker chose not to answer your question: ${reason}`,
        );
        await settle(context, actor, false);
        return { ok: true };
      }),
  };
}

/** Answered once nobody addressed is waiting (LIVE-58); a question that was on and is not, goes back to the list. */
async function settle(context: ActContext, actor: Actor, isAloud: boolean): Promise<void> {
  const { question, now } = context;
  if (question.state === 'answered') {
    await context.change({});
    return;
  }
  const isDone = isWhollyAnswered(await listAddressed(context.tx, question.id));
  const as = actor.roles.has('chair') ? 'chair' : 'speaker';
  if (!isDone) {
    if (question.state === 'answering' && isAloud && as === 'chair') await context.move('published', 'chair');
    else await context.change({});
    return;
  }
  if (question.state === 'next') await context.move('published', as);
  await context.move('answered', as, { answeredAt: now, answeredLive: isAloud });
  await context.record({ kind: 'question-answered', data: { live: isAloud } });
  await context.notifySupporters('answered', 'A question that you asked or support has been answered.');
}

function notNow({ question }: ActContext): ActResult {
  return refused(`This cannot be done now: the question is “${STATE_WORDS[question.state]}”.`);
}
