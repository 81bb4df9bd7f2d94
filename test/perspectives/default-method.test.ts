import assert from 'node:assert/strict';
import test from 'node:test';
import { analysePerspectives } from '../../src/analysis/perspectives/analyse-perspectives.ts';
import type { Conversation } from '../../src/analysis/perspectives/conversation.ts';
import { groupingSearch } from '../../src/analysis/perspectives/grouping/best-grouping.ts';
import { pickPoints } from '../../src/analysis/perspectives/grouping/pick-points.ts';
import { drawMap } from '../../src/analysis/perspectives/opinion-map.ts';
import { settle } from '../../src/analysis/perspectives/options.ts';
import { prepare } from '../../src/analysis/perspectives/prepare.ts';
import { seededRandom } from '../../src/analysis/random/seeded-random.ts';
import { OPEN_DATA, readFixture, readOpenData, sharedFolder } from './shared-data.ts';

interface Known {
  readonly columns: number;
  readonly placed: number;
  readonly explained: readonly [number, number];
  /** Silhouettes from k = 2. */
  readonly scores: readonly number[];
  readonly sizes: readonly number[];
  /** Sums of squares from k = 2. */
  readonly squares: readonly number[];
  readonly gain: readonly [number, number];
  readonly isSupported: boolean;
}

const KNOWN: Readonly<Record<string, Known>> = {
  '15-per-hour-seattle': {
    columns: 31,
    placed: 138,
    explained: [0.203, 0.0876],
    scores: [0.531, 0.478, 0.498, 0.534],
    sizes: [83, 55],
    squares: [500.82, 356.78],
    gain: [0.062, 0.016],
    isSupported: true,
  },
  'canadian-electoral-reform': {
    columns: 152,
    placed: 281,
    explained: [0.119, 0.054],
    scores: [0.719, 0.527, 0.527, 0.487],
    sizes: [260, 21],
    squares: [1563.37, 991.66],
    gain: [0.03, 0.009],
    isSupported: true,
  },
  'scoop-hivemind.biodiversity': {
    columns: 154,
    placed: 437,
    explained: [0.123, 0.06],
    scores: [0.596, 0.524, 0.482, 0.467],
    sizes: [345, 92],
    squares: [2982.71, 2071.83],
    gain: [0.034, 0.005],
    isSupported: true,
  },
  'vtaiwan.uberx': {
    columns: 119,
    placed: 1218,
    explained: [0.212, 0.06],
    scores: [0.558, 0.528, 0.52, 0.504],
    sizes: [807, 411],
    squares: [9853.24, 6608.99],
    gain: [0.087, 0.006],
    isSupported: true,
  },
  '27x57': {
    columns: 53,
    placed: 26,
    explained: [0.171, 0.113],
    scores: [0.576, 0.606],
    sizes: [11, 9, 6],
    squares: [90.82, 52.92],
    gain: [-0.003, 0.01],
    isSupported: false,
  },
  '160x118': {
    columns: 118,
    placed: 117,
    explained: [0.106, 0.053],
    scores: [0.489, 0.518, 0.495],
    sizes: [78, 21, 18],
    squares: [483.96, 359.58],
    gain: [-0.01, 0.007],
    isSupported: false,
  },
  '267x60': {
    columns: 55,
    placed: 168,
    explained: [0.156, 0.131],
    scores: [0.487, 0.544, 0.545],
    sizes: [97, 50, 21],
    squares: [752.99, 503.41],
    gain: [0.069, 0.013],
    isSupported: true,
  },
};

const CONSENSUS: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  '15-per-hour-seattle': [['45', '12', '11', '48', '2'], ['26']],
  'canadian-electoral-reform': [
    ['1', '89', '0', '11', '2'],
    ['25', '13', '16', '14', '132'],
  ],
  'scoop-hivemind.biodiversity': [
    ['81', '23', '45', '42', '24'],
    ['205', '128', '79', '96', '40'],
  ],
  'vtaiwan.uberx': [
    ['40', '16', '7', '68', '65'],
    ['30', '156'],
  ],
};

/** The best sum of squares of each number of groups, within a thousandth. */
function assertSquares(
  conversation: Conversation,
  seed: number,
  known: readonly number[],
  name: string,
): void {
  const prepared = prepare(conversation, settle({}));
  const map = drawMap(prepared, 'default', seededRandom(seed), null)!;
  const search = groupingSearch(pickPoints(map.people, prepared.placed));
  known.forEach((expected, place) => {
    const { squares } = search(place + 2, { random: seededRandom(seed) });
    assert.ok(Math.abs(squares / expected - 1) <= 0.001, `${name}, ${place + 2}: ${squares}`);
  });
}

for (const [name, known] of Object.entries(KNOWN)) {
  test(`${name}: groups, their support and consensus are the known ones (OPN-T7, OPN-T8)`, (t) => {
    const folder = sharedFolder(t);
    if (folder === null) return;
    const isOpen = OPEN_DATA.includes(name);
    const conversation = isOpen ? readOpenData(folder, name) : readFixture(folder, name).conversation;
    for (const seed of [1, 7]) {
      const { counts, pca, grouping, groups, consensus } = analysePerspectives(conversation, {
        seed,
      }).document;
      assert.equal(pca?.statementIds.length, known.columns);
      assert.equal(counts.clusterable, known.placed);
      // The known ones are rounded to three digits.
      pca.explained.forEach((share, axis) => assert.ok(Math.abs(share - known.explained[axis]!) <= 0.0006));
      assertSquares(conversation, seed, known.squares, name);
      known.scores.forEach((score, place) =>
        assert.ok(Math.abs(grouping.candidates[place]!.score! - score) <= 0.005),
      );
      const chosen = grouping.candidates.find((candidate) => candidate.chosen);
      assert.equal(chosen?.sizes.length, known.sizes.length);
      chosen.sizes.forEach((size, place) =>
        assert.ok(Math.abs(size - known.sizes[place]!) <= Math.ceil(known.placed / 100), chosen.sizes.join()),
      );
      const [gain, se] = known.gain;
      assert.ok(Math.abs(grouping.gain! - gain) <= 2 * se, `${grouping.gain}`);
      assert.equal(grouping.supported, known.isSupported);
      assert.equal(groups.length, known.isSupported ? known.sizes.length : 1);
      const [agree, disagree] = CONSENSUS[name] ?? [null, null];
      if (agree === null || disagree === null) continue;
      assert.deepEqual(
        consensus.agree.map(({ statement }) => statement),
        agree,
      );
      assert.deepEqual(
        consensus.disagree.map(({ statement }) => statement),
        disagree,
      );
    }
  });
}

test('groups of the default predict hidden votes at least as well as those of polis (OPN-78)', (t) => {
  const folder = sharedFolder(t);
  if (folder === null) return;
  for (const name of OPEN_DATA) {
    const conversation = readOpenData(folder, name);
    const told = (['default', 'polis'] as const).map((method) => {
      const { grouping } = analysePerspectives(conversation, { method, supportTest: true }).document;
      return { ...grouping, method, k: grouping.candidates.find(({ chosen }) => chosen)?.k };
    });
    const line = told.map(
      ({ method, k, gain, se, relativeGain }) =>
        `${method}: k ${k}, gain ${gain?.toFixed(4)} ± ${se?.toFixed(4)} (${((relativeGain ?? 0) * 100).toFixed(1)} %)`,
    );
    t.diagnostic(`${name} – ${line.join('; ')}`);
    const [ours, theirs] = told;
    assert.ok(ours!.gain! >= theirs!.gain! - Math.hypot(ours!.se!, theirs!.se!), name);
  }
});
