import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { isNoResult } from '../status.ts';
import { rankScore } from './rank-score.ts';

const tallies = (pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([votes, seen]) => ({ votes, seen }));

function scored(pairs: readonly (readonly [number, number])[]) {
  const rank = rankScore(tallies(pairs));
  assert.ok(!isNoResult(rank));
  return rank;
}

const REFERENCE: [pairs: [number, number][], consensus: number, score: number][] = [
  [
    [
      [40, 40],
      [0, 5],
      [0, 5],
    ],
    0.0199222546,
    0.2710895825,
  ],
  [
    [
      [20, 40],
      [4, 5],
      [4, 5],
    ],
    0.2551020408,
    0.6342171441,
  ],
  [
    [
      [12, 40],
      [1, 5],
      [1, 5],
    ],
    0.0252672498,
    0.293440007,
  ],
  [
    [
      [0, 40],
      [5, 5],
      [5, 5],
    ],
    0.0174927114,
    0.2595886561,
  ],
  [
    [
      [5, 10],
      [5, 10],
    ],
    0.25,
    0.5,
  ],
  [
    [
      [10, 10],
      [10, 10],
    ],
    0.8402777778,
    0.9166666667,
  ],
  [[[3, 3]], 0.8, 0.8],
  [
    [
      [0, 0],
      [0, 0],
    ],
    0.25,
    0.5,
  ],
  [
    [
      [30, 40],
      [0, 0],
      [0, 0],
    ],
    0.1845238095,
    0.5693126109,
  ],
  [
    [
      [4, 20],
      [3, 4],
      [3, 3],
    ],
    0.1212121212,
    0.4948976032,
  ],
  [
    [
      [4, 20],
      [5, 5],
    ],
    0.1948051948,
    0.4413674148,
  ],
];

test('the reference values hold (RANK-2, RANK-4)', () => {
  for (const [pairs, consensus, score] of REFERENCE) {
    const rank = scored(pairs);
    assert.ok(Math.abs(rank.consensus - consensus) < 1e-9, JSON.stringify(pairs));
    assert.ok(Math.abs(rank.score - score) < 1e-9, JSON.stringify(pairs));
  }
});

test('more votes than people who have seen it are rejected (RANK-2)', () => {
  assert.throws(() => rankScore(tallies([[3, 2]])), {
    name: 'InvalidInputError',
    code: 'more_votes_than_seen',
  });
  assert.throws(() => rankScore(tallies([[-1, 2]])), { code: 'not_a_count' });
});

test('without a group there is not enough data (RANK-2)', () => {
  assert.deepEqual(rankScore([]), { status: 'not_enough_data', reason: 'nobody_present' });
});

test('hundreds of groups do not bring the score down to 0', () => {
  const rank = scored(Array.from({ length: 400 }, () => [0, 998] as [number, number]));
  assert.ok(Math.abs(rank.score - 0.001) < 1e-12);
  assert.ok(Number.isFinite(rank.logConsensus));
});

const anyTallies = fc.array(
  fc.tuple(fc.nat(50), fc.nat(50)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as [number, number]),
  { minLength: 1, maxLength: 40 },
);

test('the score lies strictly between 0 and 1 whatever the order of the groups', () => {
  fc.assert(
    fc.property(anyTallies, (pairs) => {
      const { score } = scored(pairs);
      assert.ok(score > 0 && score < 1);
      assert.ok(Math.abs(score - scored([...pairs].toReversed()).score) < 1e-12);
    }),
  );
});

test('a vote more never lowers the score, and a sighting without a vote never raises it', () => {
  fc.assert(
    fc.property(anyTallies, ([first, ...others]) => {
      const [votes, seen] = first!;
      const before = scored([first!, ...others]).score;
      assert.ok(scored([[votes + 1, seen + 1], ...others]).score > before);
      assert.ok(scored([[votes, seen + 1], ...others]).score < before);
    }),
  );
});
