import type { EndeavourId } from '../endeavour.ts';
import type { SessionId } from '../../sessions/index.ts';

/** An endeavour and a session that it is, was or wants to be linked to (LIVE-15). */
export interface SessionLink {
  readonly id: string;
  readonly endeavourId: EndeavourId;
  /** Null where the session is not here: it was deleted, or the endeavour was brought in from elsewhere. */
  readonly sessionId: SessionId | null;
  /** "the session “Leaving prison” of 1 June 2026". */
  readonly words: string;
  readonly wantedAt: Date;
  /** Null while the stewards want the link. */
  readonly unlinkedAt: Date | null;
  /** What the organisers of the session said; null while they have not. */
  readonly answer: 'yes' | 'no' | null;
  readonly answeredAt: Date | null;
}

/** Whether a link is shown: on both sides while both want it, and on neither otherwise. */
export function stands({ unlinkedAt, answer }: Pick<SessionLink, 'unlinkedAt' | 'answer'>): boolean {
  return unlinkedAt === null && answer === 'yes';
}
