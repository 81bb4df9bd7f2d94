/** Every way of grouping, one after the other, where there are few enough of them (LRN-23). */

/** How many different ways there are to part people into sets of these sizes. */
export function countPartitions(sizes: readonly number[]): number {
  let ways = 1;
  let left = sizes.reduce((sum, size) => sum + size, 0);
  for (const size of sizes) {
    ways *= choose(left, size);
    left -= size;
  }
  const same = new Map<number, number>();
  for (const size of sizes) {
    const times = (same.get(size) ?? 0) + 1;
    same.set(size, times);
    ways /= times;
  }
  return Math.round(ways);
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let index = 1; index <= k; index += 1) ways = (ways * (n - k + index)) / index;
  return Math.round(ways);
}

/** Each partition once: the first person who is left always goes into the next set. */
export function* partitions(people: readonly number[], sizes: readonly number[]): Generator<number[][]> {
  const [first, ...others] = people;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const size of new Set(sizes)) {
    const left = sizes.toSpliced(sizes.indexOf(size), 1);
    for (const chosen of combinations(others, size - 1)) {
      const rest = others.filter((person) => !chosen.includes(person));
      for (const groups of partitions(rest, left)) yield [[first, ...chosen], ...groups];
    }
  }
}

function* combinations(items: readonly number[], size: number, from = 0): Generator<number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let index = from; index <= items.length - size; index += 1) {
    for (const rest of combinations(items, size - 1, index + 1)) yield [items[index]!, ...rest];
  }
}
