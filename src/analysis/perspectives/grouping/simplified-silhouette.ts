import type { Points } from '../components/positions.ts';
import type { Grouping } from './k-means.ts';

/**
 * How far people are from other groups' centres compared with their own: 0 … 1, mean over people (OPN-38).
 *
 * Source: Wang, Franco-Penya, Kelleher, Pugh & Ross 2017, "An analysis of the application of simplified silhouette to
 * the evaluation of k-means clustering validity", MLDM.
 */
export function simplifiedSilhouette({ x, y }: Points, { centres, groupOf }: Grouping): number {
  const groups = centres.x.length;
  const squared = new Float64Array(groups);
  let sum = 0;
  for (let place = 0; place < groupOf.length; place += 1) {
    for (let group = 0; group < groups; group += 1) {
      const dx = x[place]! - centres.x[group]!;
      const dy = y[place]! - centres.y[group]!;
      squared[group] = dx * dx + dy * dy;
    }
    const own = groupOf[place]!;
    const a = Math.sqrt(squared[own]!);
    squared[own] = Infinity;
    // The nearest of the others, with no branch that a processor would have to guess.
    let nearest = 0;
    for (let group = 1; group < groups; group += 1) {
      nearest += Number(squared[group]! < squared[nearest]!) * (group - nearest);
    }
    const b = Math.sqrt(squared[nearest]!);
    const larger = Math.max(a, b);
    if (larger > 0) sum += (b - a) / larger;
  }
  return sum / groupOf.length;
}
