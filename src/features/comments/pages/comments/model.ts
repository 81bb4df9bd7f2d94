import type { CommentId, Reaction } from '../../comment.ts';
import type { OwnRelation, PublicComment } from '../../public-comment.ts';

export type ListedComment = PublicComment & OwnRelation;

/** The part of the page that scripts keep up to date. Plain JSON. */
export interface CommentsModel {
  readonly code: string;
  readonly version: number;
  readonly eventsUrl: string;
  readonly stateWords: string;
  readonly zone: string;
  readonly comments: readonly ListedComment[];
  /** Comments that were shown so far in the session, on all pages. */
  readonly total: number;
  /** The last comment of this page, where older ones follow. */
  readonly last: CommentId | null;
  /** This page begins with the newest comment. */
  readonly isNewest: boolean;
  readonly mayReact: boolean;
  /** The address of this page, to come back to. */
  readonly here: string;
  readonly csrf: string;
  readonly updatedAt: string;
}

/** What the stream carries of comments. */
export interface CommentChanges {
  /** Comments that were shown so far. */
  readonly total: number;
  /** Taken down or withdrawn. */
  readonly gone: readonly CommentId[];
}

export interface CommentsMessage {
  readonly version: number;
  readonly session: { readonly stateWords: string };
  readonly comments?: CommentChanges;
}

export interface CommentsNews {
  readonly model: CommentsModel;
  /** Comments that were shown since the page was made. */
  readonly fresh: number;
}

/** Takes in a message without moving anything: new comments are counted, and what was taken down is gone at once. */
export function applyMessage({ model, fresh }: CommentsNews, message: CommentsMessage): CommentsNews {
  const { comments: changes } = message;
  const gone = new Set(changes?.gone ?? []);
  return {
    model: {
      ...model,
      version: message.version,
      stateWords: message.session.stateWords,
      comments: model.comments.map((comment) =>
        gone.has(comment.id) && comment.state === 'published'
          ? { ...comment, state: 'removed', text: '', writer: '' }
          : comment,
      ),
    },
    fresh: changes === undefined ? fresh : Math.max(0, changes.total - model.total),
  };
}

/** A reaction of one's own, set or taken back, before the server has confirmed it. */
export function withReaction(
  model: CommentsModel,
  id: string,
  kind: Reaction,
  wanted: boolean,
): CommentsModel {
  return {
    ...model,
    comments: model.comments.map((comment) => {
      if (comment.id !== id || comment.reactions.includes(kind) === wanted) return comment;
      const others = comment.reactions.filter((each) => each !== kind);
      return {
        ...comment,
        reactions: wanted ? [...others, kind] : others,
        counts: { ...comment.counts, [kind]: comment.counts[kind] + (wanted ? 1 : -1) },
      };
    }),
  };
}
