import type { OnwardLink } from '../../../../design-system/patterns/onward-links.tsx';
import type { Challenge } from '../../challenges/challenges.repository.ts';
import { type Endeavour, type Member, type Seat, seatLabel, type SeatWithHolders } from '../../endeavour.ts';
import type { Proposal } from '../../stewards/proposal.ts';
import type { Stewardship } from '../../stewards.repository.ts';
import type { Returned } from '../act.ts';

export interface StewardsView {
  readonly csrf: string;
  readonly endeavour: Endeavour;
  readonly own: { readonly member: Member; readonly seat: Seat };
  readonly isSteward: boolean;
  readonly mayTakePart: boolean;
  readonly now: Date;
  readonly current: readonly Stewardship[];
  readonly earlier: readonly Stewardship[];
  readonly coming: readonly Stewardship[];
  readonly proposals: readonly Proposal[];
  readonly challenges: readonly Challenge[];
  /** The threads about each. */
  readonly threads: ReadonlyMap<string, readonly OnwardLink[]>;
  readonly members: readonly Member[];
  readonly seats: readonly SeatWithHolders[];
  readonly returned: Returned;
}

/** A member and the seat, as everybody sees them. */
export function whoIs({ members, seats }: StewardsView, memberId: string, seatId: string): string {
  const name = members.find(({ id }) => id === memberId)?.name ?? 'Somebody';
  const seat = seats.find(({ id }) => id === seatId);
  return seat === undefined ? name : `${name} (${seatLabel(seat)})`;
}
