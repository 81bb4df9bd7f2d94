/**
 * How many people stand behind each organisation, place or level, told without exposing small groups (OPN-79, OPN-80).
 *
 * Groups below the minimum are pooled. A pool below the minimum is withheld, and with it the smallest shown group, so
 * that neither follows from the total by subtraction; the next smallest follow it until what is withheld could be more
 * than one thing, given that a withheld named group is at least the minimum and smaller than every shown one (equally
 * small groups are withheld together).
 * Where even withholding everything leaves only one possibility, there is no breakdown.
 */
import { compareNames } from './compare.ts';
import { InvalidInputError, requireCount } from './invalid-input.ts';

/** Groups smaller than this are never shown (OPN-79). */
export const SMALLEST_SHOWN = 3;

export interface BreakdownRow {
  /** The group's key, or null for the pool of small groups ("other organisations"). */
  readonly group: string | null;
  /** People; null where withheld. */
  readonly people: number | null;
  readonly withheld: boolean;
}

export interface Breakdown {
  readonly total: number;
  /** Groups in the order of the alphabet, the pool last; null if no breakdown can be shown safely. */
  readonly rows: readonly BreakdownRow[] | null;
}

/**
 * @param counts people by group key; groups of nobody are left out
 * @param options `minimum`: people behind a shown figure, 3 for members, 5 for anything published; never below 3
 * @throws InvalidInputError `minimum_too_small`, `not_a_count`
 */
export function breakDown(
  counts: ReadonlyMap<string, number>,
  { minimum = SMALLEST_SHOWN }: { readonly minimum?: number } = {},
): Breakdown {
  requireCount(minimum, 'people behind a figure');
  if (minimum < SMALLEST_SHOWN) {
    throw new InvalidInputError(
      'minimum_too_small',
      `At least ${SMALLEST_SHOWN} people must stand behind a figure`,
    );
  }
  for (const people of counts.values()) requireCount(people, 'people');
  const total = [...counts.values()].reduce((sum, people) => sum + people, 0);
  const named = [...counts]
    .filter(([, people]) => people >= minimum)
    .toSorted(([keyA, a], [keyB, b]) => a - b || compareNames(keyA, keyB));
  const pooled = total - named.reduce((sum, [, people]) => sum + people, 0);
  const withheld = howManyToWithhold(
    named.map(([, people]) => people),
    pooled,
    minimum,
  );
  return { total, rows: withheld === null ? null : rows(named, pooled, withheld) };
}

/** How many of the smallest named groups must be withheld with the pool; null if no number protects it. */
function howManyToWithhold(sizes: readonly number[], pooled: number, minimum: number): number | null {
  if (pooled === 0 || pooled >= minimum) return 0;
  let sum = pooled;
  for (const [index, size] of sizes.entries()) {
    sum += size;
    const withheld = index + 1;
    const largest = (sizes[withheld] ?? Infinity) - 1;
    if (size <= largest && possiblePools(sum, withheld, minimum, largest) >= 2) return withheld;
  }
  return null;
}

/** How many sizes of the pool fit a withheld sum, its named groups being from `minimum` to `largest` people each. */
function possiblePools(sum: number, named: number, minimum: number, largest: number): number {
  const from = Math.max(1, sum - named * largest);
  const to = Math.min(minimum - 1, sum - named * minimum);
  return Math.max(0, to - from + 1);
}

function rows(
  named: readonly (readonly [string, number])[],
  pooled: number,
  withheld: number,
): BreakdownRow[] {
  const shown = named.map(([group, people], index) => row(group, people, index < withheld));
  shown.sort((a, b) => compareNames(a.group ?? '', b.group ?? ''));
  if (pooled > 0) shown.push(row(null, pooled, withheld > 0));
  return shown;
}

function row(group: string | null, people: number, withheld: boolean): BreakdownRow {
  return { group, people: withheld ? null : people, withheld };
}
