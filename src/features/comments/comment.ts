import type { Id } from '../../platform/ids.ts';
import type { DeclineReason, Naming, SeatId, SessionId } from '../sessions/index.ts';

export type CommentId = Id<'comment'>;

export type CommentState = 'received' | 'published' | 'declined' | 'removed' | 'withdrawn';

/** Ways to take part without a word. They are counted, and told to nobody. */
export const REACTIONS = ['agree', 'thanks', 'same-here'] as const;
export type Reaction = (typeof REACTIONS)[number];

export const REACTION_WORDS: Readonly<Record<Reaction, string>> = {
  agree: 'Agree',
  thanks: 'Thanks',
  'same-here': 'Same here',
};

export type ReactionCounts = Readonly<Record<Reaction, number>>;

/** Longest comment, in Unicode code points. */
export const MAX_COMMENT_LENGTH = 500;
/** One comment in so many seconds. */
export const SECONDS_BETWEEN_COMMENTS = 5;

/** A comment as its writer and the moderators may know it. */
export interface Comment {
  readonly id: CommentId;
  readonly sessionId: SessionId;
  readonly seatId: SeatId | null;
  readonly text: string;
  readonly naming: Naming;
  readonly shownName: string | null;
  readonly shownOrganisation: string | null;
  readonly state: CommentState;
  readonly reason: DeclineReason | null;
  readonly reasonNote: string | null;
  readonly at: Date;
  /** When it was first shown to everybody. */
  readonly publishedAt: Date | null;
  readonly version: number;
}

/** What the writer is told. */
export const STATE_WORDS: Readonly<Record<CommentState, string>> = {
  received: 'Waiting for a moderator to look',
  published: 'Shown to everyone',
  declined: 'Not shown',
  removed: 'Taken down',
  withdrawn: 'Withdrawn',
};

/** What a moderator's decision makes of a comment; null where there is nothing to decide. */
export function stateAfter(state: CommentState, show: boolean): CommentState | null {
  if (state === 'withdrawn') return null;
  if (show) return state === 'published' ? null : 'published';
  if (state === 'published') return 'removed';
  return state === 'received' ? 'declined' : null;
}

/** Who wrote it, as everybody may see it. */
export function writerWords({
  shownName,
  shownOrganisation,
}: Pick<Comment, 'shownName' | 'shownOrganisation'>): string {
  const who = [shownName, shownOrganisation].filter((each) => each !== null && each !== '').join(', ');
  return who === '' ? 'A participant' : who;
}
