import type { EndeavourSeatId, MemberId } from '../endeavour.ts';
import type { Consent } from '../stewards/proposal.ts';

/** A proposal that the endeavour closes, or that a closed one is open again. The seats decide it by consent. */
export interface Ending {
  readonly id: string;
  readonly kind: 'close' | 'reopen';
  /** What became of the endeavour; or why it should be open again. */
  readonly became: string;
  readonly proposedBy: MemberId | null;
  /** The seat of whoever proposed it. */
  readonly seatId: EndeavourSeatId;
  readonly proposedAt: Date;
  readonly closesAt: Date;
  readonly state: 'open' | 'agreed' | 'not-agreed' | 'withdrawn';
  readonly settledAt: Date | null;
  /** In words, when it is settled. */
  readonly outcome: string;
  readonly consents: readonly Consent[];
}

/** How a closed endeavour was closed the last time; undefined where it never was. `endings`: the newest first. */
export function lastClosing(endings: readonly Ending[]): Ending | undefined {
  return endings.find(({ kind, state }) => kind === 'close' && state === 'agreed');
}
