import type { Services } from '../../platform/services.ts';
import type { Session, Sessions } from '../sessions/index.ts';
import { createModerating, type Moderating } from './moderating.ts';
import { createPace, type Pace } from './pace/pace.ts';
import { deleteSignals } from './pace/pace.repository.ts';
import { paceRoute } from './pace/route.ts';
import type { CommentPages } from './pages.ts';
import { commentActs } from './pages/comments/acts.ts';
import { commentsPage } from './pages/comments/page.tsx';
import { moderatePage } from './pages/moderate/page.tsx';
import { staffMessagesPage } from './pages/staff-messages/page.tsx';
import type { PublicComment } from './public-comment.ts';
import { createReacting, type Reacting } from './reacting.ts';
import { createCommentReader } from './reading.ts';
import { describeComments } from './record-words.ts';
import { followSeats } from './seats.ts';
import { deleteMessages } from './staff-messages/messages.repository.ts';
import { createStaffMessages, type StaffMessages } from './staff-messages/messages.ts';
import { createWriting, type Writing } from './writing.ts';

export type { PublicComment } from './public-comment.ts';

/** What other features need of comments, of signals on the pace, and of the messages between the staff. */
export interface Comments {
  /** All that everybody sees, newest first, for the archive and exports. */
  listPublic(session: Session): Promise<readonly PublicComment[]>;
  /** How many comments were ever shown. */
  countShown(session: Session): Promise<number>;
  /** Comments that wait for a moderator. */
  countWaiting(session: Session): Promise<number>;
  readonly writing: Writing;
  readonly reacting: Reacting;
  readonly moderating: Moderating;
  readonly pace: Pace;
  readonly staffMessages: StaffMessages;
}

export function registerComments(services: Services, sessions: Sessions): Comments {
  const { app, database, clock } = services;
  const { live, visits, service, record, seats } = sessions;
  const db = database.kysely;
  const deps = { db, clock, live };
  const reading = createCommentReader(db);
  const pace = createPace(deps);
  const writing = createWriting(deps);
  const reacting = createReacting(deps);
  const moderating = createModerating(deps);
  const staffMessages = createStaffMessages(deps);
  const pages: CommentPages = {
    app,
    db,
    clock,
    visits,
    reading,
    pace,
    staffMessages,
    writing,
    reacting,
    moderating,
  };
  for (const add of [commentsPage, commentActs, moderatePage, paceRoute, staffMessagesPage]) add(pages);
  describeComments(record);
  followSeats(seats);
  live.addPart({ name: 'comments', changesSince: (session, since) => reading.changesSince(session, since) });
  // What was only of the moment is not kept.
  service.onMove(async (tx, session) => {
    if (session.state === 'closed') await deleteSignals(tx, session.id);
    if (session.state === 'archived') await deleteMessages(tx, session.id);
  });
  app.addHook('onClose', async () => pace.close());
  return {
    listPublic: (session) => reading.all(session),
    countShown: (session) => reading.countShown(session),
    countWaiting: (session) => reading.countWaiting(session),
    writing,
    reacting,
    moderating,
    pace,
    staffMessages,
  };
}
