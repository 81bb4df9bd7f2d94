/**
 * Every way of dealing out the organisation labels, one after the other (AGR-14).
 *
 * Labels run through their distinct orders in the order of a dictionary (the algorithm of Narayana Pandita, 14th
 * century; Knuth, The Art of Computer Programming 4A, 7.2.1.2, algorithm L). From one order to the next only a few
 * people change organisation, so that only their organisations' sums are renewed. Sums are whole numbers: exact.
 */
import type { Columns } from './columns.ts';

/** Yields Σ_k Σ_j T_kj² / n_kj of each labeling. */
export function* everyLabeling(columns: Columns, organisationOf: Int32Array): Generator<number> {
  const labels = organisationOf.toSorted();
  const before = Int32Array.from(labels);
  const organisations = (labels.at(-1) ?? -1) + 1;
  const sums = groupSums(columns, organisations);
  const squares = new Float64Array(organisations);
  labels.forEach((label, rater) => sums.add(rater, label, 1));
  for (let label = 0; label < organisations; label += 1) squares[label] = sums.squaresOf(label);

  const touched = new Set<number>();
  let start = 0;
  while (start >= 0) {
    let total = 0;
    for (const square of squares) total += square;
    yield total;
    start = nextOrder(labels);
    if (start < 0) return;
    for (let rater = start; rater < labels.length; rater += 1) {
      if (labels[rater] === before[rater]) continue;
      sums.add(rater, before[rater]!, -1);
      sums.add(rater, labels[rater]!, 1);
      touched.add(before[rater]!).add(labels[rater]!);
      before[rater] = labels[rater]!;
    }
    for (const label of touched) squares[label] = sums.squaresOf(label);
    touched.clear();
  }
}

/** Puts the labels into their next order; returns the first place that may have changed, or −1 after the last order. */
function nextOrder(labels: Int32Array): number {
  let pivot = labels.length - 2;
  while (pivot >= 0 && labels[pivot]! >= labels[pivot + 1]!) pivot -= 1;
  if (pivot < 0) return -1;
  let successor = labels.length - 1;
  while (labels[successor]! <= labels[pivot]!) successor -= 1;
  const label = labels[pivot]!;
  labels[pivot] = labels[successor]!;
  labels[successor] = label;
  labels.subarray(pivot + 1).reverse();
  return pivot;
}

/** Sums and numbers of ratings by organisation and item. */
function groupSums({ items, values, answered, centres }: Columns, organisations: number) {
  const sums = new Float64Array(organisations * items);
  const sizes = new Float64Array(organisations * items);

  function add(rater: number, label: number, times: 1 | -1): void {
    for (let item = 0; item < items; item += 1) {
      if (answered[rater * items + item] === 0) continue;
      sums[label * items + item]! += times * (values[rater * items + item]! - centres[item]!);
      sizes[label * items + item]! += times;
    }
  }

  function squaresOf(label: number): number {
    let squares = 0;
    for (let index = label * items; index < (label + 1) * items; index += 1) {
      if (sizes[index]! > 0) squares += sums[index]! ** 2 / sizes[index]!;
    }
    return squares;
  }

  return { add, squaresOf };
}
