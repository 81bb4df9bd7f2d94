import type { Proposed } from '../consent.ts';
import type { EndeavourSeatId, MemberId } from '../endeavour.ts';

/** A proposal that the endeavour closes, or that a closed one is open again. The seats decide it by consent. */
export interface Ending extends Proposed {
  readonly kind: 'close' | 'reopen';
  /** What became of the endeavour; or why it should be open again. */
  readonly became: string;
  readonly proposedBy: MemberId | null;
  /** The seat of whoever proposed it. */
  readonly seatId: EndeavourSeatId;
}

/** How a closed endeavour was closed the last time; undefined where it never was. `endings`: the newest first. */
export function lastClosing(endings: readonly Ending[]): Ending | undefined {
  return endings.find(({ kind, state }) => kind === 'close' && state === 'agreed');
}
