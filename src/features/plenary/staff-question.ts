import {
  askerWords,
  awaitsSecondLook,
  isSetAside,
  type QuestionDetails,
  type QuestionState,
  STATE_WORDS,
} from '../questions/index.ts';
import { DECLINE_REASONS, type Programme, speakersOf } from '../sessions/index.ts';

/** A question as the people running the session see it. It never tells more of its asker than everybody may know. */
export interface StaffQuestion {
  readonly id: string;
  /** When it was last decided about, in milliseconds: what a form sends back to show what was seen. */
  readonly seen: number;
  readonly text: string;
  readonly asker: string;
  readonly askedAt: string;
  readonly state: QuestionState;
  readonly stateWords: string;
  readonly stateAt: string;
  /** Why a filter asks for a look. */
  readonly mark: string | null;
  readonly label: string | null;
  readonly part: string | null;
  /** "Sam Lee, Jo Smith", "all speakers", or empty. */
  readonly to: string;
  readonly votes: number;
  /** Asked by whoever looks at the page (LIVE-2). */
  readonly isOwn: boolean;
  readonly isPinned: boolean;
  readonly isParked: boolean;
  /** Why it is not shown, in words. */
  readonly reason: string | null;
  readonly reasonNote: string | null;
  readonly awaitsSecondLook: boolean;
  readonly secondLookNote: string | null;
  readonly isReworded: boolean;
  /** Who decided about it last, where that person has a role here. */
  readonly decidedBy: string | null;
  /** The text of the question it was merged into. */
  readonly mergedInto: string | null;
}

export interface StaffEyes {
  readonly programme: Programme;
  /** The seat of whoever looks, in this browser. */
  readonly seatId: string | undefined;
  /** The text of another question of the session. */
  readonly textOf: (id: string) => string | undefined;
}

export function toStaffQuestion(details: QuestionDetails, eyes: StaffEyes): StaffQuestion {
  const { programme, seatId, textOf } = eyes;
  const isAside = isSetAside(details);
  return {
    id: details.id,
    seen: details.stateAt.getTime(),
    text: details.text,
    asker: askerWords(details),
    askedAt: details.askedAt.toISOString(),
    state: details.state,
    stateWords: STATE_WORDS[details.state],
    stateAt: details.stateAt.toISOString(),
    mark: details.marked,
    label: details.label,
    part: programme.parts.find(({ id }) => id === details.partId)?.title ?? null,
    to: addresseesWords(
      details.speakers.map(({ speakerId }) => speakerId),
      programme,
    ),
    votes: details.votes,
    isOwn: seatId !== undefined && details.seatId === seatId && !details.fromFloor,
    isPinned: details.pinnedAt !== null,
    isParked: details.parkedAt !== null,
    reason: isAside && details.reason !== null ? DECLINE_REASONS[details.reason] : null,
    reasonNote: isAside ? details.reasonNote : null,
    awaitsSecondLook: isAside && awaitsSecondLook(details),
    secondLookNote: details.secondLookNote,
    isReworded: details.reworded,
    decidedBy: holderName(programme, details.decidedBy),
    mergedInto: details.mergedInto === null ? null : (textOf(details.mergedInto) ?? null),
  };
}

/** The name under which a person holds a role in the session. */
export function holderName(programme: Programme, personId: string | null): string | null {
  if (personId === null) return null;
  return programme.roles.find((holder) => holder.personId === personId)?.name || null;
}

/** Whom a question is for, in words; empty where it is for nobody in particular. */
export function addresseesWords(ids: readonly string[], programme: Programme): string {
  const speakers = speakersOf(programme);
  if (ids.length > 1 && ids.length === speakers.length) return 'all speakers';
  return speakers
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => name)
    .join(', ');
}
