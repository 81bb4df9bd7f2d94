import type { EndeavourSeatId, MemberId } from './endeavour.ts';
import type { Stewardship } from './stewards.repository.ts';

/** How many stewards there should be at any time. */
export const STEWARDS_AT_LEAST = 2;
/** The usual length of a term. */
export const TERM_MONTHS = 6;
export const TERMS_IN_A_ROW = 2;
/** For this long may whoever started an endeavour convene it, until its seats have chosen stewards. */
export const CONVENER_DAYS = 90;
/** Terms with less than this between them are terms in a row. */
export const BREAK_DAYS = 90;

const DAY_MS = 24 * 3600 * 1000;

/** Whether a term runs at that moment. */
export function runs({ fromAt, untilAt, endedAt }: Stewardship, now: Date): boolean {
  return fromAt <= now && now < untilAt && endedAt === null;
}

/** The term that a member serves now. */
export function inOffice(
  terms: readonly Stewardship[],
  now: Date,
  memberId: MemberId,
): Stewardship | undefined {
  return terms.find((term) => term.memberId === memberId && runs(term, now));
}

/** Those who serve as stewards now, without the convener. */
export function stewardsNow(terms: readonly Stewardship[], now: Date): readonly Stewardship[] {
  return terms.filter((term) => term.office === 'steward' && runs(term, now));
}

/**
 * How many terms a seat has served in a row, up to `now`. They are counted for the seat: otherwise an organisation could
 * keep the role for ever by handing its seat on.
 */
export function termsInARow(terms: readonly Stewardship[], now: Date, seatId: EndeavourSeatId): number {
  let before = now.getTime();
  let count = 0;
  for (const term of terms
    .filter((each) => each.seatId === seatId && each.office === 'steward')
    .toReversed()) {
    const until = Math.min((term.endedAt ?? term.untilAt).getTime(), now.getTime());
    if (before - until > BREAK_DAYS * DAY_MS) break;
    count += 1;
    before = term.fromAt.getTime();
  }
  return count;
}

/** That many months later, on the same day of the month or its last. */
export function monthsAfter(at: Date, months: number): Date {
  const after = new Date(at.getTime());
  const day = after.getUTCDate();
  after.setUTCDate(1);
  after.setUTCMonth(after.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(after.getUTCFullYear(), after.getUTCMonth() + 1, 0)).getUTCDate();
  after.setUTCDate(Math.min(day, lastDay));
  return after;
}

export function daysAfter(at: Date, days: number): Date {
  return new Date(at.getTime() + days * DAY_MS);
}
