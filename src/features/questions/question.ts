import type { Id } from '../../platform/ids.ts';
import type { LabelId, Naming, PartId, Role, RoleId, SeatId, SessionId } from '../sessions/index.ts';
import type { DeclineReason } from '../sessions/shared.ts';

export type QuestionId = Id<'question'>;

export type QuestionState =
  | 'received'
  | 'published'
  | 'next'
  | 'answering'
  | 'answered'
  | 'merged'
  | 'declined'
  | 'removed'
  | 'withdrawn'
  | 'carried-over';

/** Who may take a question from one state to another (LIVE-55). No other move exists. */
export type Mover = 'asker' | 'moderator' | 'chair' | 'speaker' | 'program';
export const QUESTION_MOVES: Readonly<
  Record<QuestionState, Partial<Record<QuestionState, readonly Mover[]>>>
> = {
  received: { published: ['moderator'], declined: ['moderator'], withdrawn: ['asker'] },
  published: {
    next: ['chair'],
    merged: ['moderator'],
    removed: ['moderator'],
    withdrawn: ['asker'],
    answered: ['chair', 'speaker'],
    'carried-over': ['program'],
  },
  next: { answering: ['chair'], published: ['chair', 'asker', 'moderator', 'speaker'] },
  answering: { answered: ['chair', 'speaker'], published: ['chair', 'asker', 'moderator'] },
  answered: { published: ['asker', 'chair', 'speaker'] },
  merged: { published: ['moderator', 'asker'] },
  declined: { published: ['moderator'] },
  removed: { published: ['moderator'] },
  withdrawn: {},
  'carried-over': {},
};

export function canMoveQuestion(from: QuestionState, to: QuestionState, mover: Mover): boolean {
  return QUESTION_MOVES[from][to]?.includes(mover) ?? false;
}

/** Chairs do what moderators do. */
export function moversOf(roles: ReadonlySet<Role>): Mover[] {
  const movers: Mover[] = [];
  if (roles.has('chair')) movers.push('chair', 'moderator');
  if (roles.has('moderator')) movers.push('moderator');
  if (roles.has('speaker')) movers.push('speaker');
  return movers;
}

/** Questions that can be voted for: everything still wanted. */
export const OPEN_STATES: readonly QuestionState[] = ['published', 'next', 'answering'];
/** Questions whose wording may still become another: nobody has begun to answer them. */
export const WORDING_STATES: readonly QuestionState[] = ['received', 'published', 'next'];
/** Questions of a person that count against the most they may have open (LIVE-16). */
export const UNANSWERED_STATES: readonly QuestionState[] = ['received', ...OPEN_STATES];
/** Questions that everybody in the session can see, or of which they see that they are gone. */
export const PUBLIC_STATES: readonly QuestionState[] = [
  ...OPEN_STATES,
  'answered',
  'merged',
  'removed',
  'withdrawn',
  'carried-over',
];

/** What a person is told about a question's state. */
export const STATE_WORDS: Readonly<Record<QuestionState, string>> = {
  received: 'Waiting for a moderator to look',
  published: 'Shown to everyone',
  next: 'Chosen to be answered soon',
  answering: 'Being answered now',
  answered: 'Answered',
  merged: 'Merged into another question',
  declined: 'Not shown',
  removed: 'Taken down',
  withdrawn: 'Withdrawn by the asker',
  'carried-over': 'Carried on to the forum',
};

export type SpeakerState = 'waiting' | 'answered-aloud' | 'answered-in-writing' | 'passed-on' | 'declined';

export const SPEAKER_STATE_WORDS: Readonly<Record<SpeakerState, string>> = {
  waiting: 'has not answered yet',
  'answered-aloud': 'answered aloud',
  'answered-in-writing': 'answered in writing',
  'passed-on': 'passed it on',
  declined: 'declined to answer',
};

/** One addressed speaker's part in a question (LIVE-58). */
export interface AddressedSpeaker {
  readonly speakerId: RoleId;
  readonly state: SpeakerState;
  readonly passedTo: string | null;
  readonly reason: string | null;
}

/** Answered for the whole question: nobody addressed is still waiting. */
export function isWhollyAnswered(speakers: readonly AddressedSpeaker[]): boolean {
  return speakers.every((speaker) => speaker.state !== 'waiting');
}

export interface Answer {
  readonly speakerId: RoleId;
  /** `summary`: of a spoken answer, by a note-taker until the speaker confirms it (LIVE-59). */
  readonly kind: 'written' | 'summary';
  readonly text: string;
  /** The time in the recording, as it was typed. */
  readonly recordingAt: string;
  readonly confirmed: boolean;
  readonly at: Date;
}

/** A question as the people running the session and its asker may know it. */
export interface Question {
  readonly id: QuestionId;
  readonly sessionId: SessionId;
  readonly partId: PartId | null;
  readonly seatId: SeatId | null;
  readonly text: string;
  readonly naming: Naming;
  readonly shownName: string | null;
  readonly shownOrganisation: string | null;
  readonly labelId: LabelId | null;
  readonly language: string;
  readonly state: QuestionState;
  readonly reason: DeclineReason | null;
  readonly reasonNote: string | null;
  /** When the state last changed: what a moderator's page compares to know whether it is stale. */
  readonly stateAt: Date;
  readonly askedAt: Date;
  readonly listedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly answeredLive: boolean;
  readonly nextPosition: number | null;
  readonly pinnedAt: Date | null;
  readonly parkedAt: Date | null;
  readonly marked: string | null;
  readonly mergedInto: QuestionId | null;
  readonly reworded: boolean;
  readonly reopened: boolean;
  readonly secondLookAt: Date | null;
  readonly secondLookNote: string | null;
  readonly secondLookDone: boolean;
  readonly decidedBy: string | null;
  readonly fromFloor: boolean;
  /** In its thread, before the session has closed (LIVE-63). */
  readonly replies: number;
  readonly version: number;
  readonly countsVersion: number;
}

/** Longest question, in Unicode code points after normalisation (LIVE-27). */
export const MAX_QUESTION_LENGTH = 1_000;
/** Longest answer, in Unicode code points. */
export const MAX_ANSWER_LENGTH = 5_000;
/** One question in so many seconds (LIVE-34). */
export const SECONDS_BETWEEN_QUESTIONS = 10;

/** Who asked, as everybody may see it. */
export function askerWords(
  question: Pick<Question, 'shownName' | 'shownOrganisation' | 'fromFloor'>,
): string {
  const who = [question.shownName, question.shownOrganisation]
    .filter((each) => each !== null && each !== '')
    .join(', ');
  const floor = question.fromFloor ? 'Asked from the floor' : '';
  return [floor, who].filter((each) => each !== '').join(': ') || 'Name not shown';
}

/** Whether a moderator has decided not to show it. */
export function isSetAside({ state }: Pick<Question, 'state'>): boolean {
  return state === 'declined' || state === 'removed';
}

/** Whether the asker has asked for a second look, and nobody has taken it. */
export function awaitsSecondLook(question: Pick<Question, 'secondLookAt' | 'secondLookDone'>): boolean {
  return question.secondLookAt !== null && !question.secondLookDone;
}
