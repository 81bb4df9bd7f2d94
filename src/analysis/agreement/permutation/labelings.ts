/**
 * In how many ways organisation labels can be dealt out, and whether that many can show anything (AGR-14).
 *
 * In words: with organisations of n₁ … n_g people there are N! / (n₁! … n_g!) labelings. Organisations of equal size
 * may swap their people without changing any figure, so no p can be smaller than the product of the factorials of the
 * numbers of equal sizes, over the labelings.
 */
import { logFactorials } from '../../random/log-factorials.ts';
import type { NoResult } from '../../status.ts';

/** Up to this many labelings are all tried. */
export const MOST_LABELINGS = 50_000;

/** A p at most this is what a pattern must be able to reach. */
const LEVEL = 0.05;

export interface NotTestable extends NoResult<'not_testable', 'too_few_people'> {
  readonly smallestPossibleP: number;
}

/** The number of labelings, or null beyond what a number can count exactly. */
export function countLabelings(sizes: readonly number[]): number | null {
  let labelings = 1;
  let people = 0;
  for (const size of sizes) {
    for (let member = 1; member <= size; member += 1) {
      people += 1;
      labelings = (labelings * people) / member;
      if (labelings * (people + 1) > Number.MAX_SAFE_INTEGER) return null;
    }
  }
  return labelings;
}

export function smallestPossibleP(sizes: readonly number[]): number {
  const logFactorial = logFactorials(sizes.reduce((sum, size) => sum + size, 0));
  const logLabelings = logFactorial.at(-1)! - sizes.reduce((sum, size) => sum + logFactorial[size]!, 0);
  const frequencies = new Map<number, number>();
  for (const size of sizes) frequencies.set(size, (frequencies.get(size) ?? 0) + 1);
  let logSwaps = 0;
  for (const frequency of frequencies.values()) logSwaps += logFactorial[frequency]!;
  return Math.min(1, Math.exp(logSwaps - logLabelings));
}

/** Null where the sizes can show an organisation pattern at the 5% level. */
export function notTestable(sizes: readonly number[]): NotTestable | null {
  const smallest = smallestPossibleP(sizes);
  if (smallest <= LEVEL + 1e-9) return null;
  return { status: 'not_testable', reason: 'too_few_people', smallestPossibleP: smallest };
}
