import type { Clock } from '../../../platform/clock.ts';
import type { Questions } from '../../questions/index.ts';
import type { Sessions } from '../../sessions/index.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { carryOver } from './carry-over.ts';
import { forgetAsker, giveAsker } from './askers.repository.ts';

/** A session that closes leaves its questions as threads, and they follow what becomes of them. */
export function followSessions(
  { sessions, questions }: { readonly sessions: Sessions; readonly questions: Questions },
  deps: Parameters<typeof carryOver>[2] & Parameters<typeof bringUpToDate>[2] & { readonly clock: Clock },
): void {
  sessions.service.onMove(async (tx, session, _from, now) => {
    if (session.state === 'closed' && session.rehearsalOf === null) await carryOver(tx, session, deps, now);
  });
  questions.onChanged((tx, changed, now) => bringUpToDate(tx, changed, deps, now));
  sessions.seats.onSeatKept((tx, seatId, personId) => giveAsker(tx, seatId, personId));
  sessions.seats.onSeatErased(async (tx, session, seat) => {
    for (const questionId of await forgetAsker(tx, seat.id)) {
      await bringUpToDate(tx, { session, questionId, by: null }, deps, deps.clock.now());
    }
  });
}
