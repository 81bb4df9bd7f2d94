import type { Id } from '../../platform/ids.ts';
import type { SessionId } from './session.ts';

export type SeatId = Id<'seat'>;

/** One person's place in a session, and the unit of voting (LIVE-36): the seat, not the browser or connection. */
export interface Seat {
  readonly id: SeatId;
  readonly sessionId: SessionId;
  readonly personId: string | null;
  /** `floor`: a moderator enters what people without a device ask (LIVE-19). */
  readonly kind: 'guest' | 'verified' | 'floor';
  readonly name: string;
  readonly organisationId: string | null;
  readonly organisation: string | null;
  readonly place: string;
  readonly level: string;
  readonly joinedAt: Date;
  readonly announcements: boolean;
  readonly blockedAt: Date | null;
  readonly blockedReason: string | null;
  /** Set aside: its votes and sightings do not count, visibly and reversibly (LIVE-37). */
  readonly setAsideAt: Date | null;
  readonly setAsideReason: string | null;
}

/** What somebody says about themselves when they join; each may be empty. */
export interface SeatDetails {
  readonly name: string;
  /** As typed: its organisation is made when it is new. */
  readonly organisation: string;
  readonly place: string;
  readonly level: string;
}
