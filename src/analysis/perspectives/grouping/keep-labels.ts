/**
 * New groups take the numbers of the old ones by the assignment with which most people keep theirs (OPN-85).
 *
 * @param before the old group of each person, −1 for none
 * @param now the new group of each person
 * @param groups how many new groups there are
 * @returns the new groups in the order of their numbers
 */
export function keepLabels(
  before: ArrayLike<number>,
  now: ArrayLike<number>,
  groups: number,
): readonly number[] {
  const shared = Array.from({ length: groups }, () => Array.from({ length: groups }, () => 0));
  for (let place = 0; place < now.length; place += 1) {
    const old = before[place]!;
    if (old >= 0 && old < groups) shared[old]![now[place]!]! += 1;
  }
  const keeping = (order: readonly number[]) =>
    order.reduce((sum, group, number) => sum + shared[number]![group]!, 0);
  return permutations(groups).reduce((best, other) => (keeping(other) > keeping(best) ? other : best));
}

/** All orders of 0 … n − 1, the ascending one first. */
function permutations(n: number): readonly (readonly number[])[] {
  if (n === 0) return [[]];
  const orders: number[][] = [];
  const extend = (chosen: readonly number[]): void => {
    if (chosen.length === n) orders.push([...chosen]);
    for (let next = 0; next < n; next += 1) if (!chosen.includes(next)) extend([...chosen, next]);
  };
  extend([]);
  return orders;
}
