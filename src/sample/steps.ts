import { findPerson } from '../features/people/index.ts';
import type { DeclineReason } from '../features/sessions/index.ts';
import { newId } from '../platform/ids.ts';
import type { CastKey, SpeakerKey } from './cast.ts';
import type { Stage } from './stage.ts';

export interface StepResult {
  readonly ok: boolean;
  readonly message?: string;
}

/** Something that somebody did with a question, done again through the services; `name` is the question's. */
export type Step = (stage: Stage, name: string) => Promise<StepResult>;

/** Decisions are made by the first moderator unless somebody else is named. */
const MODERATOR: CastKey = 'priya';
const CHAIR: CastKey = 'joss';

export const publish =
  (by: CastKey = MODERATOR): Step =>
  (stage, name) =>
    stage.features.questions.moderation.publish(stage.actor(by), stage.target(name));

/** Does not show it, or takes it down. */
export const decline =
  (reason: DeclineReason, note = '', by: CastKey = MODERATOR): Step =>
  (stage, name) =>
    stage.features.questions.moderation.decline(stage.actor(by), stage.target(name), reason, note);

export const mergeInto =
  (other: string): Step =>
  (stage, name) =>
    stage.features.questions.moderation.merge(
      stage.actor(MODERATOR),
      stage.target(name),
      stage.question(other).id,
    );

export const proposeWording =
  (text: string): Step =>
  (stage, name) =>
    stage.features.questions.moderation.proposeWording(stage.actor('tom'), stage.target(name), text);

export const agreeToWording = (): Step => (stage, name) =>
  stage.features.questions.replies.answerWording(...stage.asker(name), true);

export const askForSecondLook =
  (note: string, text = ''): Step =>
  (stage, name) =>
    stage.features.questions.replies.requestSecondLook(...stage.asker(name), { note, text });

export const takeSecondLook =
  (show: boolean): Step =>
  (stage, name) =>
    stage.features.questions.moderation.decideSecondLook(stage.actor('tom'), stage.target(name), show);

export const pin = (): Step => (stage, name) =>
  stage.features.questions.moderation.setPinned(stage.actor(CHAIR), stage.target(name), true);

/** Replies to it in its thread, before the session has closed. */
export const reply =
  (by: CastKey, text: string): Step =>
  async (stage, name) => {
    const { openForReplies, writing } = stage.features.forum;
    const { sessionId, questionId } = stage.target(name);
    const threadId = await openForReplies(sessionId, questionId);
    const person = await findPerson(stage.db, stage.personId(by));
    if (threadId === undefined || person === undefined)
      return { ok: false, message: 'Nobody replies to it now.' };
    return writing.reply(person, { threadId, text, replyTo: null, key: newId() });
  };

export const park = (): Step => (stage, name) =>
  stage.features.questions.moderation.setParked(stage.actor(MODERATOR), stage.target(name), true);

export const withdraw = (): Step => (stage, name) =>
  stage.features.questions.asking.withdraw(...stage.asker(name));

export const reopen = (): Step => (stage, name) =>
  stage.features.questions.replies.reopen(...stage.asker(name));

export const choose = (): Step => (stage, name) =>
  stage.features.questions.answering.choose(stage.actor(CHAIR), stage.target(name));

export const start = (): Step => (stage, name) =>
  stage.features.questions.answering.start(stage.actor(CHAIR), stage.target(name));

export const answeredAloud =
  (...by: readonly SpeakerKey[]): Step =>
  (stage, name) =>
    stage.features.questions.answering.finish(
      stage.actor(CHAIR),
      stage.target(name),
      by.map((key) => stage.speaker(key)),
    );

export const write =
  (by: SpeakerKey, text: string): Step =>
  (stage, name) =>
    stage.features.questions.answering.write(stage.actor(by), stage.target(name), stage.speaker(by), text);

/** A note of what a speaker said, by the second moderator. */
export const noteAnswer =
  (by: SpeakerKey, recordingAt: string, text: string): Step =>
  (stage, name) =>
    stage.features.questions.answering.summarise(stage.actor('tom'), stage.target(name), {
      speakerId: stage.speaker(by),
      recordingAt,
      text,
    });

export const confirmNote =
  (by: SpeakerKey): Step =>
  (stage, name) =>
    stage.features.questions.answering.confirm(stage.actor(by), stage.target(name), stage.speaker(by));

export const passOn =
  (by: SpeakerKey, to: SpeakerKey, reason: string): Step =>
  (stage, name) =>
    stage.features.questions.answering.passOn(
      stage.actor(by),
      stage.target(name),
      stage.speaker(by),
      stage.speaker(to),
      reason,
    );

export const declineToAnswer =
  (by: SpeakerKey, reason: string): Step =>
  (stage, name) =>
    stage.features.questions.answering.declineToAnswer(
      stage.actor(by),
      stage.target(name),
      stage.speaker(by),
      reason,
    );
