import type { Queryable } from '../../platform/database/transaction.ts';
import type { SessionId } from '../sessions/index.ts';
import type { Poll, PollId, PollQuestion } from './poll.ts';
import { findPoll } from './repository.ts';

/** What answers to a poll are read by. */
export type OpenedPoll = PollQuestion & Pick<Poll, 'id' | 'sessionId'>;

export interface OpenedPolls {
  /** A poll that was opened, whatever its state is now; undefined for a draft. */
  find(sessionId: SessionId, id: PollId): Promise<OpenedPoll | undefined>;
}

const POLLS_KEPT = 500;

/** Remembers what opened polls ask, which never changes: a hall that answers at once asks the database once. */
export function rememberOpenedPolls(db: Queryable): OpenedPolls {
  const known = new Map<PollId, OpenedPoll>();
  return {
    async find(sessionId, id) {
      const remembered = known.get(id);
      if (remembered !== undefined) return remembered.sessionId === sessionId ? remembered : undefined;
      const poll = await findPoll(db, sessionId, id);
      if (poll === undefined || poll.state === 'draft') return undefined;
      known.set(id, poll);
      const [oldest] = known.keys();
      if (known.size > POLLS_KEPT && oldest !== undefined) known.delete(oldest);
      return poll;
    },
  };
}
