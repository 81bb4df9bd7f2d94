import type { Questions } from '../../questions/index.ts';
import type { Sessions } from '../../sessions/index.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { carryOver } from './carry-over.ts';

/** A session that closes leaves its questions as threads, and they follow what becomes of them. */
export function followSessions(
  { sessions, questions }: { readonly sessions: Sessions; readonly questions: Questions },
  deps: Parameters<typeof carryOver>[2] & Parameters<typeof bringUpToDate>[2],
): void {
  sessions.service.onMove(async (tx, session, _from, now) => {
    if (session.state === 'closed' && session.rehearsalOf === null) await carryOver(tx, session, deps, now);
  });
  questions.onChanged((tx, changed, now) => bringUpToDate(tx, changed, deps, now));
}
