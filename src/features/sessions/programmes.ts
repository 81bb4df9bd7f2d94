import type { Clock } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import { loadProgramme } from './repository.ts';
import type { Programme, Session, SessionId } from './session.ts';

/** Names of people and organisations change without a new version of the session. */
const KEPT_MS = 10_000;
const MOST_KEPT = 100;

interface Kept {
  readonly version: number;
  readonly until: number;
  readonly programme: Promise<Programme>;
}

/** Programmes as they are read for pages that a whole hall opens at once: read once for each version of a session. */
export function recentProgrammes(db: Queryable, clock: Clock): (session: Session) => Promise<Programme> {
  const kept = new Map<SessionId, Kept>();
  return (session) => {
    const now = clock.now().getTime();
    const known = kept.get(session.id);
    if (known !== undefined && known.version === session.version && known.until > now) return known.programme;
    const programme = loadProgramme(db, session);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(session.id, { version: session.version, until: now + KEPT_MS, programme });
    programme.catch(() => kept.delete(session.id));
    return programme;
  };
}
