/** What makes one way of grouping better than another (LRN-22, LRN-24). */
import { InvalidInputError } from '../invalid-input.ts';

export type Pair = readonly [number, number];

export interface GroupingProblem {
  /** For each person the values of the same attributes; two people are as far apart as many of them differ. */
  readonly people: readonly (readonly string[])[];
  /** How much a difference in each attribute counts, from 0; 1 each unless given. */
  readonly weights?: readonly number[];
  /** The sizes of the sets, which hold everybody. */
  readonly sizes: readonly number[];
  /** Pairs who must not be in one set. */
  readonly forbidden?: readonly Pair[];
  /** Pairs who have been in one set before; each repeat costs 10. */
  readonly met?: readonly Pair[];
}

export const REPEAT_COST = 10;
/** More than any distance: a set with a forbidden pair is never the better one. */
const FORBIDDEN_COST = 1_000;

/** The worth of each pair in one set, in a table of people × people. */
export interface PairTable {
  readonly count: number;
  readonly worth: Float64Array;
  readonly distance: Float64Array;
  readonly met: Uint8Array;
  readonly forbidden: Uint8Array;
}

/** @throws InvalidInputError `sizes_do_not_fit` · `unknown_person` */
export function tableOf({ people, weights, sizes, forbidden = [], met = [] }: GroupingProblem): PairTable {
  const count = people.length;
  if (sizes.some((size) => size < 1) || sizes.reduce((sum, size) => sum + size, 0) !== count) {
    throw new InvalidInputError(
      'sizes_do_not_fit',
      `Sets of ${sizes.join(', ')} do not hold ${count} people.`,
    );
  }
  const table: PairTable = {
    count,
    worth: new Float64Array(count * count),
    distance: new Float64Array(count * count),
    met: new Uint8Array(count * count),
    forbidden: new Uint8Array(count * count),
  };
  mark(table.met, count, met);
  mark(table.forbidden, count, forbidden);
  for (let a = 0; a < count; a += 1) {
    for (let b = 0; b < count; b += 1) {
      const at = a * count + b;
      const distance = distanceOf(people[a]!, people[b]!, weights);
      table.distance[at] = distance;
      table.worth[at] = distance - REPEAT_COST * table.met[at]! - FORBIDDEN_COST * table.forbidden[at]!;
    }
  }
  return table;
}

/** In how many attributes two people differ, each as often as it counts (LRN-22). */
export function distanceOf(
  one: readonly string[],
  other: readonly string[],
  weights: readonly number[] = [],
): number {
  return one.reduce((sum, value, index) => sum + (value === other[index] ? 0 : (weights[index] ?? 1)), 0);
}

function mark(marks: Uint8Array, count: number, pairs: readonly Pair[]): void {
  for (const [a, b] of pairs) {
    if (!isPerson(a, count) || !isPerson(b, count)) {
      throw new InvalidInputError('unknown_person', `There is no pair ${a}, ${b} among ${count} people.`);
    }
    marks[a * count + b] = 1;
    marks[b * count + a] = 1;
  }
}

function isPerson(index: number, count: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < count;
}

/** All pairs within the sets, for {@link GroupingProblem.met} of a later round. */
export function pairsOf(groups: readonly (readonly number[])[]): Pair[] {
  return groups.flatMap((group) =>
    group.flatMap((a, index) => group.slice(index + 1).map((b): Pair => [a, b])),
  );
}

/** The sum over all pairs that share a set. */
export function sumWithin(
  values: ArrayLike<number>,
  count: number,
  groups: readonly (readonly number[])[],
): number {
  let sum = 0;
  for (const [a, b] of pairsOf(groups)) sum += values[a * count + b]!;
  return sum;
}
