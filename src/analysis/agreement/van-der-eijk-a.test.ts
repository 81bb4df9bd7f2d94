import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { polarisation } from './polarisation.ts';
import { assertClose, resultOf } from '../testing/assert-close.ts';
import { vanDerEijkA } from './van-der-eijk-a.ts';

const REFERENCE: [counts: number[], agreement: number][] = [
  [[30, 40, 210, 130, 530, 50, 10], 0.6113333333],
  [[10, 20, 30, 15, 4], 0.3924050633],
  [[5, 0, 0, 0, 5], -1],
  [[2, 2, 2, 2, 2], 0],
  [[0, 0, 10, 0, 0], 1],
  [[0, 5, 5, 0, 0], 0.75],
  [[5, 5, 0, 0, 0], 0.75],
  [[5, 0, 5, 0, 0], 0.1666666667],
  [[5, 0, 0, 5, 0], -0.4166666667],
  [[3, 0, 1, 0, 6], -0.1833333333],
  [[1, 2, 3, 2, 1], 0.2777777778],
  [[0, 0, 1, 4, 3], 0.6875],
  [[4, 1, 0, 1, 4], -0.6555555556],
  [[1, 1, 1], 0],
  [[0, 2, 0, 2, 0], 0.1666666667],
];

test('A has the published and the reference values (AGR-1)', () => {
  for (const [counts, agreement] of REFERENCE) {
    assertClose(resultOf(vanDerEijkA(counts)), agreement, counts.join());
  }
});

test('polarisation of the published example is .1943333, of an even spread one half (AGR-2)', () => {
  assertClose(polarisation(resultOf(vanDerEijkA([30, 40, 210, 130, 530, 50, 10]))), 0.1943333333);
  assert.equal(polarisation(resultOf(vanDerEijkA([2, 2, 2, 2, 2]))), 0.5);
  assert.equal(polarisation(-1), 1);
});

test('without ratings, or with fewer than three categories, there is a status (AGR-1, AGR-18)', () => {
  assert.deepEqual(vanDerEijkA([0, 0, 0, 0, 0]), { status: 'not_enough_data', reason: 'no_ratings' });
  assert.deepEqual(vanDerEijkA([3, 2]), {
    status: 'not_defined_for_fewer_than_3_categories',
    reason: 'fewer_than_3_categories',
  });
});

test('counts that count nothing are rejected', () => {
  assert.throws(() => vanDerEijkA([1, -1, 2]), { code: 'not_a_count' });
  assert.throws(() => vanDerEijkA([1, 0.5, 2]), { code: 'not_a_count' });
});

/** A by its definition: all triples of each layer. */
function byTriples(counts: readonly number[]): number {
  const n = counts.reduce((sum, count) => sum + count, 0);
  let left = [...counts];
  let agreement = 0;
  while (left.some((count) => count > 0)) {
    const pattern = left.map((count) => (count > 0 ? 1 : 0));
    const filled = pattern.filter((bit) => bit === 1).length;
    const height = Math.min(...left.filter((count) => count > 0));
    const width = 1 - (filled - 1) / (counts.length - 1);
    agreement += ((filled * height) / n) * (filled === 1 ? 1 : unimodalityOf(pattern) * width);
    left = left.map((count) => (count > 0 ? count - height : 0));
  }
  return agreement;
}

function unimodalityOf(pattern: readonly number[]): number {
  const categories = pattern.length;
  const triples = pattern.flatMap((first, i) =>
    pattern
      .slice(i + 1)
      .flatMap((second, j) => pattern.slice(i + j + 2).map((third) => `${first}${second}${third}`)),
  );
  const unimodal = triples.filter((triple) => triple === '110' || triple === '011').length;
  const bimodal = triples.filter((triple) => triple === '101').length;
  const all = unimodal + bimodal;
  return all === 0
    ? 0
    : ((categories - 2) * unimodal - (categories - 1) * bimodal) / ((categories - 2) * all);
}

const anyCounts = fc
  .array(fc.nat(12), { minLength: 3, maxLength: 9 })
  .filter((counts) => counts.some((count) => count > 0));

test('A counts triples without listing them, for any scale (AGR-1)', () => {
  fc.assert(
    fc.property(anyCounts, (counts) => {
      assertClose(resultOf(vanDerEijkA(counts)), byTriples(counts), counts.join(), 1e-12);
    }),
  );
});

test('A stays within −1 and 1, and neither direction of the scale nor the number of people matters', () => {
  fc.assert(
    fc.property(anyCounts, fc.integer({ min: 2, max: 50 }), (counts, times) => {
      const agreement = resultOf(vanDerEijkA(counts));
      assert.ok(agreement >= -1 - 1e-12 && agreement <= 1 + 1e-12);
      assertClose(resultOf(vanDerEijkA(counts.toReversed())), agreement, 'reversed', 1e-12);
      assertClose(
        resultOf(vanDerEijkA(counts.map((count) => count * times))),
        agreement,
        'multiplied',
        1e-12,
      );
    }),
  );
});
