import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { averageDeviation, averageDeviationCutOff, medianCategory } from './average-deviation.ts';
import { awg } from './awg.ts';
import { nullVariances, rwg, rwgOverItems } from './rwg.ts';
import { assertClose, resultOf } from '../testing/assert-close.ts';
import { moments } from './within-group.ts';

const SCALE = { min: 1, max: 5 };

function count(ratings: readonly number[]): number[] {
  const counts = [0, 0, 0, 0, 0];
  for (const rating of ratings) counts[rating - 1]! += 1;
  return counts;
}

/** Ratings, AD from median and mean, variance, r_wg, a_wg (null: not defined). */
const REFERENCE: [number[], number, number, number, number, number | null][] = [
  [[4, 4, 5, 4, 3], 0.4, 0.4, 0.5, 0.75, 0.7333333333],
  [[1, 5, 1, 5, 3], 1.6, 1.6, 4, -1, -0.6],
  [[1, 1, 5, 5, 5], 1.6, 1.92, 4.8, -1.4, -1],
  [[4, 4, 4, 5, 5], 0.4, 0.48, 0.3, 0.85, null],
];

test('average deviation, r_wg and a_wg have the reference values (AGR-7, AGR-8, AGR-9)', () => {
  for (const [ratings, fromMedian, fromMean, variance, raw, value] of REFERENCE) {
    const spread = resultOf(averageDeviation(count(ratings)));
    assertClose(spread.fromMedian, fromMedian, ratings.join());
    assertClose(spread.fromMean, fromMean, ratings.join());
    assertClose(moments(ratings).variance, variance, ratings.join());
    const uniform = resultOf(rwg(ratings, 5)).get('uniform')!;
    assertClose(uniform.raw, raw, ratings.join());
    assertClose(uniform.shown, Math.max(0, raw), ratings.join());
    const agreement = awg(ratings, SCALE);
    if (value !== null) assertClose(resultOf(agreement).value, value, ratings.join());
    else assert.equal((agreement as { status: string }).status, 'not_defined_mean_outside_range');
  }
});

test('a mean too near an end of the scale is named with the means allowed (AGR-9)', () => {
  const agreement = awg([4, 4, 4, 5, 5], SCALE);
  assert.ok('allowedMean' in agreement);
  assertClose(agreement.allowedMean[0], 1.8);
  assertClose(agreement.allowedMean[1], 4.2);
  assertClose(agreement.mean, 4.4);
});

test('the null variances are the published ones (AGR-8)', () => {
  assert.deepEqual([...nullVariances(5).values()], [2, 1.34, 0.9, 0.44, 1.32, 1.04]);
  assert.deepEqual([...nullVariances(7).values()], [4, 2.9, 2.14, 1.39, 2.1, 1.4]);
  assert.deepEqual([...nullVariances(11)], [['uniform', 10]]);
});

test('strength is named by the customary marks (AGR-8, AGR-9)', () => {
  const uniform = (ratings: number[]) => resultOf(rwg(ratings, 5)).get('uniform')!.strength;
  assert.equal(uniform([4, 4, 5, 4, 3]), 'strong');
  assert.equal(uniform([3, 4, 4, 5, 5, 5, 3, 4, 5, 3]), 'moderate');
  assert.equal(uniform([2, 4, 4, 4]), 'weak');
  assert.equal(resultOf(awg([4, 4, 5, 4, 3], SCALE)).strength, 'acceptable');
  assert.equal(resultOf(awg([1, 5, 1, 5, 3], SCALE)).strength, 'weak');
});

test('over several items r_wg(J) rises with their number, and is 0 beyond the null (AGR-8)', () => {
  const item = [3, 4, 4, 5];
  assertClose(
    resultOf(rwgOverItems([item], 5)),
    resultOf(rwg(item, 5)).get('uniform')!.raw,
    'one item',
    1e-12,
  );
  assert.ok(resultOf(rwgOverItems([item, item, item], 5)) > resultOf(rwgOverItems([item], 5)));
  assert.equal(rwgOverItems([[1, 5, 1, 5]], 5), 0);
  assert.equal((rwgOverItems([], 5) as { status: string }).status, 'not_enough_data');
});

test('the practical cut-off is a sixth of the categories, as published to one decimal or so (AGR-7)', () => {
  for (const [categories, published] of [
    [5, 0.8],
    [7, 1.2],
    [9, 1.5],
    [11, 1.8],
  ] as const) {
    assertClose(averageDeviationCutOff(categories), published, String(categories), 0.05);
  }
});

test('one rating is not enough for any of them (AGR-18)', () => {
  for (const result of [
    averageDeviation([0, 1, 0]),
    rwg([3], 5),
    awg([3], SCALE),
    averageDeviation([0, 0, 0]),
  ]) {
    assert.deepEqual(result, { status: 'not_enough_data', reason: 'fewer_than_2_ratings' });
  }
});

test('the median of an even number of ratings is the mean of the middle two (AGR-7)', () => {
  assert.equal(medianCategory([0, 0, 1, 0, 1]), 3);
  assert.equal(medianCategory([0, 1, 1, 0, 0]), 1.5);
  assert.equal(medianCategory([2, 0, 0, 0, 1]), 0);
  assert.equal(medianCategory([0, 0]), null);
});

test('no measure depends on the direction of the scale or the order of the raters', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 30 }), (ratings) => {
      const mirrored = ratings.map((rating) => 6 - rating).toReversed();
      const [spread, other] = [count(ratings), count(mirrored)].map((all) => resultOf(averageDeviation(all)));
      assertClose(spread!.fromMedian, other!.fromMedian, 'AD from the median', 1e-12);
      assertClose(spread!.fromMean, other!.fromMean, 'AD from the mean', 1e-12);
      assert.ok(spread!.fromMedian <= spread!.fromMean + 1e-12);
      const [agreement, turned] = [awg(ratings, SCALE), awg(mirrored, SCALE)];
      assert.equal('value' in agreement, 'value' in turned);
      if ('value' in agreement && 'value' in turned) {
        assertClose(agreement.value, turned.value, 'a_wg', 1e-9);
        assert.ok(agreement.value >= -1 - 1e-9 && agreement.value <= 1 + 1e-9);
      }
      const strongest = Math.max(...[...resultOf(rwg(ratings, 5)).values()].map(({ raw }) => raw));
      assert.ok(strongest <= 1);
    }),
  );
});
