import type { Id } from '../../platform/ids.ts';

export type ConversationId = Id<'perspectives'>;
export type StatementId = Id<'perspectives-statement'>;
export type ParticipantId = Id<'perspectives-participant'>;

export type ConversationState = 'draft' | 'open' | 'paused' | 'closed';

/** Who may take part: whoever has the link, whoever is signed in, or who holds a seat in the endeavour. */
export type Audience = 'link' | 'signed-in' | 'seats';

export const LENSES = ['wrong', 'do', 'works'] as const;
export type Lens = (typeof LENSES)[number];

export const LENS_WORDS: Readonly<Record<Lens, string>> = {
  wrong: 'What is wrong',
  do: 'What should be done',
  works: 'How things work',
};

/** Where people give their perspectives on one question. */
export interface Conversation {
  readonly id: ConversationId;
  readonly context: string | null;
  readonly question: string;
  readonly background: string;
  /** BCP 47; that of statements where nothing else is said. */
  readonly language: string;
  readonly state: ConversationState;
  readonly audience: Audience;
  readonly moderation: 'before' | 'after';
  readonly addingAllowed: boolean;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  readonly zone: string;
  readonly embedOrigins: readonly string[];
  readonly addressKey: string | null;
  readonly version: number;
  readonly erasedParticipants: number;
  /** Guests whose answers became those of an account. */
  readonly takenAlong: number;
  readonly importedFrom: string | null;
  readonly importedLicence: string | null;
  /** People behind any figure, where that was raised. */
  readonly leastShown: number | null;
  readonly createdAt: Date;
}

/** What a conversation is at a moment: the times that were set hold without anybody's doing. */
export type Standing = 'draft' | 'not-yet' | 'open' | 'paused' | 'closed';

export function standingAt(
  { state, opensAt, closesAt }: Pick<Conversation, 'state' | 'opensAt' | 'closesAt'>,
  now: Date,
): Standing {
  if (state !== 'open') return state;
  if (closesAt !== null && closesAt <= now) return 'closed';
  return opensAt !== null && opensAt > now ? 'not-yet' : 'open';
}

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  draft: 'Draft: only its conveners see it',
  'not-yet': 'Not open yet',
  open: 'Open',
  paused: 'Paused',
  closed: 'Closed',
};

/** Why nothing can be answered now, and what that means for what was answered; null while it is open. */
export function whyNoVotes(standing: Standing): string | null {
  switch (standing) {
    case 'open':
      return null;
    case 'closed':
      return 'This conversation has closed, so this answer was not counted. Every answer that you gave before counts.';
    case 'paused':
      return 'This conversation is paused, so this answer was not counted. What you answered before counts; come back later.';
    default:
      return 'This conversation has not opened yet, so this answer was not counted.';
  }
}

export const recordScope = (id: ConversationId): string => `perspectives:${id}`;

/** Whether statements are looked at before others see them; until then they take part in nothing (OPN-8). */
export function looksBefore({ moderation }: Pick<Conversation, 'moderation'>): boolean {
  return moderation === 'before';
}

/** The endeavour that a conversation belongs to. */
export function endeavourOf({ context }: Pick<Conversation, 'context'>): string | null {
  return context?.startsWith('endeavour:') ? context.slice('endeavour:'.length) : null;
}

/** People behind a figure of a breakdown: more where anybody may read it, and more where that was raised (OPN-79). */
export function minimumShown({
  audience,
  leastShown,
}: Pick<Conversation, 'audience' | 'leastShown'>): number {
  return Math.max(leastMinimum(audience), leastShown ?? 0);
}

/** What the smallest number shown can never be below. */
export function leastMinimum(audience: Audience): number {
  return audience === 'link' ? 5 : 3;
}
