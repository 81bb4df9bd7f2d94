import { formGroups } from '../../../analysis/grouping/form-groups.ts';
import type { Pair } from '../../../analysis/grouping/problem.ts';
import { evenSizes } from '../../../analysis/grouping/sizes.ts';
import { seededRandom } from '../../../analysis/random/seeded-random.ts';
import { isNoResult } from '../../../analysis/status.ts';

/** Fewer are not put together (LRN-21): whoever there is stays on the list. */
export const LEAST_PEOPLE = 4;
/** Above it people are parted by chance first: the search grows with the square of their number. */
const MOST_AT_ONCE = 300;

export interface DrawProblem {
  /** For each person organisation, place and level. */
  readonly people: readonly (readonly string[])[];
  /** How much a difference in each of them counts; once unless given. */
  readonly weights?: readonly number[];
  /** Pairs who are not put together: they have met, or one of them does not want to. */
  readonly apart: readonly Pair[];
}

export interface Drawn {
  /** People by their place in the problem; 2 to 5 in a group. */
  readonly groups: readonly (readonly number[])[];
  /** For whom there is nobody to meet. */
  readonly leftOut: readonly number[];
  /** The sum of differences within the groups (LRN-22). */
  readonly total: number;
  /** The greatest there could be, where every way was tried. */
  readonly best: number | null;
}

/**
 * Groups in which each meets three others who differ from them as much as can be, and nobody twice. Where groups of
 * four would bring a pair together again, they are smaller; whoever has met everybody is left out.
 */
export function drawGroups(problem: DrawProblem, seed: number): Drawn {
  const order = Int32Array.from(problem.people, (_, index) => index);
  const parts = Math.max(1, Math.ceil(order.length / MOST_AT_ONCE));
  if (parts > 1) seededRandom(seed).shuffle(order);
  let from = 0;
  const drawn = evenSizes(order.length, parts).map((size) => {
    const some = [...order.subarray(from, from + size)];
    from += size;
    return drawAmong(problem, some, seed);
  });
  return {
    groups: drawn.flatMap(({ groups }) => groups),
    leftOut: drawn.flatMap(({ leftOut }) => leftOut),
    total: drawn.reduce((sum, { total }) => sum + total, 0),
    best: drawn.length === 1 ? (drawn[0]?.best ?? null) : null,
  };
}

function drawAmong(problem: DrawProblem, some: readonly number[], seed: number): Drawn {
  let present = [...some];
  for (const sets of [Math.round(present.length / 4), Math.ceil(present.length / 3)]) {
    const drawn = tryGroups(problem, present, Math.max(1, sets), seed);
    if ('groups' in drawn) return { ...drawn, leftOut: [] };
  }
  const leftOut: number[] = [];
  while (present.length > 1) {
    const drawn = tryGroups(problem, present, Math.floor(present.length / 2), seed);
    if ('groups' in drawn) return { ...drawn, leftOut };
    const out = new Set(drawn.wrong.map((pair) => knowsMore(problem, present, pair)));
    leftOut.push(...out);
    present = present.filter((each) => !out.has(each));
  }
  return { groups: [], leftOut: [...leftOut, ...present], total: 0, best: 0 };
}

/** Of a pair, the one who has fewer people left to meet. */
function knowsMore({ apart }: DrawProblem, present: readonly number[], [a, b]: Pair): number {
  const among = new Set(present);
  const known = (one: number): number =>
    apart.filter(([x, y]) => (x === one && among.has(y)) || (y === one && among.has(x))).length;
  return known(b) > known(a) ? b : a;
}

function tryGroups(
  { people, weights = [], apart }: DrawProblem,
  present: readonly number[],
  sets: number,
  seed: number,
): Omit<Drawn, 'leftOut'> | { readonly wrong: readonly Pair[] } {
  const at = new Map(present.map((person, index) => [person, index]));
  const forbidden = apart.flatMap(([a, b]): Pair[] => {
    const [x, y] = [at.get(a), at.get(b)];
    return x === undefined || y === undefined ? [] : [[x, y]];
  });
  const among = present.map((person) => people[person] ?? []);
  const found = formGroups(
    { people: among, weights, sizes: evenSizes(present.length, sets), forbidden },
    seed,
  );
  const outer = (index: number): number => present[index] ?? -1;
  if (isNoResult(found)) return { wrong: found.pairs.map(([a, b]): Pair => [outer(a), outer(b)]) };
  const { groups, total, best } = found;
  return { groups: groups.map((group) => group.map(outer)), total, best };
}
