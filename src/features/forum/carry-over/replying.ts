import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable } from '../../../platform/database/transaction.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import { type QuestionId, setReplies } from '../../questions/index.ts';
import { lockSession, type SessionId, type Sessions } from '../../sessions/index.ts';
import type { EventHub } from '../events.ts';
import type { Spaces } from '../spaces/spaces.ts';
import type { ThreadId } from '../thread.ts';
import { openForReplies } from './carry-over.ts';
import { repliesOf } from './carry-over.repository.ts';

const COUNT_REPLIES = 'count-replies';

/** Replies to questions before their session has closed, where its organiser allows them (LIVE-63). */
export interface Replying {
  /**
   * The thread for replies to a question, made when it is missing; undefined where nobody replies now: the session has
   * closed, does not allow it or is a rehearsal, or the question is not there for everybody.
   */
  openForReplies(session: SessionId, questionId: QuestionId): Promise<ThreadId | undefined>;
}

export function createReplying({
  db,
  clock,
  jobs,
  events,
  spaces,
  sessions,
}: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly events: EventHub;
  readonly spaces: Spaces;
  readonly sessions: Sessions;
}): Replying {
  jobs.define<{ readonly thread: ThreadId }>({
    name: COUNT_REPLIES,
    async run({ thread }) {
      const changed = await inTransaction(db, async (tx) => {
        const found = await repliesOf(tx, thread);
        return found === undefined
          ? undefined
          : setReplies(tx, found.questionId as QuestionId, found.replies);
      });
      if (changed !== undefined) sessions.live.changed(changed);
    },
  });
  // Later, for whoever writes holds the thread, and whoever closes the session holds that first.
  events.onPosted(async (tx, { thread }) => {
    if (thread.questionId === null || thread.carried !== null) return;
    await jobs.send(tx, COUNT_REPLIES, { thread: thread.id }, { key: thread.id });
  });
  return {
    openForReplies: (id, questionId) =>
      inTransaction(db, async (tx) => {
        const session = await lockSession(tx, id);
        const { repliesAllowed, closedAt, rehearsalOf } = session;
        if (!repliesAllowed || closedAt !== null || rehearsalOf !== null) return undefined;
        return openForReplies(tx, session, questionId, { spaces }, clock.now());
      }),
  };
}
