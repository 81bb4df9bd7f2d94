import type { Proposed } from '../consent.ts';
import type { EndeavourSeatId, MemberId } from '../endeavour.ts';

/** That a member should be a steward for a term. */
export interface Proposal extends Proposed {
  readonly memberId: MemberId;
  readonly seatId: EndeavourSeatId;
  readonly termMonths: number;
  readonly why: string;
}
