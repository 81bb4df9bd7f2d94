import type { Clock } from '../../../platform/clock.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import type { Session, SessionLive, Visit } from '../../sessions/index.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import type { StaffMessage } from './message.ts';
import { insertMessage, listMessages } from './messages.repository.ts';

/** The private line of the people who run a session: "two more minutes" (LIVE-73). Deleted when it is archived. */
export interface StaffMessages {
  send(visit: Visit, by: PersonId, text: string): Promise<Outcome>;
  /** The latest, newest first. */
  list(session: Session): Promise<readonly StaffMessage[]>;
}

export const MAX_MESSAGE_LENGTH = 300;
const SHOWN = 20;

export function createStaffMessages(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly live: SessionLive;
}): StaffMessages {
  const { db, clock, live } = deps;
  return {
    async send({ session, can }, personId, text) {
      if (!can('message staff')) return refused('Only the people who run the session write here.');
      if (session.state === 'archived')
        return refused('This session is archived. Write in its forum instead.');
      await insertMessage(db, { sessionId: session.id, personId, text, at: clock.now() });
      live.staffChanged(session.id);
      return done;
    },
    list: (session) => listMessages(db, session.id, SHOWN),
  };
}
