import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { alphaOfCounts, krippendorffAlpha, type Metric } from './krippendorff-alpha.ts';
import { countRatings, everyRater, ratersByOrganisation, selectItems } from './rating-table.ts';
import { assertClose, resultOf } from '../testing/assert-close.ts';
import { RATERS_9 } from '../testing/raters-9.ts';

const _ = null;
/** Krippendorff's C-data: 12 units × 4 coders. */
const C_DATA = [
  [1, 1, _, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [_, 5, 5, 5],
  [_, _, 1, 1],
  [_, _, 3, _],
];
const COMPLETE = [
  [1, 2, 2],
  [3, 3, 4],
  [5, 4, 5],
  [2, 2, 1],
  [4, 4, 3],
];

test('the published values of the C-data, and those of complete data, hold (AGR-10)', () => {
  const expected: [Metric, number, number][] = [
    ['nominal', 0.7434210526, 0.2045454545],
    ['ordinal', 0.8153875038, 0.8199750312],
    ['interval', 0.8491071429, 0.8055555556],
    ['ratio', 0.7974027747, 0.6645307228],
  ];
  for (const [metric, published, complete] of expected) {
    const result = resultOf(krippendorffAlpha(C_DATA, metric));
    assertClose(result.alpha, published, metric);
    assert.deepEqual([result.units, result.rough], [11, false]);
    const rough = resultOf(krippendorffAlpha(COMPLETE, metric));
    assertClose(rough.alpha, complete, metric);
    assert.deepEqual([rough.units, rough.rough], [5, true]);
  }
});

test('statements are units: everybody, and inside each organisation, as in RATERS-9 (AGR-10)', () => {
  const values = [1, 2, 3, 4, 5];
  const everybody = countRatings(RATERS_9, everyRater(RATERS_9));
  assertClose(resultOf(alphaOfCounts(everybody, values, 'nominal')).alpha, 0.0435684647);
  assertClose(resultOf(alphaOfCounts(everybody, values, 'ordinal')).alpha, 0.035883399);
  assertClose(resultOf(alphaOfCounts(everybody, values, 'interval')).alpha, 0.0567307692);
  const inside = (table: typeof RATERS_9) =>
    ratersByOrganisation(table).map(
      (raters) => resultOf(alphaOfCounts(countRatings(table, raters), values, 'ordinal')).alpha,
    );
  [0.8473581213, 0.7667672703, 0.4428940568].forEach((a, i) => assertClose(inside(RATERS_9)[i]!, a));
  const without5 = selectItems(RATERS_9, [0, 1, 2, 3]);
  [0.7555555556, 0.6717171717, 0.7198113208].forEach((a, i) => assertClose(inside(without5)[i]!, a));
  const all = alphaOfCounts(countRatings(without5, everyRater(without5)), values, 'ordinal');
  assertClose(resultOf(all).alpha, 0.0242314395);
});

test('without variation, pairs or three units there is not enough data (AGR-10)', () => {
  const flat = [
    [3, 3, 3],
    [3, 3, 3],
  ];
  const bare = { fewestUnits: 1 };
  assert.deepEqual(krippendorffAlpha(flat, 'ordinal', bare), {
    status: 'not_enough_data',
    reason: 'no_variation',
  });
  const single = [
    [3, _],
    [4, _],
  ];
  assert.deepEqual(krippendorffAlpha(single, 'ordinal', bare), {
    status: 'not_enough_data',
    reason: 'no_unit_with_two_values',
  });
  assert.deepEqual(krippendorffAlpha(COMPLETE.slice(0, 2), 'ordinal'), {
    status: 'not_enough_data',
    reason: 'fewer_than_3_units',
  });
  assert.ok('alpha' in krippendorffAlpha(COMPLETE.slice(0, 2), 'ordinal', bare));
});

test('a value rated once in its unit does not make variation (AGR-10)', () => {
  const units = [
    [3, 3],
    [3, 3],
    [3, 3],
    [5, _],
  ];
  assert.deepEqual(krippendorffAlpha(units, 'nominal'), {
    status: 'not_enough_data',
    reason: 'no_variation',
  });
});

test('the ratio distance has no meaning for opposite values (AGR-18)', () => {
  const units = [
    [-1, 1],
    [2, 2],
    [1, 2],
  ];
  assert.equal(
    (krippendorffAlpha(units, 'ratio') as { status: string }).status,
    'not_defined_for_opposite_values',
  );
  assert.ok('alpha' in krippendorffAlpha(units, 'interval'));
});

const anyUnits = fc.array(
  fc.array(fc.option(fc.integer({ min: 1, max: 5 })), { minLength: 4, maxLength: 4 }),
  {
    minLength: 3,
    maxLength: 8,
  },
);

test('neither the order of units and coders nor the direction of the scale matters, and alpha is at most 1', () => {
  fc.assert(
    fc.property(anyUnits, fc.constantFrom<Metric>('nominal', 'ordinal', 'interval'), (units, metric) => {
      const result = krippendorffAlpha(units, metric);
      const turned = units.toReversed().map((unit) => unit.toReversed().map((x) => (x === null ? x : 6 - x)));
      const other = krippendorffAlpha(turned, metric);
      if (!('alpha' in result)) {
        assert.deepEqual(other, result);
        return;
      }
      assert.ok(result.alpha <= 1 + 1e-12);
      assertClose(resultOf(other).alpha, result.alpha, metric, 1e-9);
    }),
  );
});

test('alpha is what the coincidence matrix of its definition gives', () => {
  fc.assert(
    fc.property(
      anyUnits,
      fc.constantFrom<Metric>('nominal', 'ordinal', 'interval', 'ratio'),
      (units, metric) => {
        const result = krippendorffAlpha(units, metric);
        if ('alpha' in result) assertClose(result.alpha, byCoincidences(units, metric), metric, 1e-9);
      },
    ),
  );
});

function byCoincidences(units: readonly (readonly (number | null)[])[], metric: Metric): number {
  const o = Array.from({ length: 6 }, () => [0, 0, 0, 0, 0, 0]);
  for (const unit of units) {
    const given = unit.filter((x) => x !== null);
    given.forEach((c, i) => given.forEach((k, j) => (o[c]![k]! += i === j ? 0 : 1 / (given.length - 1))));
  }
  const totals = o.map((row) => row.reduce((sum, x) => sum + x, 0));
  const n = totals.reduce((sum, x) => sum + x, 0);
  const between = (c: number, k: number) =>
    totals.slice(Math.min(c, k), Math.max(c, k) + 1).reduce((sum, x) => sum + x, 0);
  const distance = (c: number, k: number) => {
    if (c === k) return 0;
    if (metric === 'nominal') return 1;
    if (metric === 'interval') return (c - k) ** 2;
    if (metric === 'ratio') return ((c - k) / (c + k)) ** 2;
    return (between(c, k) - (totals[c]! + totals[k]!) / 2) ** 2;
  };
  let [observed, expected] = [0, 0];
  for (let c = 1; c <= 5; c += 1)
    for (let k = 1; k <= 5; k += 1) {
      observed += o[c]![k]! * distance(c, k);
      expected += totals[c]! * totals[k]! * distance(c, k);
    }
  return 1 - ((n - 1) * observed) / expected;
}
