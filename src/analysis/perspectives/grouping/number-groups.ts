import type { Grouping } from './k-means.ts';

/** Numbers groups by size, the largest first; of equals the one with the earliest person first (OPN-99). */
export function numberBySize(grouping: Grouping): Grouping {
  const k = grouping.centres.x.length;
  const sizes = Array.from({ length: k }, () => 0);
  const first = Array.from({ length: k }, () => Infinity);
  grouping.groupOf.forEach((group, place) => {
    sizes[group]! += 1;
    first[group] = Math.min(first[group]!, place);
  });
  const order = sizes
    .map((_, group) => group)
    .toSorted((a, b) => sizes[b]! - sizes[a]! || first[a]! - first[b]!);
  return renumber(grouping, order);
}

/** @param order the groups in the order of their new numbers */
export function renumber({ centres, groupOf, squares }: Grouping, order: readonly number[]): Grouping {
  const numberOf = new Uint8Array(order.length);
  order.forEach((group, number) => {
    numberOf[group] = number;
  });
  return {
    centres: {
      x: Float64Array.from(order, (group) => centres.x[group]!),
      y: Float64Array.from(order, (group) => centres.y[group]!),
    },
    groupOf: groupOf.map((group) => numberOf[group]!),
    squares,
  };
}
