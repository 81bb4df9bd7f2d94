/** How many groups there are, by the method `default` (OPN-35 to OPN-38), before the votes are asked to support them. */
import type { RandomSource } from '../../random/seeded-random.ts';
import type { Points } from '../components/positions.ts';
import { MIN_GROUP, MIN_GROUP_SHARE, MOST_GROUPS, PARSIMONY_MARGIN } from '../settings.ts';
import { distinctPoints, groupingSearch } from './best-grouping.ts';
import type { Grouping } from './k-means.ts';
import { numberBySize } from './number-groups.ts';
import { simplifiedSilhouette } from './simplified-silhouette.ts';

export interface Candidate {
  readonly k: number;
  readonly score: number | null;
  /** People by group. */
  readonly sizes: readonly number[];
  readonly isAdmissible: boolean;
  readonly grouping: Grouping;
}

export interface CandidateOptions {
  readonly random: RandomSource;
  /** The one number of groups to look at; null looks at all. */
  readonly fixedGroups: number | null;
  /** Centres of an earlier calculation, for the number of groups they are of. */
  readonly warmStart: Points | null;
}

/** A candidate for each number of groups that the points can be split into, the smallest first. */
export function groupingCandidates(points: Points, options: CandidateOptions): readonly Candidate[] {
  const people = points.x.length;
  const distinct = distinctPoints(points, MOST_GROUPS);
  const most = Math.min(MOST_GROUPS, 2 + Math.floor(people / 12));
  const numbers =
    options.fixedGroups === null
      ? Array.from({ length: most - 1 }, (_, place) => place + 2)
      : [options.fixedGroups];
  const search = groupingSearch(points);
  return numbers
    .filter((k) => k <= distinct)
    .map((k) => {
      const grouping = numberBySize(search(k, options));
      const sizes = groupSizes(grouping);
      const smallest = Math.max(MIN_GROUP, Math.ceil(MIN_GROUP_SHARE * people));
      return {
        k,
        score: k === 1 ? null : simplifiedSilhouette(points, grouping),
        sizes,
        isAdmissible: k === 1 || sizes.every((size) => size >= smallest),
        grouping,
      };
    });
}

/** The smallest admissible number of groups whose score is near the best (OPN-38); null if none is admissible. */
export function chooseCandidate(candidates: readonly Candidate[]): Candidate | null {
  const admissible = candidates.filter(({ isAdmissible }) => isAdmissible);
  const best = Math.max(...admissible.map(({ score }) => score ?? 0));
  return admissible.find(({ score }) => (score ?? 0) >= best - PARSIMONY_MARGIN) ?? null;
}

export function groupSizes({ centres, groupOf }: Pick<Grouping, 'centres' | 'groupOf'>): readonly number[] {
  const sizes = Array.from(centres.x, () => 0);
  for (const group of groupOf) sizes[group]! += 1;
  return sizes;
}
