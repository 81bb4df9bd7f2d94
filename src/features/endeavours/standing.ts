import type { Endeavour } from './endeavour.ts';
import { STEWARDS_AT_LEAST } from './stewardship.ts';

/** What an endeavour is in just now, beside being active or closed. */
export interface Standing extends Pick<Endeavour, 'state'> {
  /** The stewards in office, without the convener. */
  readonly stewards: number;
  /** What the seats are asked for now. */
  readonly proposed: 'close' | 'reopen' | null;
}

/** The same in a few words, wherever the endeavour is named; undefined for an active one that lacks nothing. */
export function standingWords({ state, stewards, proposed }: Standing): string | undefined {
  if (state === 'closed') return proposed === 'reopen' ? 'Closed, reopening is proposed' : 'Closed';
  if (proposed === 'close') return 'Closing is proposed';
  if (stewards < STEWARDS_AT_LEAST) return stewards === 0 ? 'No steward yet' : 'One steward only';
  return undefined;
}
