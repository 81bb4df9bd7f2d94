import type { DeclineReason } from '../../../sessions/shared.ts';
import type { CommentState } from '../../comment.ts';

/** A comment as a moderator sees it: with the name that everybody sees, and no other. */
export interface ModeratedComment {
  readonly id: string;
  readonly text: string;
  readonly writer: string;
  readonly state: CommentState;
  readonly reason: DeclineReason | null;
  /** ISO 8601. */
  readonly at: string;
}

/** What moderators see of comments. Plain JSON, asked for again at every change. */
export interface ModerateModel {
  readonly code: string;
  readonly version: number;
  readonly eventsUrl: string;
  readonly zone: string;
  readonly stateWords: string;
  /** The mode of the session, in a sentence. */
  readonly modeWords: string;
  /** The oldest first. */
  readonly waiting: readonly ModeratedComment[];
  /** The latest first. */
  readonly decided: readonly ModeratedComment[];
  readonly csrf: string;
  readonly updatedAt: string;
  /** A decision that was not taken: on which comment, what was chosen, and why not. */
  readonly rejected: {
    readonly id: string;
    readonly reason: string;
    readonly note: string;
    readonly field: 'reason' | 'note';
    readonly message: string;
  } | null;
}
