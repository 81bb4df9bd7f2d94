/**
 * The value that would stand at a place if the values were sorted, without sorting them all.
 *
 * Source: Hoare 1961, "Algorithm 65: find", Communications of the ACM 4(7).
 *
 * @param values at least one, none of them NaN; they are put in another order
 * @param rank 0 for the smallest
 */
export function valueOfRank(values: Float64Array, rank: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const border = middleOf(values[low]!, values[(low + high) >> 1]!, values[high]!);
    let [left, right] = [low, high];
    while (left <= right) {
      while (values[left]! < border) left += 1;
      while (values[right]! > border) right -= 1;
      if (left > right) break;
      const value = values[left]!;
      values[left] = values[right]!;
      values[right] = value;
      left += 1;
      right -= 1;
    }
    if (rank <= right) high = right;
    else if (rank >= left) low = left;
    else break;
  }
  return values[rank]!;
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
