import { askerWords, type AddressedSpeaker, type QuestionState } from './question.ts';
import { DECLINE_REASONS, HIDDEN_FOR } from '../sessions/shared.ts';
import type { QuestionDetails } from './repository.ts';

/** A question as everybody in the session may see it: what the page shows and what the stream carries. */
export interface PublicQuestion {
  readonly id: string;
  readonly part: string | null;
  readonly text: string;
  /** The text as first asked, where it was changed since. */
  readonly original: string | null;
  /** A clearer wording proposed by a moderator, shown beside the asker's own. */
  readonly proposed: string | null;
  /** The wordings of questions merged into this one. */
  readonly merged: readonly string[];
  readonly asker: string;
  readonly label: string | null;
  readonly language: string;
  readonly state: QuestionState;
  /** Why it was taken down, in words. */
  readonly reason: string | null;
  readonly mergedInto: string | null;
  readonly speakers: readonly AddressedSpeaker[];
  readonly answers: readonly PublicAnswer[];
  readonly askedAt: string;
  readonly stateAt: string;
  readonly nextPosition: number | null;
  readonly pinned: boolean;
  readonly parked: boolean;
  readonly votes: number;
  /** In its thread, before the session has closed. */
  readonly replies: number;
  /** 0 to 1, rounded to 4 decimals; null where one organisation alone is present. */
  readonly score: number | null;
  /** Stands in the lane "New – have a look" (RANK-6). */
  readonly isNew: boolean;
}

export interface PublicAnswer {
  readonly speakerId: string;
  readonly kind: 'written' | 'summary';
  readonly text: string;
  readonly recordingAt: string;
  readonly confirmed: boolean;
  readonly at: string;
}

/** What changes with every vote, as the stream carries it: id, votes, score, isNew. */
export type QuestionCounts = readonly [string, number, number | null, boolean];

export interface Place {
  readonly score: number | null;
  readonly isNew: boolean;
}

/** What a question cannot say of itself: it depends on others. */
export interface Surroundings extends Place {
  /** Wordings of the questions merged into this one. */
  readonly merged: readonly string[];
  /** It is part of a question that is not shown, and follows it. */
  readonly isPartOfHidden: boolean;
}

export function toPublicQuestion(details: QuestionDetails, around: Surroundings): PublicQuestion {
  const isHidden = isOffView(details) || around.isPartOfHidden;
  const { wordings } = details;
  return {
    id: details.id,
    part: details.partId,
    text: isHidden ? '' : details.text,
    original: isHidden ? null : (wordings.find((each) => each.state === 'original')?.text ?? null),
    proposed: isHidden ? null : (wordings.findLast((each) => each.state === 'shown-beside')?.text ?? null),
    merged: isHidden ? [] : around.merged,
    asker: isHidden ? '' : askerWords(details),
    label: details.label,
    language: details.language,
    state: details.state,
    reason: details.state === 'removed' && details.reason !== null ? DECLINE_REASONS[details.reason] : null,
    mergedInto: details.mergedInto,
    speakers: details.speakers,
    answers: isHidden ? [] : details.answers.map((answer) => ({ ...answer, at: answer.at.toISOString() })),
    askedAt: details.askedAt.toISOString(),
    stateAt: details.stateAt.toISOString(),
    nextPosition: details.nextPosition,
    pinned: details.pinnedAt !== null,
    parked: details.parkedAt !== null,
    votes: details.votes,
    replies: isHidden ? 0 : details.replies,
    score: around.score,
    isNew: around.isNew,
  };
}

/** Whether nothing of what a question says is shown to everybody. */
export function isOffView({ state }: Pick<QuestionDetails, 'state'>): boolean {
  return state === 'removed' || state === 'withdrawn' || state === 'declined' || state === 'received';
}

/** Whether a withdrawn or removed question leaves a line: only where others had taken part in it (LIVE-32, LIVE-49). */
export function leavesLine(details: Pick<QuestionDetails, 'state' | 'votes' | 'listedAt'>): boolean {
  return details.state !== 'withdrawn' || (details.listedAt !== null && details.votes > 1);
}

export function isTextHidden(details: Pick<QuestionDetails, 'state' | 'reason'>): boolean {
  return (
    (details.state === 'removed' || details.state === 'declined') &&
    details.reason !== null &&
    HIDDEN_FOR.has(details.reason)
  );
}

/** A question that only its asker sees, in the same form as the public ones. */
export function ownQuestion(details: QuestionDetails): PublicQuestion {
  const shown = toPublicQuestion(details, {
    score: null,
    isNew: false,
    merged: [],
    isPartOfHidden: false,
  });
  return {
    ...shown,
    text: details.text,
    asker: askerWords(details),
    reason: details.reason === null ? null : DECLINE_REASONS[details.reason],
  };
}
