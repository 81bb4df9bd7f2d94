import type { Points } from '../components/positions.ts';

/**
 * Mean silhouette of few points: how much nearer each is, on average, to its own group than to the nearest other one
 * (OPN-32). A point alone in its group scores 0.
 *
 * Source: Rousseeuw 1987, Journal of Computational and Applied Mathematics 20. Range: −1 … 1.
 */
export function silhouette({ x, y }: Points, groupOf: Int32Array, groups: number): number {
  const sizes = Array.from({ length: groups }, () => 0);
  for (const group of groupOf) sizes[group]! += 1;
  let total = 0;
  for (let place = 0; place < x.length; place += 1) {
    const sums = new Float64Array(groups);
    for (let other = 0; other < x.length; other += 1) {
      sums[groupOf[other]!]! += Math.sqrt((x[place]! - x[other]!) ** 2 + (y[place]! - y[other]!) ** 2);
    }
    const own = groupOf[place]!;
    if (sizes[own]! < 2) continue;
    const a = sums[own]! / (sizes[own]! - 1);
    let b = Infinity;
    sums.forEach((sum, group) => {
      if (group !== own && sizes[group]! > 0) b = Math.min(b, sum / sizes[group]!);
    });
    if (b < Infinity && Math.max(a, b) > 0) total += (b - a) / Math.max(a, b);
  }
  return total / x.length;
}
