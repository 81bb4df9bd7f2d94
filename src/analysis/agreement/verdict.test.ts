import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { itemsClearByChance } from './many-items.ts';
import { nullDistribution, tailChances } from './null-distribution.ts';
import { assertClose, resultOf } from '../testing/assert-close.ts';
import { vanDerEijkA } from './van-der-eijk-a.ts';
import { judgeItem } from './verdict.ts';

const REFERENCE: [counts: number[], low: number, high: number, verdict: string][] = [
  [[0, 0, 1, 6, 2], 0.999109632, 0.002954752, 'agreed'],
  [[3, 3, 0, 1, 2], 0.165946368, 0.844375552, 'no_clearer_than_chance'],
  [[2, 1, 1, 2, 2], 0.10045952, 0.93824768, 'no_clearer_than_chance'],
  [[1, 1, 4, 1, 1], 0.78575616, 0.236608, 'no_clearer_than_chance'],
  [[0, 0, 0, 0, 3], 1, 0.04, 'agreed'],
  [[0, 0, 0, 1, 2], 0.96, 0.232, 'no_clearer_than_chance'],
  [[2, 0, 0, 0, 1], 0.048, 1, 'split'],
  [[0, 0, 0, 1, 3], 0.992, 0.0592, 'no_clearer_than_chance'],
  [[0, 0, 0, 0, 4], 1, 0.008, 'agreed'],
  [[1, 0, 0, 0, 1], 0.08, 1, 'not_enough_data'],
  [[0, 0, 0, 0, 2], 1, 0.2, 'not_enough_data'],
  [[3, 0, 0, 0, 3], 0.00128, 1, 'split'],
  [[4, 0, 0, 0, 5], 0.000129024, 1, 'split'],
  [[0, 2, 4, 3, 0], 0.984087552, 0.032943616, 'agreed'],
  [[2, 2, 2, 2, 2], 0.1801549824, 0.8417790976, 'no_clearer_than_chance'],
  [[6, 0, 0, 0, 6], 3.7847e-6, 1, 'split'],
  [[1, 2, 0, 3, 3], 0.408677376, 0.596483584, 'no_clearer_than_chance'],
];

test('verdicts and the chances behind them are the reference ones (AGR-5)', () => {
  for (const [counts, low, high, verdict] of REFERENCE) {
    const n = counts.reduce((sum, count) => sum + count, 0);
    const chances = tailChances(nullDistribution(n, 5), resultOf(vanDerEijkA(counts)));
    assertClose(chances.low, low, `${counts.join()} low`);
    assertClose(chances.high, high, `${counts.join()} high`);
    const judged = judgeItem(counts, { seed: 1 });
    assert.equal('verdict' in judged ? judged.verdict : judged.status, verdict, counts.join());
  }
});

test('the verdict by lines is the verdict by chances (AGR-5)', () => {
  const counts = fc.array(fc.nat(4), { minLength: 3, maxLength: 5 }).filter((all) => all.some((c) => c > 0));
  fc.assert(
    fc.property(counts, (all) => {
      const n = all.reduce((sum, count) => sum + count, 0);
      fc.pre(n >= 3);
      const judged = resultOf(judgeItem(all, { seed: 1 }));
      const chances = tailChances(nullDistribution(n, all.length), judged.agreement);
      const byChance =
        chances.high <= 0.05 ? 'agreed' : chances.low < 0.05 ? 'split' : 'no_clearer_than_chance';
      assert.equal(judged.verdict, byChance);
      assert.equal(resultOf(judgeItem(all.toReversed(), { seed: 1 })).verdict, judged.verdict);
    }),
    { numRuns: 60 },
  );
});

test('a scale of two categories bears no verdict (AGR-1)', () => {
  assert.equal(
    (judgeItem([5, 9], { seed: 1 }) as { status: string }).status,
    'not_defined_for_fewer_than_3_categories',
  );
});

test('chance alone clears 5% of many items, rounded up to a whole item (AGR-6)', () => {
  assert.deepEqual([0, 1, 20, 21, 60, 140].map(itemsClearByChance), [0, 1, 1, 2, 3, 7]);
});
