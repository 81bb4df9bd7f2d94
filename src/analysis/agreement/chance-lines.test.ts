import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { chanceLines } from './chance-lines.ts';
import { compositions, isEnumerable, nullDistribution, quantile } from './null-distribution.ts';
import { randomRounds } from './random-rounds.ts';
import { assertClose, resultOf } from '../testing/assert-close.ts';

/** n, 5% line, median, 95% line, mean, P(A ≥ 0.5) for 5 categories. */
const FIVE: [number, number, number, number, number, number][] = [
  [2, -1, 0.75, 1, 0.3333333333, 0.52],
  [3, -0.2777777778, 0.4444444444, 0.8333333333, 0.3066666667, 0.376],
  [4, -0.1388888889, 0.3333333333, 0.875, 0.3013333333, 0.3088],
  [5, -0.3333333333, 0.2333333333, 0.7, 0.2661333333, 0.1648],
  [6, -0.3055555556, 0.2222222222, 0.6666666667, 0.2270222222, 0.185152],
  [7, -0.1984126984, 0.2142857143, 0.5714285714, 0.206656, 0.1762176],
  [8, -0.125, 0.1875, 0.5625, 0.1980544, 0.10127616],
  [9, -0.2037037037, 0.1481481481, 0.5555555556, 0.1881568711, 0.081539584],
  [10, -0.2, 0.1833333333, 0.5, 0.1761749333, 0.0702610432],
  [11, -0.1666666667, 0.1666666667, 0.4848484848, 0.1656783872, 0.0443771085],
  [12, -0.125, 0.1666666667, 0.4583333333, 0.1583781638, 0.0375638303],
  [13, -0.141025641, 0.1666666667, 0.4615384615, 0.1530218728, 0.0335681184],
  [14, -0.1666666667, 0.1547619048, 0.4285714286, 0.1473898095, 0.0238836703],
  [15, -0.1481481481, 0.1333333333, 0.4111111111, 0.1415868639, 0.0184383245],
  [16, -0.1215277778, 0.1354166667, 0.40625, 0.1364251174, 0.0150202263],
  [17, -0.1176470588, 0.137254902, 0.3823529412, 0.1322539271, 0.0108760141],
  [18, -0.1388888889, 0.1296296296, 0.3888888889, 0.1287179504, 0.0082572761],
  [19, -0.1315789474, 0.1315789474, 0.3684210526, 0.1251566238, 0.0066807786],
  [20, -0.1166666667, 0.1166666667, 0.3666666667, 0.1216303099, 0.0050259493],
  [21, -0.1031746032, 0.119047619, 0.3571428571, 0.118408705, 0.0037892828],
  [22, -0.1186868687, 0.1136363636, 0.3409090909, 0.1156085725, 0.0030349039],
  [23, -0.1231884058, 0.1086956522, 0.3333333333, 0.1131049417, 0.0023005973],
  [24, -0.1111111111, 0.1111111111, 0.3333333333, 0.1106263702, 0.0017236351],
  [25, -0.1, 0.1066666667, 0.32, 0.1081986176, 0.0013667757],
  [26, -0.1004273504, 0.1025641026, 0.3205128205, 0.1059354362, 0.0010458299],
  [27, -0.1111111111, 0.1049382716, 0.3148148148, 0.1038918656, 0.000784747],
  [28, -0.1071428571, 0.1031746032, 0.3035714286, 0.1020162267, 0.0006178978],
  [29, -0.0977011494, 0.1034482759, 0.2931034483, 0.1001715644, 0.0004762669],
  [30, -0.0944444444, 0.0944444444, 0.3, 0.0983685047, 0.0003593366],
];

/** Categories, n, 5% line, median, 95% line, mean. */
const OTHERS: [number, number, number, number, number, number][] = [
  [7, 3, -0.3111111111, 0.4, 0.8888888889, 0.306122449],
  [7, 4, -0.1111111111, 0.3166666667, 0.75, 0.3051506317],
  [7, 5, -0.1066666667, 0.2933333333, 0.6533333333, 0.2850201305],
  [7, 6, -0.162962963, 0.2611111111, 0.6555555556, 0.2527518296],
  [7, 7, -0.1714285714, 0.2476190476, 0.5714285714, 0.2241781344],
  [7, 8, -0.1375, 0.2208333333, 0.5416666667, 0.2070764166],
  [7, 9, -0.1111111111, 0.1925925926, 0.5185185185, 0.1980969797],
  [7, 10, -0.0933333333, 0.1933333333, 0.49, 0.1907333108],
  [7, 11, -0.096969697, 0.1818181818, 0.4727272727, 0.1821508841],
  [7, 12, -0.1203703704, 0.1712962963, 0.4444444444, 0.1729927133],
  [7, 13, -0.1005128205, 0.1641025641, 0.4358974359, 0.1647155348],
  [7, 14, -0.0857142857, 0.1571428571, 0.4161904762, 0.1581370553],
  [3, 5, -0.6, 0.4, 0.8, 0.2345679012],
  [3, 10, -0.5, 0.2, 0.6, 0.1708072956],
  [3, 30, -0.2333333333, 0.1, 0.3333333333, 0.093685425],
  [4, 5, -0.5333333333, 0.2, 0.7333333333, 0.2513020833],
  [4, 10, -0.2, 0.1666666667, 0.5333333333, 0.1678740184],
  [4, 30, -0.1555555556, 0.1, 0.3111111111, 0.0946995392],
];

function assertLines(categories: number, [n, low, median, high, mean]: readonly number[]): void {
  const distribution = nullDistribution(n!, categories);
  const what = `n ${n}, ${categories} categories`;
  assertClose(quantile(distribution, 0.05), low!, what);
  assertClose(quantile(distribution, 0.5), median!, what);
  assertClose(quantile(distribution, 0.95), high!, what);
  const weighted = distribution.values.reduce(
    (sum, a, index) => sum + a * distribution.probabilities[index]!,
    0,
  );
  assertClose(weighted, mean!, what);
  const lines = resultOf(chanceLines(n!, categories, { seed: 1 }));
  assert.deepEqual(lines.source, { method: 'exact' });
  assertClose(lines.high, high!, what);
}

test('the exact lines of 5 categories are those of the table (AGR-3)', () => {
  for (const row of FIVE) {
    assertLines(5, row);
    const { values, probabilities } = nullDistribution(row[0], 5);
    const half = values.reduce((sum, a, index) => (a >= 0.5 - 1e-9 ? sum + probabilities[index]! : sum), 0);
    assertClose(half, row[5], `P(A ≥ 0.5), n ${row[0]}`);
  }
});

test('the exact lines of 3, 4 and 7 categories are those of the table (AGR-3)', () => {
  for (const [categories, ...row] of OTHERS) assertLines(categories, row);
});

test('compositions are counted and enumerated up to 50,000 (AGR-3)', () => {
  assert.equal(compositions(30, 5), 46_376);
  assert.equal(compositions(14, 7), 38_760);
  for (const [categories, largest] of [
    [5, 30],
    [7, 14],
    [4, 64],
    [3, 314],
  ] as const) {
    assert.equal(isEnumerable(largest, categories), true);
    assert.equal(isEnumerable(largest + 1, categories), false);
  }
});

test('above the bound the lines of 4, 5 and 7 categories follow the formula, near the exact ones (AGR-4)', () => {
  const at = (n: number, categories: number) => resultOf(chanceLines(n, categories, { seed: 1 }));
  const lines = at(100, 5);
  assert.deepEqual(lines.source, { method: 'formula' });
  assertClose(lines.low, -0.054);
  assertClose(lines.median, 0.052);
  assertClose(lines.high, 0.161);
  for (const [categories, bound, error] of [
    [4, 64, 0.012],
    [5, 30, 0.006],
    [7, 14, 0.014],
  ] as const) {
    const [exact, formula] = [at(bound, categories), at(bound + 1, categories)];
    assert.equal(exact.source.method, 'exact');
    const scale = Math.sqrt((bound + 1) / bound);
    assertClose(formula.low * scale, exact.low, `${categories} low`, error + 5e-4);
    assertClose(formula.high * scale, exact.high, `${categories} high`, error + 5e-4);
  }
});

test('the formula agrees with random rounds of many people (AGR-4)', () => {
  for (const [categories, low, median, high] of [
    [4, -0.77, 0.52, 1.69],
    [5, -0.54, 0.52, 1.61],
    [7, -0.3, 0.55, 1.52],
  ]) {
    const rounds = randomRounds(2500, categories!, 20_000, 5);
    const scaled = (level: number) => rounds[Math.ceil(level * rounds.length) - 1]! * 50;
    assertClose(scaled(0.05), low!, `${categories} low`, 0.04);
    assertClose(scaled(0.5), median!, `${categories} median`, 0.04);
    assertClose(scaled(0.95), high!, `${categories} high`, 0.04);
  }
});

test('for other numbers of categories, seeded random rounds stand in and say so (AGR-4, AGR-20)', () => {
  const lines = resultOf(chanceLines(400, 3, { seed: 9 }));
  assert.deepEqual(lines.source, {
    method: 'random rounds',
    rounds: 20_000,
    seed: 9,
    generator: 'xoshiro128**',
  });
  assert.deepEqual(resultOf(chanceLines(400, 3, { seed: 9 })), lines);
  // Exact lines at 314 people, scaled by the square root of the number of people.
  const exact = resultOf(chanceLines(314, 3, { seed: 1 }));
  assertClose(lines.low * 20, exact.low * Math.sqrt(314), 'low', 0.08);
  assertClose(lines.high * 20, exact.high * Math.sqrt(314), 'high', 0.08);
});

test('random rounds of few people have the exact lines (AGR-4)', () => {
  const rounds = randomRounds(12, 5, 40_000, 2);
  const below = (value: number) => rounds.filter((a) => a <= value + 1e-9).length / rounds.length;
  const { values, probabilities } = nullDistribution(12, 5);
  let cumulative = 0;
  values.forEach((value, index) => {
    cumulative += probabilities[index]!;
    assertClose(below(value), cumulative, `A ≤ ${value}`, 0.012);
  });
});

test('without ratings or with two categories there are no lines (AGR-18)', () => {
  assert.deepEqual(chanceLines(0, 5, { seed: 1 }), { status: 'not_enough_data', reason: 'no_ratings' });
  assert.equal(
    (chanceLines(9, 2, { seed: 1 }) as { status: string }).status,
    'not_defined_for_fewer_than_3_categories',
  );
});

test('probabilities add up to 1, values ascend, and quantiles ascend with their level', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 3, max: 6 }), (n, categories) => {
      const distribution = nullDistribution(n, categories);
      assertClose(
        distribution.probabilities.reduce((sum, p) => sum + p, 0),
        1,
        'sum',
        1e-12,
      );
      assert.ok(distribution.values.every((value, i, all) => i === 0 || value > all[i - 1]!));
      assert.ok(quantile(distribution, 0.05) <= quantile(distribution, 0.5));
      assert.ok(quantile(distribution, 0.5) <= quantile(distribution, 0.95));
    }),
    { numRuns: 30 },
  );
});
