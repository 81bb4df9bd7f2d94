/**
 * Groups by the method `polis`; the support test is run only on request and changes nothing (OPN-77). Clusters of earlier
 * calculations are no start (OPN-87, see docs/adr/0011).
 */
import type { RandomSource } from '../../random/seeded-random.ts';
import { centreVotes } from '../components/centred-votes.ts';
import { personPoints, type Points } from '../components/positions.ts';
import { powerIteration } from '../components/power-iteration.ts';
import type { Settled } from '../options.ts';
import type { OpinionMap } from '../opinion-map.ts';
import type { Prepared } from '../prepare.ts';
import { nobodyGrouped, oneGroup, type GroupedPeople } from './grouped-people.ts';
import { pickPoints } from './pick-points.ts';
import { baseClusters, bestPolisCandidate, polisCandidates, type PolisCandidate } from './polis-groups.ts';
import { smooth } from './smoothing.ts';
import type { Regroup } from './regroup.ts';
import { figuresOf, sampledNotes, testSupport } from './support-test.ts';

const CRITERION = 'silhouette';

export function groupByPolis(
  { placed, matrix, zeroed }: Prepared,
  map: OpinionMap,
  random: RandomSource,
  { groups: fixedGroups, previous, supportTest }: Settled,
): GroupedPeople {
  if (placed.length === 0) return nobodyGrouped(CRITERION);
  const points = pickPoints(map.people, placed);
  const { candidates, groupsOf } = candidatesOf(points, fixedGroups);
  const best = bestPolisCandidate(candidates);
  const smoothing = best === null ? null : smooth(previous?.smoothing ?? null, best.k);
  const shown = candidates.find(({ k }) => k === smoothing?.smoothedK) ?? best;
  const test =
    supportTest && shown !== null && shown.k > 1
      ? testSupport(matrix, placed, regroupInto(shown.k, zeroed.length), random)
      : null;
  const grouped = shown === null ? oneGroup(points) : groupsOf(shown);
  return {
    ...grouped,
    grouping: {
      k: grouped.centres.x.length,
      supported: test?.isSupported ?? null,
      criterion: CRITERION,
      score: shown === null ? null : scoreOf(shown),
      ...figuresOf(test),
      candidates: candidates.map((candidate) => ({
        k: candidate.k,
        score: scoreOf(candidate),
        sizes: sizes(groupsOf(candidate).groupOf),
        admissible: true,
        chosen: candidate === shown,
      })),
    },
    notes: sampledNotes(test),
    smoothing,
    shown: null,
  };
}

/** One group has no other to be apart from. */
function scoreOf({ k, score }: PolisCandidate): number | null {
  return k === 1 ? null : score;
}

function candidatesOf(points: Points, fixedGroups: number | null) {
  const base = baseClusters(points);
  const groupsOf = ({ grouping }: PolisCandidate) => ({
    groupOf: Uint8Array.from(base.clusterOf, (cluster) => grouping.groupOf[cluster]!),
    centres: grouping.centres,
  });
  return { candidates: polisCandidates(base, fixedGroups), groupsOf };
}

function sizes(groupOf: Uint8Array): readonly number[] {
  const counts: number[] = [];
  for (const group of groupOf) counts[group] = (counts[group] ?? 0) + 1;
  return Array.from(counts, (count) => count ?? 0).filter((count) => count > 0);
}

function regroupInto(k: number, constant: number): Regroup {
  return (votes, placed) => {
    const centred = centreVotes(votes);
    if (centred.squares === 0) return null;
    const points = personPoints(centred, powerIteration(centred).vectors, constant);
    const { candidates, groupsOf } = candidatesOf(pickPoints(points, placed), k);
    const [candidate] = candidates;
    return candidate === undefined ? null : { groupOf: groupsOf(candidate).groupOf, groups: k };
  };
}
