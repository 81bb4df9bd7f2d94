import type { Id } from '../../platform/ids.ts';
import type { PersonId } from '../people/index.ts';

export type IntroductionId = Id<'introduction'>;
export type IntroductionState = 'asked' | 'accepted' | 'declined' | 'withdrawn';

/** Characters of what somebody writes to whom they would like to meet. */
export const MAX_REASON_LENGTH = 1_000;

export interface Introduction {
  readonly id: IntroductionId;
  readonly askerId: PersonId;
  readonly askedId: PersonId;
  readonly reason: string;
  readonly state: IntroductionState;
  readonly askedAt: Date;
  readonly settledAt: Date | null;
  /** When whoever asked can talk: ISO 8601, at most three. */
  readonly times: readonly string[];
  /** The time zone (IANA) of whoever asked. */
  readonly zone: string;
  /** The time to talk that the other chose. */
  readonly meetsAt: Date | null;
}

/** The times that can still be chosen. */
export function timesLeft({ times }: Pick<Introduction, 'times'>, now: Date): readonly Date[] {
  return times.map((time) => new Date(time)).filter((time) => time > now);
}

/** An introduction as one of its two people sees the other. */
export interface ShownIntroduction extends Introduction {
  readonly other: {
    readonly id: PersonId;
    readonly name: string;
    readonly organisation: string | null;
    /** Only once both have agreed. */
    readonly email: string | null;
  };
}

/** How somebody wants to be reached. */
export interface IntroductionChoice {
  readonly takesRequests: boolean;
  readonly wantsSuggestions: boolean;
}

export const DEFAULT_CHOICE: IntroductionChoice = { takesRequests: true, wantsSuggestions: true };

/** How many of one's requests may wait at a time, and how many one may send in a week. */
export const MOST_WAITING = 5;
export const MOST_PER_WEEK = 10;
/** After a no, so many days until one may ask the same person again. */
export const DAYS_AFTER_NO = 90;

/** Why a request was not sent. `not-now` never says whether somebody pauses, has blocked the asker or said no. */
export type Refusal = 'not-now' | 'already' | 'too-many' | 'gone';

export const REFUSAL_WORDS: Readonly<Record<Refusal, string>> = {
  'not-now': 'This person does not take requests at present. Your words have not been sent',
  already: 'There is already a request between the two of you. See it under Introductions',
  'too-many': `At most ${MOST_WAITING} of your requests wait at a time, and at most ${MOST_PER_WEEK} go out in a week. Withdraw one, or try again later`,
  gone: 'This person is no longer here',
};

/** Why somebody is suggested. */
export type SuggestionReason =
  | { readonly kind: 'offers-your-need'; readonly words: string }
  | { readonly kind: 'needs-your-offer'; readonly words: string }
  | { readonly kind: 'same-questions' };

export interface Suggestion {
  readonly person: { readonly id: PersonId; readonly name: string; readonly organisation: string | null };
  readonly reasons: readonly SuggestionReason[];
}

/** Never more at a time. */
export const MOST_SUGGESTIONS = 3;
