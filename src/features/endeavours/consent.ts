import type { EndeavourSeatId, SeatWithHolders } from './endeavour.ts';

export type ConsentAnswer = 'consent' | 'object';

/** What a seat says to a proposal: one answer for each seat, however many share it. */
export interface Consent {
  readonly seatId: EndeavourSeatId;
  readonly answer: ConsentAnswer;
  readonly reason: string;
  readonly saidAt: Date;
}

/** Something that the seats decide by consent. */
export interface Proposed {
  readonly id: string;
  readonly proposedAt: Date;
  readonly closesAt: Date;
  readonly state: 'open' | 'agreed' | 'not-agreed' | 'withdrawn';
  readonly settledAt: Date | null;
  /** In words, when it is settled. */
  readonly outcome: string;
  readonly consents: readonly Consent[];
}

/** For this long can the seats consent or object. */
export const DAYS_TO_ANSWER = 7;

export type Decision =
  { readonly state: 'open' } | { readonly state: 'agreed' | 'not-agreed'; readonly outcome: string };

/**
 * What the seats have decided: agreed when no objection stands, at least half of the held seats have consented, and the
 * proposed member's own seat is among them. It is settled at its closing date, or as soon as every held seat has
 * consented. Answers of seats that nobody holds any more do not count. A proposal about no seat has no `seatId`.
 */
export function decide(
  proposal: Pick<Proposed, 'consents' | 'closesAt'> & { readonly seatId?: EndeavourSeatId },
  heldSeats: ReadonlySet<EndeavourSeatId>,
  now: Date,
): Decision {
  const standing = proposal.consents.filter(({ seatId }) => heldSeats.has(seatId));
  const consents = standing.filter(({ answer }) => answer === 'consent');
  const objections = standing.length - consents.length;
  const isEverybody = consents.length === heldSeats.size;
  if (!isEverybody && now < proposal.closesAt) return { state: 'open' };
  const of = `${consents.length} of ${heldSeats.size} held ${heldSeats.size === 1 ? 'seat' : 'seats'}`;
  if (objections > 0) {
    const stood = `${objections} ${objections === 1 ? 'objection' : 'objections'} stood`;
    return { state: 'not-agreed', outcome: `${stood}; ${of} consented` };
  }
  if (heldSeats.size === 0) return { state: 'not-agreed', outcome: 'nobody holds a seat any more' };
  if (proposal.seatId !== undefined && !consents.some(({ seatId }) => seatId === proposal.seatId)) {
    return { state: 'not-agreed', outcome: `the seat that was proposed did not consent; ${of} did` };
  }
  if (consents.length * 2 < heldSeats.size) {
    return { state: 'not-agreed', outcome: `fewer than half consented: ${of}` };
  }
  return { state: 'agreed', outcome: `${of} consented and no objection stood` };
}

/** Whether the seats can still answer. */
export function takesAnswers({ state, closesAt }: Pick<Proposed, 'state' | 'closesAt'>, now: Date): boolean {
  return state === 'open' && closesAt > now;
}

/** The seats that have a say: those that somebody holds. */
export function heldSeats(seats: readonly SeatWithHolders[]): ReadonlySet<EndeavourSeatId> {
  return new Set(seats.filter(({ holders }) => holders.length > 0).map(({ id }) => id));
}
