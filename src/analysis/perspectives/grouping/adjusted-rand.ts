/**
 * How far two groupings of the same people agree, beyond chance: 1 the same, 0 as by chance.
 *
 * Source: Hubert & Arabie 1985, "Comparing partitions", Journal of Classification 2. Range: −1 … 1.
 *
 * @returns null for fewer than two people
 */
export function adjustedRand(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const people = a.length;
  if (people < 2) return null;
  const cells = new Map<string, number>();
  const rows = new Map<number, number>();
  const columns = new Map<number, number>();
  for (let place = 0; place < people; place += 1) {
    const key = `${a[place]} ${b[place]}`;
    cells.set(key, (cells.get(key) ?? 0) + 1);
    rows.set(a[place]!, (rows.get(a[place]!) ?? 0) + 1);
    columns.set(b[place]!, (columns.get(b[place]!) ?? 0) + 1);
  }
  const together = pairs(cells.values());
  const [inRows, inColumns] = [pairs(rows.values()), pairs(columns.values())];
  const expected = (inRows * inColumns) / ((people * (people - 1)) / 2);
  const most = (inRows + inColumns) / 2;
  // Both groupings are one group, or everybody alone.
  return most === expected ? 1 : (together - expected) / (most - expected);
}

function pairs(counts: Iterable<number>): number {
  let sum = 0;
  for (const count of counts) sum += (count * (count - 1)) / 2;
  return sum;
}
