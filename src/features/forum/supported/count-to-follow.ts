import type { Queryable } from '../../../platform/database/transaction.ts';
import { isOver, type Seat, type Session } from '../../sessions/index.ts';
import { hasChosen, supportedThreads } from './supported.repository.ts';

/** How many questions of a session that is over a seat supported and was not yet asked whether to follow (LIVE-62). */
export async function countToFollow(
  queryable: Queryable,
  session: Session,
  seat: Seat | undefined,
): Promise<number> {
  const isAsked = seat !== undefined && seat.blockedAt === null && isOver(session);
  if (!isAsked || (await hasChosen(queryable, seat.id))) return 0;
  return (await supportedThreads(queryable, seat.id, null)).length;
}
