/** Random starts, each bettered by swapping two people while that helps (LRN-23). */
import type { RandomSource } from '../random/seeded-random.ts';
import { type PairTable, sumWithin } from './problem.ts';

/** The best of so many starts. */
export function searchGroups(
  table: PairTable,
  sizes: readonly number[],
  random: RandomSource,
  starts: number,
): number[][] {
  let best: number[][] = [];
  let bestWorth = -Infinity;
  for (let start = 0; start < starts; start += 1) {
    const groups = randomGroups(table.count, sizes, random);
    improve(table, groups);
    const worth = sumWithin(table.worth, table.count, groups);
    if (worth > bestWorth) [best, bestWorth] = [groups, worth];
  }
  return best;
}

function randomGroups(count: number, sizes: readonly number[], random: RandomSource): number[][] {
  const order = Int32Array.from({ length: count }, (_, index) => index);
  random.shuffle(order);
  let from = 0;
  return sizes.map((size) => {
    const group = [...order.subarray(from, from + size)];
    from += size;
    return group;
  });
}

function improve(table: PairTable, groups: number[][]): void {
  for (let isBetter = true; isBetter;) {
    isBetter = false;
    for (const [index, group] of groups.entries()) {
      for (const other of groups.slice(index + 1))
        isBetter = swapWhereBetter(table, group, other) || isBetter;
    }
  }
}

function swapWhereBetter(table: PairTable, group: number[], other: number[]): boolean {
  let isBetter = false;
  for (let i = 0; i < group.length; i += 1) {
    for (let j = 0; j < other.length; j += 1) {
      const [a, b] = [group[i]!, other[j]!];
      const gain =
        worthWith(table, a, other, b) -
        worthWith(table, a, group, a) +
        worthWith(table, b, group, a) -
        worthWith(table, b, other, b);
      if (gain <= 0) continue;
      group[i] = b;
      other[j] = a;
      isBetter = true;
    }
  }
  return isBetter;
}

/** What a person is worth in a set, leaving one of it out. */
function worthWith(
  { worth, count }: PairTable,
  person: number,
  group: readonly number[],
  without: number,
): number {
  let sum = 0;
  for (const other of group) if (other !== without) sum += worth[person * count + other]!;
  return sum;
}
