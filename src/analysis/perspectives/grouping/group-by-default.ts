/** Groups by the method `default`: the best k-means grouping, shown only if the votes support it (OPN-35 to OPN-39). */
import type { RandomSource } from '../../random/seeded-random.ts';
import { centreVotes } from '../components/centred-votes.ts';
import { personPoints, type Points } from '../components/positions.ts';
import { componentsOf } from '../components/from-rows.ts';
import type { GroupingResult, PerspectivesNote } from '../document.ts';
import type { Settled } from '../options.ts';
import type { OpinionMap } from '../opinion-map.ts';
import type { Prepared } from '../prepare.ts';
import { RESTARTS_IN_TEST } from '../settings.ts';
import { pickPoints } from './pick-points.ts';
import { distinctPoints, groupingSearch } from './best-grouping.ts';
import { chooseCandidate, groupingCandidates, type Candidate } from './choose-grouping.ts';
import { nobodyGrouped, oneGroup, type GroupedPeople } from './grouped-people.ts';
import type { ShownGroups } from '../state.ts';
import { holdGroups } from './hold-groups.ts';
import type { Regroup } from './regroup.ts';
import { figuresOf, sampledNotes, testSupport, type SupportTest } from './support-test.ts';

const CRITERION = 'simplified-silhouette';

export function groupByDefault(
  prepared: Prepared,
  map: OpinionMap,
  random: RandomSource,
  options: Settled,
): GroupedPeople {
  const { placed, matrix } = prepared;
  if (placed.length === 0) return nobodyGrouped(CRITERION);
  const points = pickPoints(map.people, placed);
  const { previous, groups: fixedGroups } = options;
  const warmStart = previous === null || previous.centres.x.length < 2 ? null : toPoints(previous.centres);
  const candidates = groupingCandidates(points, { random, fixedGroups, warmStart });
  const chosen = chooseCandidate(candidates);
  const isTested = chosen !== null && chosen.k > 1 && options.supportTest;
  const test = isTested ? testSupport(matrix, placed, regroupInto(chosen.k), random) : null;
  const isSupported = isTested ? (test?.isSupported ?? false) : null;
  const wanted = chosen === null || (isSupported === false && fixedGroups === null) ? 1 : chosen.k;
  const shown = showOrHold(candidates, wanted, options);
  const taken = candidates.find(({ k }) => k === shown.k);
  const isHeld = shown.waiting !== null;
  return {
    ...(shown.k === 1 || taken === undefined ? oneGroup(points) : taken.grouping),
    grouping: result(candidates, chosen, test, {
      k: shown.k,
      supported: isHeld ? shown.k > 1 : isSupported,
    }),
    notes: [...sampledNotes(test), ...notes(chosen, isSupported, isHeld)],
    smoothing: null,
    shown,
  };
}

function showOrHold(
  candidates: readonly Candidate[],
  wanted: number,
  { isClosing, groups, previous, at }: Settled,
): ShownGroups {
  const before = isClosing || groups !== null ? null : (previous?.shown ?? null);
  const canKeep =
    before?.k === 1 || candidates.some(({ k, isAdmissible }) => k === before?.k && isAdmissible);
  return holdGroups(before, wanted, canKeep, at);
}

function toPoints({ x, y }: { readonly x: readonly number[]; readonly y: readonly number[] }): Points {
  return { x: Float64Array.from(x), y: Float64Array.from(y) };
}

/**
 * Accuracy of the components where votes are hidden: far finer than the noise that hiding makes. Where they are not
 * found in so few passes nothing stands out, and more passes would find nothing either.
 */
const TOLERANCE_IN_TEST = 1e-4;
const MOST_PASSES_IN_TEST = 12;

/** Groups worked out anew from a part of the votes, and from nothing else: hidden votes must not be known to the start. */
function regroupInto(k: number): Regroup {
  return (votes, placed, random) => {
    const centred = centreVotes(votes);
    if (centred.squares === 0) return null;
    const vectors = componentsOf(centred, {
      random,
      tolerance: TOLERANCE_IN_TEST,
      mostPasses: MOST_PASSES_IN_TEST,
    });
    const points = pickPoints(personPoints(centred, vectors), placed);
    if (distinctPoints(points, k) < k) return null;
    const { groupOf } = groupingSearch(points)(k, { random, restarts: RESTARTS_IN_TEST });
    return { groupOf, groups: k };
  };
}

function result(
  candidates: readonly Candidate[],
  chosen: Candidate | null,
  test: SupportTest | null,
  shown: Pick<GroupingResult, 'k' | 'supported'>,
): GroupingResult {
  return {
    ...shown,
    criterion: CRITERION,
    score: chosen?.score ?? null,
    ...figuresOf(test),
    candidates: candidates.map((candidate) => ({
      k: candidate.k,
      score: candidate.score,
      sizes: candidate.sizes.filter((size) => size > 0),
      admissible: candidate.isAdmissible,
      chosen: candidate === chosen,
    })),
  };
}

function notes(
  chosen: Candidate | null,
  isSupported: boolean | null,
  isHeld: boolean,
): readonly PerspectivesNote[] {
  const found: PerspectivesNote[] = [];
  if (chosen === null) {
    const message = 'Every way to split people would leave a tiny group, so all are shown as one group.';
    found.push({ code: 'NO_ADMISSIBLE_GROUPING', message, detail: null });
  } else if (isSupported === false) {
    const message = `Knowing who is in which of ${chosen.k} groups does not help to guess answers that were held back: no distinct opinion groups were found.`;
    found.push({ code: 'GROUPS_NOT_SUPPORTED', message, detail: { k: chosen.k } });
  }
  if (isHeld) {
    const message =
      'The groups have changed. The change is shown when it has lasted four recalculations and a minute.';
    found.push({ code: 'GROUPS_HELD', message, detail: null });
  }
  return found;
}
