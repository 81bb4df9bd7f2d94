import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { seededRandom } from '../../random/seeded-random.ts';
import { analysePerspectives } from '../analyse-perspectives.ts';
import type { Points } from '../components/positions.ts';
import type { PerspectivesState } from '../state.ts';
import { camps, conversationOf, votesBy } from '../../testing/conversations.ts';
import { groupingSearch } from './best-grouping.ts';
import { chooseCandidate, groupingCandidates } from './choose-grouping.ts';
import { holdGroups } from './hold-groups.ts';
import { keepLabels } from './keep-labels.ts';
import { lloyd } from './k-means.ts';
import { numberBySize } from './number-groups.ts';
import { baseClusters, bestPolisCandidate, polisCandidates } from './polis-groups.ts';
import { polisKMeans } from './polis-k-means.ts';
import { silhouette } from './silhouette.ts';
import { simplifiedSilhouette } from './simplified-silhouette.ts';

const pointsAt = (places: readonly (readonly [number, number])[]): Points => ({
  x: Float64Array.from(places, ([x]) => x),
  y: Float64Array.from(places, ([, y]) => y),
});

/** Points around some centres. */
function clouds(sizes: readonly number[], seed = 1, apart = 10): Points {
  const random = seededRandom(seed);
  return pointsAt(
    sizes.flatMap((size, cloud) =>
      Array.from(
        { length: size },
        () => [apart * cloud + random.uniform(), apart * (cloud % 2) + random.uniform()] as const,
      ),
    ),
  );
}

const candidatesOf = (points: Points, fixedGroups: number | null = null) =>
  groupingCandidates(points, { random: seededRandom(1), fixedGroups, warmStart: null });

test('OPN-30: up to a hundred positions are a base cluster each, a hundred and one are not', () => {
  const line = (count: number) => pointsAt(Array.from({ length: count }, (_, at) => [at, 0] as const));
  assert.equal(baseClusters(line(100)).centres.x.length, 100);
  const more = baseClusters(line(101));
  assert.equal(more.centres.x.length, 100);
  assert.equal(
    more.centres.weight.reduce((sum, weight) => sum + weight, 0),
    101,
  );
  const twice = pointsAt([...Array(60).keys()].map((at) => [at % 30, 1] as const));
  assert.deepEqual(
    [...baseClusters(twice).centres.weight],
    Array.from({ length: 30 }, () => 2),
  );
});

test('OPN-31: polis starts from the first distinct points, groups that nobody is nearest to go', () => {
  const points = pointsAt([
    [0, 0],
    [0, 0],
    [1, 0],
    [9, 0],
    [10, 0],
  ]);
  const weight = new Float64Array(5).fill(1);
  const { groupOf, centres } = polisKMeans({ ...points, weight }, 2, 21);
  assert.deepEqual([...groupOf], [0, 0, 0, 1, 1]);
  assert.deepEqual(
    [...centres.x].map((x) => Math.round(x * 1e6) / 1e6),
    [0.333333, 9.5],
  );
  // Two rounds end before the centres stand still.
  assert.notDeepEqual([...polisKMeans({ ...points, weight }, 2, 1).centres.x], [...centres.x]);
  const numbers = (count: number) => polisCandidates(baseClusters(clouds([count])), null).map(({ k }) => k);
  assert.deepEqual(
    [numbers(11), numbers(12), numbers(24), numbers(36), numbers(99)],
    [[2], [2, 3], [2, 3, 4], [2, 3, 4, 5], [2, 3, 4, 5]],
  );
});

test('OPN-32: the silhouette is the mean over points, 0 for one alone; an exact tie goes to the larger k', () => {
  const points = pointsAt([
    [0, 0],
    [1, 0],
    [10, 0],
  ]);
  const expected = ((10 - 1) / 10 + (9 - 1) / 9 + 0) / 3;
  assert.ok(Math.abs(silhouette(points, Int32Array.of(0, 0, 1), 2) - expected) < 1e-12);
  const grouping = { centres: points, groupOf: new Int32Array(3) };
  const tied = [2, 3, 4].map((k) => ({ k, score: k === 2 ? 0.1 : 0.5, grouping }));
  assert.equal(bestPolisCandidate(tied)?.k, 4);
});

test('OPN-35, OPN-36: as many groups are looked at as people and positions allow', () => {
  const numbers = (points: Points) => candidatesOf(points).map(({ k }) => k);
  assert.deepEqual(
    [numbers(clouds([11])), numbers(clouds([12])), numbers(clouds([36]))],
    [[2], [2, 3], [2, 3, 4, 5]],
  );
  assert.deepEqual(numbers(pointsAt([...Array(40).keys()].map((at) => [at % 3, 0] as const))), [2, 3]);
});

test('OPN-36: of many starts the best is kept, and nobody would be nearer to another group', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 2, max: 5 }), (seed, k) => {
      const points = clouds([9, 8, 7, 6, 5], seed, 2);
      const weight = new Float64Array(points.x.length).fill(1);
      const found = groupingSearch(points)(k, { random: seededRandom(seed) });
      const again = lloyd({ ...points, weight }, found.centres);
      assert.deepEqual([...again.groupOf], [...found.groupOf]);
      for (let start = 0; start < 5; start += 1) {
        const other = groupingSearch(points)(k, { random: seededRandom(seed + 1 + start), restarts: 1 });
        assert.ok(found.squares <= other.squares * 1.001);
      }
    }),
    { numRuns: 20 },
  );
});

test('OPN-36: of many people the sum of squares is within a thousandth of the full search', () => {
  const points = clouds([900, 700, 500, 300], 3, 1.5);
  for (const k of [2, 3, 4, 5]) {
    const found = groupingSearch(points)(k, { random: seededRandom(1) });
    const weight = new Float64Array(points.x.length).fill(1);
    const full = Array.from({ length: 12 }, (_, start) => {
      const { centres } = groupingSearch(pick(points, 400, start))(k, { random: seededRandom(start) });
      return lloyd({ ...points, weight }, centres).squares;
    });
    assert.ok(found.squares <= Math.min(...full) * 1.001, `${k}: ${found.squares} ${Math.min(...full)}`);
  }
});

function pick({ x, y }: Points, count: number, offset: number): Points {
  const places = Array.from({ length: count }, (_, at) => (at * 6 + offset) % x.length);
  return pointsAt(places.map((place) => [x[place]!, y[place]!] as const));
}

test('OPN-37: a group below three people, or below two in a hundred, is not admissible', () => {
  const admissible = (sizes: readonly number[]) =>
    candidatesOf(clouds(sizes, 1, 100), sizes.length)[0]?.isAdmissible;
  assert.deepEqual([admissible([20, 2]), admissible([20, 3])], [false, true]);
  assert.deepEqual([admissible([197, 3]), admissible([196, 4])], [false, true]);
});

test('OPN-38: the simplified silhouette looks at centres; of numbers near the best the smallest is chosen', () => {
  const points = pointsAt([
    [0, 0],
    [2, 0],
    [9, 0],
    [11, 0],
  ]);
  const grouping = {
    centres: pointsAt([
      [1, 0],
      [10, 0],
    ]),
    groupOf: Uint8Array.of(0, 0, 1, 1),
    squares: 4,
  };
  const expected = (2 * (9 / 10) + 2 * (7 / 8)) / 4;
  assert.ok(Math.abs(simplifiedSilhouette(points, grouping) - expected) < 1e-12);
  const candidate = (k: number, score: number, isAdmissible = true) => ({
    k,
    score,
    isAdmissible,
    sizes: [],
    grouping,
  });
  const chosen = (...all: ReturnType<typeof candidate>[]) => chooseCandidate(all)?.k ?? null;
  assert.equal(chosen(candidate(2, 0.5), candidate(3, 0.519)), 2);
  assert.equal(chosen(candidate(2, 0.5), candidate(3, 0.521)), 3);
  assert.equal(chosen(candidate(2, 0.5), candidate(3, 0.9, false)), 2);
  assert.equal(chosen(candidate(2, 0.5, false)), null);
});

test('OPN-39: votes that support no groups show one, the candidate that was rejected stays to be seen', () => {
  const random = seededRandom(5);
  const rows = votesBy(60, 15, () => random.below(3) - 1);
  const { document } = analysePerspectives(conversationOf(rows));
  assert.deepEqual(
    [document.grouping.k, document.grouping.supported, document.groups.map(({ size }) => size)],
    [1, false, [60]],
  );
  assert.ok(document.grouping.gain! <= 1.645 * document.grouping.se!);
  assert.equal(document.grouping.candidates.filter(({ chosen }) => chosen).length, 1);
  assert.ok(document.notes.some(({ code }) => code === 'GROUPS_NOT_SUPPORTED'));
  assert.deepEqual([document.differences, document.groups[0]?.representative], [[], []]);
});

test('OPN-39: where every way to split leaves a tiny group there is one group, and it is said', () => {
  // Nine people alike, and one who is unlike them.
  const rows = votesBy(10, 8, (person, statement) => (person === 0 && statement < 6 ? -1 : 1));
  const { document } = analysePerspectives(conversationOf(rows));
  assert.deepEqual([document.grouping.k, document.grouping.supported], [1, null]);
  assert.deepEqual(
    document.notes.map(({ code }) => code),
    ['NO_ADMISSIBLE_GROUPING'],
  );
});

test('OPN-99: groups are numbered by size, of equals by who comes first', () => {
  const centres = pointsAt([
    [0, 0],
    [1, 1],
    [2, 2],
  ]);
  const { groupOf } = numberBySize({ centres, groupOf: Uint8Array.of(2, 0, 1, 1, 0, 1), squares: 0 });
  assert.deepEqual([...groupOf], [2, 1, 0, 0, 1, 0]);
  const tied = numberBySize({
    centres: pointsAt([
      [0, 0],
      [1, 1],
    ]),
    groupOf: Uint8Array.of(1, 0, 0, 1),
    squares: 0,
  });
  assert.deepEqual([...tied.groupOf], [0, 1, 1, 0]);
});

test('OPN-85: labels are kept by the assignment with which most people keep theirs', () => {
  const before = [0, 0, 0, 1, 1, 1, 2, 2, -1];
  const now = [2, 2, 0, 0, 0, 0, 1, 1, 1];
  const order = keepLabels(before, now, 3);
  const kept = now.filter((group, place) => order.indexOf(group) === before[place]).length;
  assert.deepEqual([order, kept], [[2, 0, 1], 7]);
});

test('OPN-86: a change of the groups is shown after four calculations that span a minute, or at closing', () => {
  let shown = holdGroups(null, 1, true, 0);
  assert.deepEqual(shown, { k: 1, waiting: null });
  const seen = [10, 20, 30, 40, 60, 70].map((seconds) => {
    shown = holdGroups(shown, 3, true, seconds * 1000);
    return shown.k;
  });
  assert.deepEqual(seen, [1, 1, 1, 1, 1, 3]);
  shown = holdGroups({ k: 1, waiting: null }, 3, true, 0);
  for (const seconds of [100, 200]) shown = holdGroups(shown, 3, true, seconds * 1000);
  assert.equal(shown.k, 1, 'three are not four');
  shown = holdGroups(shown, 2, true, 300_000);
  assert.deepEqual(shown.waiting, { k: 2, times: 1, since: 300_000 }, 'another number waits anew');
  assert.equal(
    holdGroups({ k: 3, waiting: null }, 1, false, 0).k,
    1,
    'groups that cannot be made are not kept',
  );
});

test('OPN-86: groups that lose their support stay for a while, and go at closing', () => {
  const { state } = analysePerspectives(conversationOf(camps(20, 20)), { at: 0 });
  const random = seededRandom(9);
  const noise = conversationOf(votesBy(40, 20, () => random.below(3) - 1));
  const held = analysePerspectives(noise, { previous: state, at: 5_000 }).document;
  assert.deepEqual([held.grouping.k, held.grouping.supported], [2, true]);
  assert.ok(held.notes.some(({ code }) => code === 'GROUPS_HELD'));
  const closing = analysePerspectives(noise, { previous: state, at: 5_000, isClosing: true }).document;
  assert.deepEqual([closing.grouping.k, closing.grouping.supported], [1, false]);
});

test('OPN-88: without the state of the last calculation the same is found, but for labels and which way round', () => {
  const rows = camps(30, 20);
  let state: PerspectivesState | null = null;
  for (const share of [0.4, 0.6, 0.8, 1]) {
    ({ state } = analysePerspectives(conversationOf(rows.slice(0, rows.length * share)), {
      previous: state,
      at: share * 1e6,
    }));
  }
  // What is kept is JSON.
  const previous = JSON.parse(JSON.stringify(state)) as PerspectivesState;
  const warm = analysePerspectives(conversationOf(rows), { previous, at: 2e6 }).document;
  const cold = analysePerspectives(conversationOf(rows), { at: 2e6 }).document;
  const near = (a: number | null, b: number | null) => Math.abs(Math.abs(a ?? 0) - Math.abs(b ?? 0)) < 1e-6;
  assert.deepEqual(
    [warm.counts, warm.grouping.k, warm.consensus],
    [cold.counts, cold.grouping.k, cold.consensus],
  );
  const labelOf = new Map(cold.participants.map(({ id, group }) => [id, group]));
  assert.equal(new Set(warm.participants.map(({ id, group }) => `${group} ${labelOf.get(id)}`)).size, 2);
  warm.participants.forEach(({ x, y }, place) => {
    assert.ok(near(x, cold.participants[place]!.x) && near(y, cold.participants[place]!.y));
  });
  warm.statements.forEach((statement, place) => {
    const other = cold.statements[place]!;
    assert.ok(near(statement.priority, other.priority) && near(statement.gap, other.gap));
  });
  assert.deepEqual(
    warm.commonGround.agree.map(({ statement }) => statement),
    cold.commonGround.agree.map(({ statement }) => statement),
  );
});
