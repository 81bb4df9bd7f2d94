import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { betweenOrganisations, betweenOrganisationsInSteps } from './between-organisations.ts';
import { decompose } from './decomposition.ts';
import { seededRandom } from '../random/seeded-random.ts';
import { prepareColumns } from './permutation/columns.ts';
import { everyLabeling } from './permutation/every-labeling.ts';
import { randomLabelings } from './permutation/random-labelings.ts';
import { countLabelings, notTestable, smallestPossibleP } from './permutation/labelings.ts';
import { ratingTable, selectItems } from './rating-table.ts';
import { pool, sumsOfSquares } from './sums-of-squares.ts';
import { assertClose, resultOf } from '../testing/assert-close.ts';
import { RATERS_9 } from '../testing/raters-9.ts';

const SCALE = { min: 1, max: 5 };

/** SSB, SSW, η², ω², n₀, ICC(1), chance value, labelings at least as high of 1,680. */
const STATEMENTS = [
  [20.2222222222, 2, 0.91, 0.8669950739, 3, 0.9072164948, 0.25, 60],
  [0.8888888889, 2, 0.3076923077, 0.0689655172, 3, 0.1, 0.25, 900],
  [16.2222222222, 2, 0.8902439024, 0.8383233533, 3, 0.8860759494, 0.25, 60],
  [17.0416666667, 1.8333333333, 0.9028697572, 0.8475530533, 2.625, 0.8944241316, 0.2857142857, 18],
  [0.6666666667, 9.3333333333, 0.0666666667, -0.2584269663, 2.625, -0.4554455446, 0.2857142857, 1560],
] as const;

test('each statement of RATERS-9 divides as in the reference (AGR-11, AGR-13, AGR-14)', () => {
  STATEMENTS.forEach(([between, within, eta, omega, groupSize, icc, expected, atLeast], statement) => {
    const table = selectItems(RATERS_9, [statement]);
    const what = `S${statement + 1}`;
    const squares = sumsOfSquares(table)[0]!;
    assertClose(squares.between, between, what);
    assertClose(squares.within, within, what);
    const parts = resultOf(decompose(squares));
    assertClose(parts.etaSquared, eta, what);
    assertClose(parts.omegaSquared, omega, what);
    assertClose(parts.groupSize, groupSize, what);
    assertClose(parts.icc1, icc, what);
    const { share, expected: chance, test: outcome } = resultOf(betweenOrganisations(table, { seed: 1 }));
    assertClose(share, eta, what);
    assertClose(chance, expected, what);
    assert.ok('labelings' in outcome);
    assert.deepEqual([outcome.atLeast, outcome.labelings], [atLeast, 1680]);
    assertClose(outcome.p, atLeast / 1680, what);
  });
});

test('pooled over the statements, organisation explains 76% where chance gives 26% (AGR-12, AGR-13, AGR-14)', () => {
  const squares = pool(sumsOfSquares(RATERS_9));
  assertClose(squares.between, 55.0416666667);
  assertClose(squares.within, 17.1666666667);
  const { share, expected, test: outcome } = resultOf(betweenOrganisations(RATERS_9, { seed: 1 }));
  assertClose(share, 0.7622619735);
  assertClose(expected, 0.2642815926);
  assert.ok('labelings' in outcome);
  assert.deepEqual([outcome.atLeast, outcome.labelings], [24, 1680]);
  assertClose(outcome.p, 0.0142857143);
  assertClose(outcome.smallestPossibleP, 0.0035714286);
});

test('without the fifth statement the pattern is clearer (AGR-12, AGR-14)', () => {
  const result = resultOf(betweenOrganisations(selectItems(RATERS_9, [0, 1, 2, 3]), { seed: 1 }));
  assertClose(result.share, 0.8740790355);
  assertClose(result.expected, 0.2608362836);
  assert.ok('labelings' in result.test && result.test.atLeast === 18);
});

test('labelings and the smallest possible p are counted (AGR-14)', () => {
  const reference: [sizes: number[], labelings: number, smallest: number, testable: boolean][] = [
    [[2, 2], 6, 0.3333333333, false],
    [[3, 2], 10, 0.1, false],
    [[3, 3], 20, 0.1, false],
    [[4, 2], 15, 0.0666666667, false],
    [[4, 3], 35, 0.0285714286, true],
    [[4, 4], 70, 0.0285714286, true],
    [[5, 2], 21, 0.0476190476, true],
    [[5, 3], 56, 0.0178571429, true],
    [[5, 4], 126, 0.0079365079, true],
    [[5, 5], 252, 0.0079365079, true],
    [[6, 2], 28, 0.0357142857, true],
    [[6, 3], 84, 0.0119047619, true],
    [[7, 2], 36, 0.0277777778, true],
    [[2, 2, 2], 90, 0.0666666667, false],
    [[3, 2, 2], 210, 0.0095238095, true],
    [[3, 3, 2], 560, 0.0035714286, true],
    [[3, 3, 3], 1680, 0.0035714286, true],
    [[4, 4, 4], 34_650, 0.0001731602, true],
    [[2, 2, 2, 2], 2520, 0.0095238095, true],
    [[1, 1, 1, 1, 1], 120, 1, false],
    [[19, 1], 20, 0.05, true],
  ];
  for (const [sizes, labelings, smallest, testable] of reference) {
    assert.equal(countLabelings(sizes), labelings, sizes.join());
    assertClose(smallestPossibleP(sizes), smallest, sizes.join());
    assert.equal(notTestable(sizes) === null, testable, sizes.join());
  }
  assert.equal(countLabelings([5000, 5000]), null);
});

test('too few people to tell are not tested, but the pair of shares is still given (AGR-13, AGR-14)', () => {
  const table = ratingTable([[5], [5], [4], [1], [2]], ['A', 'A', 'A', 'B', 'B'], SCALE);
  const { expected, test: outcome } = resultOf(betweenOrganisations(table, { seed: 1 }));
  assertClose(expected, 1 / 4);
  assert.ok('status' in outcome && outcome.status === 'not_testable');
  assertClose(outcome.smallestPossibleP, 0.1);
});

test('where a labeling can empty an organisation the expected share is the mean over labelings (AGR-13)', () => {
  const rows = [
    [5, 4],
    [4, null],
    [5, null],
    [1, 2],
    [2, 1],
    [null, 1],
    [3, 3],
  ];
  const table = ratingTable(rows, ['A', 'A', 'A', 'A', 'A', 'B', 'B'], SCALE);
  const result = resultOf(betweenOrganisations(table, { seed: 1 }));
  const shares = everyOrder(['A', 'A', 'A', 'A', 'A', 'B', 'B']).map((labels) => {
    const { between, within } = pool(sumsOfSquares(ratingTable(rows, labels, SCALE)));
    return between / (between + within);
  });
  assertClose(result.expected, shares.reduce((sum, share) => sum + share, 0) / shares.length, 'mean', 1e-12);
  assert.ok('labelings' in result.test);
  assert.equal(result.test.labelings, 21);
  assert.equal(result.test.atLeast, shares.filter((share) => share >= result.share - 1e-12).length);
});

/** Every distinct order of some labels, by brute force. */
function everyOrder(labels: readonly string[]): string[][] {
  if (labels.length === 0) return [[]];
  return [...new Set(labels)].flatMap((label) => {
    const rest = [...labels];
    rest.splice(rest.indexOf(label), 1);
    return everyOrder(rest).map((order) => [label, ...order]);
  });
}

const smallTable = fc
  .tuple(
    fc.array(fc.array(fc.option(fc.integer({ min: 1, max: 5 })), { minLength: 3, maxLength: 3 }), {
      minLength: 5,
      maxLength: 7,
    }),
    fc.array(fc.constantFrom('A', 'B', 'C'), { minLength: 7, maxLength: 7 }),
  )
  .map(([rows, labels]) => ({ rows, labels: labels.slice(0, rows.length) }));

test('the exact test counts what brute force counts, gaps included (AGR-14)', () => {
  fc.assert(
    fc.property(smallTable, ({ rows, labels }) => {
      const result = betweenOrganisations(ratingTable(rows, labels, SCALE), { seed: 1 });
      if (!('share' in result) || !('labelings' in result.test)) return;
      const orders = everyOrder(labels);
      const reached = orders.filter((order) => {
        const { between, within } = pool(sumsOfSquares(ratingTable(rows, order, SCALE)));
        return between / (between + within) >= result.share - 1e-12;
      });
      assert.equal(result.test.labelings, orders.length);
      assert.equal(result.test.atLeast, reached.length);
    }),
    { numRuns: 40 },
  );
});

test('the names and the order of organisations, raters and items do not matter', () => {
  fc.assert(
    fc.property(smallTable, ({ rows, labels }) => {
      const renamed: Record<string, string> = { A: 'x', B: 'y', C: 'z' };
      const turned = ratingTable(
        rows.toReversed().map((row) => row.toReversed()),
        labels.toReversed().map((label) => renamed[label]!),
        SCALE,
      );
      const result = betweenOrganisations(ratingTable(rows, labels, SCALE), { seed: 1 });
      const other = betweenOrganisations(turned, { seed: 1 });
      if (!('share' in result)) {
        assert.deepEqual(other, result);
        return;
      }
      assertClose(resultOf(other).share, result.share, 'share', 1e-12);
      assertClose(resultOf(other).expected, result.expected, 'expected', 1e-12);
      if ('p' in result.test) {
        const { test: second } = resultOf(other);
        assert.ok('p' in second);
        assertClose(second.p, result.test.p, 'p', 1e-12);
      }
    }),
    { numRuns: 60 },
  );
});

/** Many people of organisations whose views lean apart, with gaps. */
function manyRaters(raters: number, organisations: number, lean: number, gaps: boolean) {
  const cell = (rater: number, item: number) => {
    if (gaps && (rater * 7 + item * 3) % 11 === 0) return null;
    const noise = (Math.imul(rater + 1, 2654435761) ^ Math.imul(item + 1, 40503)) >>> 0;
    return Math.min(5, 1 + ((noise >>> 7) % 5) * (1 - lean) + (rater % organisations) * lean) | 0;
  };
  const rows = Array.from({ length: raters }, (_, rater) =>
    Array.from({ length: 13 }, (_, item) => cell(rater, item)),
  );
  return ratingTable(
    rows,
    rows.map((_, rater) => `org ${rater % organisations}`),
    SCALE,
  );
}

test('random labelings have the distribution of all labelings, gaps or none (AGR-15)', () => {
  for (const gaps of [false, true]) {
    const table = manyRaters(12, 3, 0, gaps);
    const columns = prepareColumns(table);
    const exact = Float64Array.from(everyLabeling(columns, table.organisationOf)).toSorted();
    assert.equal(exact.length, 34_650);
    const random = Float64Array.from(
      randomLabelings(columns, [4, 4, 4], seededRandom(7)).take(20_000),
    ).toSorted();
    for (const level of [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99]) {
      const point = exact[Math.floor(level * exact.length)]!;
      const shareUpTo = (all: Float64Array) =>
        all.filter((value) => value <= point + 1e-9).length / all.length;
      assertClose(shareUpTo(random), shareUpTo(exact), `level ${level}`, 0.015);
    }
  }
});

test('p from random labelings counts the observed one, and is never 0 (AGR-15)', () => {
  const { test: outcome } = resultOf(betweenOrganisations(manyRaters(40, 4, 0, true), { seed: 1 }));
  assert.ok('draws' in outcome);
  assert.equal(outcome.draws, 9999);
  assertClose(outcome.p, (outcome.atLeast + 1) / 10_000, 'p', 1e-12);
});

test('large organisations and wide scales are added up without overflow (AGR-15)', () => {
  const scale = { min: 0, max: 1000 };
  const rows = Array.from({ length: 300 }, (_, rater) => [(rater * 7919) % 1001, rater % 2 === 0 ? 1000 : 0]);
  const table = ratingTable(
    rows,
    rows.map((_, rater) => (rater < 280 ? 'large' : 'small')),
    scale,
  );
  const columns = prepareColumns(table);
  const [first] = randomLabelings(columns, [280, 20], seededRandom(2)).take(1);
  const order = Int32Array.from(rows, (_, rater) => rater);
  seededRandom(2).shuffle(order);
  const labels = Array.from<string>({ length: 300 });
  order.forEach((rater, place) => (labels[rater] = place < 280 ? 'large' : 'small'));
  const { between } = pool(sumsOfSquares(ratingTable(rows, labels, scale)));
  assertClose((first! - columns.overall) / between, 1, 'between', 1e-9);
});

test('a clear pattern in many people has the smallest p that random labelings can give (AGR-15)', () => {
  const result = resultOf(betweenOrganisations(manyRaters(200, 4, 0.7, true), { seed: 1, draws: 999 }));
  assert.ok('draws' in result.test);
  assert.equal(result.test.p, 1 / 1000);
  assert.ok(result.share > result.expected);
});

test('the same seed gives the same result, stored with the generator (AGR-20)', () => {
  const table = manyRaters(60, 5, 0.1, true);
  const run = (seed: number) => resultOf(betweenOrganisations(table, { seed, draws: 500 }));
  assert.deepEqual(run(3), run(3));
  const { test: outcome } = run(3);
  assert.ok('seed' in outcome);
  assert.deepEqual([outcome.seed, outcome.generator, outcome.draws], [3, 'xoshiro128**', 500]);
});

test('long calculations can be taken in steps', () => {
  const steps = betweenOrganisationsInSteps(manyRaters(900, 5, 0.1, false), { seed: 1, draws: 2000 });
  let taken = 0;
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) taken += 1;
  assert.ok(taken > 3, String(taken));
  assert.ok('share' in step.value);
});

test('one organisation, and answers all alike, leave nothing to place (AGR-11, AGR-18)', () => {
  const one = ratingTable([[1], [2], [3]], ['A', 'A', 'A'], SCALE);
  assert.deepEqual(betweenOrganisations(one, { seed: 1 }), {
    status: 'not_enough_data',
    reason: 'fewer_than_2_organisations',
  });
  const alike = ratingTable([[4], [4], [4]], ['A', 'A', 'B'], SCALE);
  assert.deepEqual(betweenOrganisations(alike, { seed: 1 }), {
    status: 'not_enough_data',
    reason: 'no_variation',
  });
  assert.equal((decompose(sumsOfSquares(alike)[0]!) as { reason: string }).reason, 'no_variation');
  const single = ratingTable([[4], [2]], ['A', 'B'], SCALE);
  assert.equal(
    (decompose(sumsOfSquares(single)[0]!) as { reason: string }).reason,
    'one_rating_per_organisation',
  );
});
