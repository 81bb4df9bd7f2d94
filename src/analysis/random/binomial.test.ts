import assert from 'node:assert/strict';
import test from 'node:test';
import { randomBinomial } from './binomial.ts';
import { logFactorials } from './log-factorials.ts';
import { seededRandom } from './seeded-random.ts';

test('draws follow the binomial distribution, by inversion and by rejection', () => {
  for (const [n, p, seed] of [
    [12, 0.2, 1],
    [40, 0.5, 2],
    [500, 0.2, 3],
    [10_000, 1 / 3, 4],
  ] as const) {
    const random = seededRandom(seed);
    const logs = logFactorials(n);
    const draws = 40_000;
    const counts = new Map<number, number>();
    for (let draw = 0; draw < draws; draw += 1) {
      const successes = randomBinomial(n, p, random, logs);
      counts.set(successes, (counts.get(successes) ?? 0) + 1);
    }
    let chiSquared = 0;
    let cells = 0;
    for (let k = 0; k <= n; k += 1) {
      const logChance = logs[n]! - logs[k]! - logs[n - k]! + k * Math.log(p) + (n - k) * Math.log(1 - p);
      const expected = draws * Math.exp(logChance);
      if (expected < 5) continue;
      chiSquared += ((counts.get(k) ?? 0) - expected) ** 2 / expected;
      cells += 1;
    }
    // Five standard deviations above the mean of chi-squared with that many cells.
    assert.ok(
      chiSquared < cells + 5 * Math.sqrt(2 * cells),
      `n ${n}, p ${p}: ${chiSquared} over ${cells} cells`,
    );
  }
});

test('no trial gives no success', () => {
  assert.equal(randomBinomial(0, 0.5, seededRandom(1), logFactorials(0)), 0);
});
