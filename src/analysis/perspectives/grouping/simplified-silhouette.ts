import type { Points } from '../components/positions.ts';
import type { Grouping } from './k-means.ts';

/**
 * How far people are from other groups' centres compared with their own: 0 … 1, mean over people (OPN-38).
 *
 * Source: Wang, Franco-Penya, Kelleher, Pugh & Ross 2017, "An analysis of the application of simplified silhouette to
 * the evaluation of k-means clustering validity", MLDM.
 */
export function simplifiedSilhouette(points: Points, { centres, groupOf }: Grouping): number {
  let sum = 0;
  for (let place = 0; place < groupOf.length; place += 1) {
    let [own, other] = [0, Infinity];
    for (let group = 0; group < centres.x.length; group += 1) {
      const dx = points.x[place]! - centres.x[group]!;
      const dy = points.y[place]! - centres.y[group]!;
      const squared = dx * dx + dy * dy;
      if (group === groupOf[place]) own = squared;
      else if (squared < other) other = squared;
    }
    const [a, b] = [Math.sqrt(own), Math.sqrt(other)];
    const larger = Math.max(a, b);
    if (larger > 0) sum += (b - a) / larger;
  }
  return sum / groupOf.length;
}
