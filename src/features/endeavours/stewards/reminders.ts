import { daysAfter } from '../stewardship.ts';

/** So many days before a steward's term ends, its seats are told; the last first. */
export const DAYS_BEFORE = [7, 30] as const;
/** A new endeavour has this long to choose stewards before its seats are reminded. */
const FIRST_DAYS = 14;
/** How often they are reminded while stewards are missing. */
const AGAIN_AFTER_DAYS = 30;

/**
 * Which of the days before the end of a term is due to be told; undefined where it was told already, or where none is.
 * `told`: the days that were told last.
 */
export function dayToTell(untilAt: Date, now: Date, told: number | null): number | undefined {
  const due = DAYS_BEFORE.find((days) => untilAt <= daysAfter(now, days));
  return due !== undefined && (told === null || told > due) ? due : undefined;
}

/** Whether the seats need not be told now that stewards are missing. `told`: when they were last. */
export function isShortTold(told: Date | null, startedAt: Date, now: Date): boolean {
  if (told !== null) return now < daysAfter(told, AGAIN_AFTER_DAYS);
  return now < daysAfter(startedAt, FIRST_DAYS);
}
