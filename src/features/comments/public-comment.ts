import { DECLINE_REASONS } from '../sessions/shared.ts';
import { type Comment, type CommentId, type Reaction, type ReactionCounts, writerWords } from './comment.ts';

/** A comment as everybody in the session may see it. Plain JSON. */
export interface PublicComment {
  readonly id: CommentId;
  /** Empty where it was taken down or withdrawn. */
  readonly text: string;
  readonly writer: string;
  /** ISO 8601. */
  readonly at: string;
  readonly state: 'published' | 'removed' | 'withdrawn';
  /** Why it was taken down, in words. */
  readonly reason: string | null;
  readonly counts: ReactionCounts;
}

/** One's own relation to a comment. */
export interface OwnRelation {
  readonly isMine: boolean;
  readonly reactions: readonly Reaction[];
}

/** Undefined for what only its writer and the moderators see. */
export function toPublicComment(comment: Comment, counts: ReactionCounts): PublicComment | undefined {
  const { id, state, publishedAt, reason } = comment;
  if (publishedAt === null || state === 'received' || state === 'declined') return undefined;
  const isShown = state === 'published';
  return {
    id,
    text: isShown ? comment.text : '',
    writer: isShown ? writerWords(comment) : '',
    at: publishedAt.toISOString(),
    state,
    reason: state === 'removed' && reason !== null ? DECLINE_REASONS[reason] : null,
    counts,
  };
}
