import type { Clock } from '../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../platform/database/transaction.ts';
import { writeRecord } from '../../platform/record/record.ts';
import type { PersonId } from '../people/index.ts';
import {
  changeSession,
  type DeclineReason,
  getSeat,
  lockSession,
  recordScope,
  type SessionLive,
  type Visit,
} from '../sessions/index.ts';
import { type Comment, type CommentId, stateAfter } from './comment.ts';
import { findComment, updateComment } from './comments.repository.ts';
import { done, type Outcome, refused } from './outcome.ts';

/** `show`: to everybody; otherwise why it is not shown, or not any more (LIVE-46). */
export type Decision =
  { readonly show: true } | { readonly show: false; readonly reason: DeclineReason; readonly note: string };

/** What moderators and the chair do with comments. */
export interface Moderating {
  decide(visit: Visit, by: PersonId, id: CommentId, decision: Decision): Promise<Outcome>;
}

export function createModerating(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly live: SessionLive;
}): Moderating {
  const { db, clock, live } = deps;
  return {
    async decide(visit, by, id, decision) {
      if (!visit.can('moderate')) return refused('Only moderators and the chair decide on comments.');
      const outcome = await inTransaction<Outcome>(db, async (tx) => {
        const session = await lockSession(tx, visit.session.id);
        const comment = await findComment(tx, session.id, id);
        if (comment === undefined || comment.state === 'withdrawn') {
          return refused('This comment is no longer there: its writer has withdrawn it.');
        }
        if (await isOwn(tx, visit, by, comment)) {
          return refused('This is your own comment. Another moderator, or the chair, decides on it.');
        }
        const state = stateAfter(comment.state, decision.show);
        if (state === null) return done;
        const now = clock.now();
        const { version } = await changeSession(tx, session.id);
        await updateComment(tx, id, {
          state,
          version,
          reason: decision.show ? null : decision.reason,
          reasonNote: decision.show ? null : decision.note || null,
          ...(decision.show && comment.publishedAt === null ? { publishedAt: now } : {}),
        });
        await writeRecord(tx, now, {
          scope: recordScope(session.id),
          kind: `comment-${state}`,
          personId: by,
          subject: id,
          ...(decision.show ? {} : { reason: decision.reason }),
        });
        return done;
      });
      if (outcome.ok) {
        live.changed(visit.session.id);
        live.staffChanged(visit.session.id);
      }
      return outcome;
    },
  };
}

/** LIVE-2: nobody moderates what they wrote themselves. */
async function isOwn(tx: Transaction, visit: Visit, by: PersonId, comment: Comment): Promise<boolean> {
  if (comment.seatId === null) return false;
  return comment.seatId === visit.seat?.id || (await getSeat(tx, comment.seatId)).personId === by;
}
