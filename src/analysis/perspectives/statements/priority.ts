import type { VoteCounts } from '../document.ts';
import { METADATA_PRIORITY } from '../settings.ts';

/** What decides how often a statement is shown next (OPN-62). */
export interface PriorityInput extends Pick<VoteCounts, 'agree' | 'pass' | 'votes'> {
  /** Null for a statement that is not on the map. */
  readonly extremity: number | null;
  readonly metadata: boolean;
}

/**
 * Higher for statements that spread people, that they agree with and do not pass on, and that few have seen yet.
 * Range: 0 upwards; 49 for a statement that describes the voter.
 */
export function priorityOf({ agree, pass, votes, extremity, metadata }: PriorityInput): number {
  if (metadata) return METADATA_PRIORITY;
  const importance = (1 - (pass + 1) / (votes + 2)) * ((extremity ?? 0) + 1) * ((agree + 1) / (votes + 2));
  return (importance * (1 + 8 * 2 ** (-votes / 5))) ** 2;
}
