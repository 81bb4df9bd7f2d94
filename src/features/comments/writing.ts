import type { Clock } from '../../platform/clock.ts';
import { inTransaction, type Queryable } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import {
  changeSession,
  lockSession,
  type Naming,
  namingChoices,
  OPENINGS,
  type Seat,
  type Session,
  type SessionLive,
  shownAs,
  whyNotNow,
} from '../sessions/index.ts';
import { type Comment, type CommentId, SECONDS_BETWEEN_COMMENTS } from './comment.ts';
import {
  findComment,
  findCommentByKey,
  insertComment,
  lastCommentAt,
  updateComment,
} from './comments.repository.ts';
import { done, type Outcome, refused } from './outcome.ts';

export interface CommentInput {
  readonly seat: Seat;
  /** Cleaned, 1 to 500 code points. */
  readonly text: string;
  readonly naming: Naming;
  readonly key: string;
}

export type WriteResult =
  | { readonly ok: true; readonly id: CommentId; readonly state: Comment['state'] }
  | { readonly ok: false; readonly message: string };

/** What participants do with their own comments. */
export interface Writing {
  write(input: CommentInput): Promise<WriteResult>;
  withdraw(seat: Seat, id: CommentId): Promise<Outcome>;
}

export function createWriting(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly live: SessionLive;
}): Writing {
  const { db, clock, live } = deps;

  function tell(sessionId: Session['id']): void {
    live.changed(sessionId);
    live.staffChanged(sessionId);
  }

  return {
    async write({ seat, text, naming, key }) {
      const now = clock.now();
      const result = await inTransaction<WriteResult>(db, async (tx) => {
        const session = await lockSession(tx, seat.sessionId);
        const known = await findCommentByKey(tx, seat.id, key);
        if (known !== undefined) return { ok: true, id: known.id, state: known.state };
        const why = whyNot(session, await lastCommentAt(tx, seat.id), now);
        if (why !== undefined) return refused(why);
        const waits = session.moderation === 'before';
        // What nobody else sees yet gives the session no new version.
        const { version } = waits ? session : await changeSession(tx, session.id);
        const form = namingChoices(session).includes(naming) ? naming : session.naming;
        const id = newId<'comment'>();
        const state = waits ? 'received' : 'published';
        await insertComment(tx, {
          id,
          sessionId: session.id,
          seatId: seat.id,
          key,
          text,
          naming: form,
          ...shownAs(seat, form),
          state,
          at: now,
          publishedAt: waits ? null : now,
          version,
        });
        return { ok: true, id, state };
      });
      if (result.ok) tell(seat.sessionId);
      return result;
    },

    async withdraw(seat, id) {
      const outcome = await inTransaction<Outcome>(db, async (tx) => {
        const session = await lockSession(tx, seat.sessionId);
        const comment = await findComment(tx, session.id, id);
        if (comment?.seatId !== seat.id) return refused('This is not your comment.');
        if (comment.state === 'withdrawn') return done;
        if (session.state === 'archived') {
          return refused('This session is archived, so nothing in it changes any more.');
        }
        const { version } = await changeSession(tx, session.id);
        await updateComment(tx, id, { state: 'withdrawn', version });
        return done;
      });
      if (outcome.ok) tell(seat.sessionId);
      return outcome;
    },
  };
}

function whyNot(session: Session, lastAt: Date | null, now: Date): string | undefined {
  if (!session.commentsAllowed) {
    return 'Comments are switched off in this session. You can ask a question instead.';
  }
  if (!OPENINGS[session.state].questions) return whyNotNow(session.state, 'comments');
  const since = lastAt === null ? Infinity : (now.getTime() - lastAt.getTime()) / 1000;
  if (since >= SECONDS_BETWEEN_COMMENTS) return undefined;
  const wait = Math.ceil(SECONDS_BETWEEN_COMMENTS - since);
  return `You have just written a comment. Wait ${wait} ${wait === 1 ? 'second' : 'seconds'}, then send this one. Your text is kept.`;
}
