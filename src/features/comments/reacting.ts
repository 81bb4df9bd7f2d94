import type { Queryable } from '../../platform/database/transaction.ts';
import type { Seat, Visit } from '../sessions/index.ts';
import type { CommentId, Reaction } from './comment.ts';
import { findComment } from './comments.repository.ts';
import { done, type Outcome, refused } from './outcome.ts';
import { removeReaction, setReaction } from './reactions.repository.ts';

/**
 * Reactions are quiet: they give the session no new version, and nobody's page is told. Each page has the counts of
 * the moment at which it was made.
 */
export interface Reacting {
  /** One of each kind for each seat, which can be taken back. */
  react(
    visit: Visit,
    seat: Seat,
    id: CommentId,
    reaction: { kind: Reaction; wanted: boolean },
  ): Promise<Outcome>;
}

export function createReacting({ db }: { readonly db: Queryable }): Reacting {
  return {
    async react({ session, can }, seat, id, { kind, wanted }) {
      if (!session.commentsAllowed || !can('vote')) {
        return refused('This session takes no reactions just now. The comment and its counts stay.');
      }
      const comment = await findComment(db, session.id, id);
      if (comment?.state !== 'published') return refused('This comment is no longer there.');
      if (comment.seatId === seat.id) return refused('This is your own comment: others react to it.');
      const reaction = { commentId: id, seatId: seat.id, kind };
      await (wanted ? setReaction(db, reaction) : removeReaction(db, reaction));
      return done;
    },
  };
}
