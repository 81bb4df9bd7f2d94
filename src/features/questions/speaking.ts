import { OPENINGS, type RoleId } from '../sessions/index.ts';
import {
  type ActContext,
  type ActResult,
  type Actor,
  type Acts,
  notNow,
  refused,
  type Target,
} from './acts.ts';
import { isSpeakerOf } from './checks.repository.ts';
import { type AddressedSpeaker, OPEN_STATES } from './question.ts';
import { NOT_ADDRESSED, NOT_BEGUN, settle, wasHeld } from './settle.ts';
import {
  addressSpeakers,
  confirmSummary,
  findAnswer,
  listAddressed,
  saveAnswer,
  setSpeakerState,
} from './speakers.repository.ts';

/** A note of what was said, and where to find it in the recording. */
export interface Summary {
  readonly speakerId: RoleId;
  readonly text: string;
  readonly recordingAt: string;
}

/** What speakers, and those who take notes for them, do with questions (section 9 of the rules). */
export interface Speaking {
  /** A speaker's own answer in writing, new or changed. */
  write(actor: Actor, target: Target, speakerId: RoleId, text: string): Promise<ActResult>;
  /** A note of what was said, unconfirmed until its speaker confirms it (LIVE-59). */
  summarise(actor: Actor, target: Target, summary: Summary): Promise<ActResult>;
  confirm(actor: Actor, target: Target, speakerId: RoleId): Promise<ActResult>;
  /** Hands a question to another speaker, with a reason. */
  passOn(actor: Actor, target: Target, speakerId: RoleId, to: RoleId, reason: string): Promise<ActResult>;
  declineToAnswer(actor: Actor, target: Target, speakerId: RoleId, reason: string): Promise<ActResult>;
}

const NOT_NOW = 'Answers cannot be given just now. Your text is kept: send it when the session goes on.';
const SPEAKER_ALONE = 'This is for the speaker alone to do.';
const CONFIRMED = 'The speaker has confirmed a summary of this answer, so only the speaker can change it.';

/** What an act of a speaker works with: the question, and the speaker's own part in it. */
type SpeakersAct = (context: ActContext, part: AddressedSpeaker) => Promise<ActResult>;

export function createSpeaking(acts: Acts): Speaking {
  function asSpeaker(actor: Actor, target: Target, speakerId: RoleId, act: SpeakersAct): Promise<ActResult> {
    return acts.run(actor, target, { may: ['write answers'] }, async (context) => {
      const { tx, question } = context;
      if (!actor.speakerIds.includes(speakerId)) return refused(SPEAKER_ALONE);
      if (!OPEN_STATES.includes(question.state) && question.state !== 'answered') return notNow(question);
      const part = (await listAddressed(tx, question.id)).find((each) => each.speakerId === speakerId);
      return part === undefined ? refused(NOT_ADDRESSED) : act(context, part);
    });
  }

  /** The same for what settles the speaker's part, while the session takes answers. */
  const asWaitingSpeaker: typeof asSpeaker = (actor, target, speakerId, act) =>
    asSpeaker(actor, target, speakerId, async (context, part) => {
      if (!OPENINGS[context.session.state].answersInWriting) return refused(NOT_NOW);
      if (!OPEN_STATES.includes(context.question.state)) return notNow(context.question);
      if (part.state !== 'waiting' && part.state !== 'declined') {
        return refused('You have already answered this question, or passed it on.');
      }
      return act(context, part);
    });

  return {
    write: (actor, target, speakerId, text) =>
      asSpeaker(actor, target, speakerId, async (context, part) => {
        const { tx, question, session, now } = context;
        if (!OPENINGS[session.state].answersInWriting) return refused(NOT_NOW);
        const isNew = (await findAnswer(tx, question.id, speakerId, 'written')) === undefined;
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
        if (part.state !== 'answered-aloud') {
          await setSpeakerState(tx, question.id, speakerId, { state: 'answered-in-writing' }, now);
        }
        await context.record({ kind: isNew ? 'question-answer-written' : 'question-answer-changed' });
        const isSettled = await settle(context, actor, 'in-writing');
        if (isNew && !isSettled) {
          await context.notifySupporters(
            'answer',
            'A speaker has answered in writing a question that you asked or support.',
          );
        }
        return { ok: true };
      }),

    summarise: (actor, target, summary) =>
      acts.run(
        actor,
        target,
        { may: ['write answers', 'moderate', 'choose what is answered'] },
        async (context) => {
          const { tx, question, session, now } = context;
          if (!wasHeld(session)) return refused(NOT_BEGUN);
          if (!OPEN_STATES.includes(question.state) && question.state !== 'answered') return notNow(question);
          const isOwn = actor.speakerIds.includes(summary.speakerId);
          const takesNotes = actor.roles.has('moderator') || actor.roles.has('chair');
          if (!isOwn && !takesNotes) return refused(SPEAKER_ALONE);
          const addressed = await listAddressed(tx, question.id);
          const part = addressed.find((each) => each.speakerId === summary.speakerId);
          if (part === undefined) return refused(NOT_ADDRESSED);
          const known = await findAnswer(tx, question.id, summary.speakerId, 'summary');
          if (!isOwn && known?.confirmedAt) return refused(CONFIRMED);
          await saveAnswer(tx, {
            ...summary,
            questionId: question.id,
            kind: 'summary',
            writtenBy: actor.personId,
            confirmedAt: isOwn ? now : null,
            now,
          });
          await context.record({ kind: 'question-answer-summarised' });
          // A moderator notes what was said; that it was an answer, the chair or the speaker says (LIVE-57).
          if (isOwn || actor.roles.has('chair')) await markAloud(context, actor, part);
          else await context.change({});
          return { ok: true };
        },
      ),

    confirm: (actor, target, speakerId) =>
      asSpeaker(actor, target, speakerId, async (context, part) => {
        const { tx, question, now } = context;
        const confirmed = await confirmSummary(tx, question.id, speakerId, now);
        if (!confirmed) return refused('There is no summary to confirm.');
        await context.record({ kind: 'question-summary-confirmed' });
        await markAloud(context, actor, part);
        return { ok: true };
      }),

    passOn: (actor, target, speakerId, to, reason) =>
      asWaitingSpeaker(actor, target, speakerId, async (context) => {
        const { tx, question, session, now } = context;
        if (to === speakerId || !(await isSpeakerOf(tx, session.id, to))) {
          return refused('Choose another speaker to pass the question to.');
        }
        const other = (await listAddressed(tx, question.id)).find((each) => each.speakerId === to);
        if (other !== undefined && other.state !== 'waiting' && other.state !== 'passed-on') {
          return refused(
            'That speaker has already answered this question, or declined to. Choose another one.',
          );
        }
        await setSpeakerState(tx, question.id, speakerId, { state: 'passed-on', passedTo: to, reason }, now);
        if (other === undefined) await addressSpeakers(tx, question.id, [to], now);
        else if (other.state === 'passed-on') {
          await setSpeakerState(tx, question.id, to, { state: 'waiting' }, now);
        }
        await context.change({});
        await context.record({ kind: 'question-passed-on', reason, data: { to } });
        await context.notifyAsker(
          'passed-on',
          `A speaker passed your question on to another speaker: ${reason}`,
        );
        return { ok: true };
      }),

    declineToAnswer: (actor, target, speakerId, reason) =>
      asWaitingSpeaker(actor, target, speakerId, async (context) => {
        const { tx, question, now } = context;
        await setSpeakerState(tx, question.id, speakerId, { state: 'declined', reason }, now);
        await context.record({ kind: 'question-not-answered-by-speaker', reason });
        await context.notifyAsker(
          'declined-by-speaker',
          `A speaker chose not to answer your question: ${reason}`,
        );
        await settle(context, actor, 'in-writing');
        return { ok: true };
      }),
  };
}

async function markAloud(context: ActContext, actor: Actor, part: AddressedSpeaker): Promise<void> {
  const { tx, question, now } = context;
  if (part.state === 'waiting') {
    await setSpeakerState(tx, question.id, part.speakerId, { state: 'answered-aloud' }, now);
    await context.record({ kind: 'question-answered-aloud' });
    await settle(context, actor, 'aloud');
  } else await context.change({});
}
