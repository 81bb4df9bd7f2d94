/** Groups as the published Polis calculation finds them: people in up to 100 base clusters, those in groups (OPN-30 to OPN-34). */
import type { Points } from '../components/positions.ts';
import { MOST_GROUPS } from '../settings.ts';
import type { WeightedPoints } from './k-means.ts';
import { firstDistinct, polisKMeans, type PolisGrouping } from './polis-k-means.ts';
import { silhouette } from './silhouette.ts';

export interface BaseClusters {
  readonly centres: WeightedPoints;
  /** The base cluster of each person. */
  readonly clusterOf: Int32Array;
}

export interface PolisCandidate {
  readonly k: number;
  readonly score: number;
  /** The group of each base cluster. */
  readonly grouping: PolisGrouping;
}

const BASE_CLUSTERS = 100;
const BASE_ROUNDS = 101;
const GROUP_ROUNDS = 21;

export function baseClusters(points: Points): BaseClusters {
  const weight = new Float64Array(points.x.length).fill(1);
  const { centres, groupOf } = polisKMeans({ ...points, weight }, BASE_CLUSTERS, BASE_ROUNDS);
  const members = new Float64Array(centres.x.length);
  for (const cluster of groupOf) members[cluster]! += 1;
  return { centres: { ...centres, weight: members }, clusterOf: groupOf };
}

/** A candidate for each number of groups, the smallest first (OPN-31). */
export function polisCandidates(
  { centres }: BaseClusters,
  fixedGroups: number | null,
): readonly PolisCandidate[] {
  const most = Math.min(MOST_GROUPS, 2 + Math.floor(centres.x.length / 12));
  const distinct = firstDistinct(centres, MOST_GROUPS).x.length;
  const numbers =
    fixedGroups === null ? Array.from({ length: most - 1 }, (_, place) => place + 2) : [fixedGroups];
  return numbers
    .filter((k) => k <= distinct)
    .map((k) => {
      const grouping = polisKMeans(centres, k, GROUP_ROUNDS);
      return { k, score: silhouette(centres, grouping.groupOf, grouping.centres.x.length), grouping };
    });
}

/** The highest mean silhouette, on an exact tie the larger k (OPN-32). */
export function bestPolisCandidate(candidates: readonly PolisCandidate[]): PolisCandidate | null {
  return candidates.reduce<PolisCandidate | null>(
    (best, candidate) => (best === null || candidate.score >= best.score ? candidate : best),
    null,
  );
}
