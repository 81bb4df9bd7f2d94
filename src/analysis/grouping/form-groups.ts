/**
 * Puts people into sets in which they differ as much as can be, the maximally diverse grouping problem (LRN-22).
 * Pure and repeatable: the same seed gives the same sets.
 */
import { seededRandom } from '../random/seeded-random.ts';
import type { NoResult } from '../status.ts';
import { countPartitions, partitions } from './enumerate.ts';
import { type GroupingProblem, type Pair, type PairTable, pairsOf, sumWithin, tableOf } from './problem.ts';
import { searchGroups } from './search.ts';

export interface Grouping {
  /** People by their place in the problem. */
  readonly groups: readonly (readonly number[])[];
  /** The sum of the distances within the sets. */
  readonly total: number;
  /** How many pairs have met before. */
  readonly repeats: number;
  /** The greatest total with as few costs as these, where every way was tried; null where it is not known. */
  readonly best: number | null;
  /** How many ways are equally good, where every way was tried. */
  readonly ties: number | null;
}

export interface NoValidGrouping extends NoResult<'no_valid_grouping', 'forbidden_pairs'> {
  /** The forbidden pairs in the best way found: relax these. */
  readonly pairs: readonly Pair[];
}

/** Up to so many ways are all tried. */
const TRY_ALL = 10_000;
const STARTS = 20;
const STARTS_OF_MANY = 40;
const MANY = 40;

/** @throws InvalidInputError `sizes_do_not_fit` · `unknown_person` · `invalid_seed` */
export function formGroups(problem: GroupingProblem, seed: number): Grouping | NoValidGrouping {
  const table = tableOf(problem);
  const { sizes } = problem;
  const isSmall = countPartitions(sizes) <= TRY_ALL;
  const found = isSmall
    ? tryAll(table, sizes)
    : {
        groups: searchGroups(table, sizes, seededRandom(seed), table.count > MANY ? STARTS_OF_MANY : STARTS),
        ties: null,
      };
  const groups = found.groups
    .map((group) => group.toSorted((a, b) => a - b))
    .toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  const wrong = pairsOf(groups).filter(([a, b]) => table.forbidden[a * table.count + b] === 1);
  if (wrong.length > 0) return { status: 'no_valid_grouping', reason: 'forbidden_pairs', pairs: wrong };
  const total = sumWithin(table.distance, table.count, groups);
  const repeats = sumWithin(table.met, table.count, groups);
  return { groups, total, repeats, best: isSmall ? total : null, ties: found.ties };
}

function tryAll(table: PairTable, sizes: readonly number[]): { groups: number[][]; ties: number } {
  const everybody = Array.from({ length: table.count }, (_, index) => index);
  let best: number[][] = [];
  let [bestWorth, ties] = [-Infinity, 0];
  for (const groups of partitions(everybody, sizes)) {
    const worth = sumWithin(table.worth, table.count, groups);
    if (worth === bestWorth) ties += 1;
    if (worth > bestWorth) [best, bestWorth, ties] = [groups, worth, 1];
  }
  return { groups: best, ties };
}

/**
 * The fewest pairs that must meet again when sets of these sizes are drawn from so many former sets, their shares as
 * equal as possible (LRN-24).
 */
export function fewestRepeats(sizes: readonly number[], formerSets: number): number {
  if (formerSets < 1) return 0;
  return sizes.reduce((sum, size) => {
    const [share, larger] = [Math.floor(size / formerSets), size % formerSets];
    const pairs = (people: number): number => (people * (people - 1)) / 2;
    return sum + larger * pairs(share + 1) + (formerSets - larger) * pairs(share);
  }, 0);
}
