/**
 * Random numbers of successes in n trials of chance p ≤ ½.
 *
 * Source: Hormann 1993, "The generation of binomial random variates", Journal of Statistical Computation and Simulation
 * 46:101–110 (algorithm BTRS), where np ≥ 10; below that, inversion by summing the probabilities from 0. Both are exact
 * up to rounding, and neither takes longer for more trials.
 */
import type { RandomSource } from './seeded-random.ts';

/**
 * @param logFactorial logarithms of factorials, at least up to `n`
 */
export function randomBinomial(
  n: number,
  p: number,
  random: RandomSource,
  logFactorial: ArrayLike<number>,
): number {
  if (n === 0) return 0;
  return n * p < 10 ? byInversion(n, p, random) : byRejection(n, p, random, logFactorial);
}

function byInversion(n: number, p: number, random: RandomSource): number {
  const odds = p / (1 - p);
  let left = random.uniform();
  let probability = (1 - p) ** n;
  let successes = 0;
  while (left > probability && successes < n) {
    left -= probability;
    successes += 1;
    probability *= (odds * (n - successes + 1)) / successes;
  }
  return successes;
}

function byRejection(n: number, p: number, random: RandomSource, logFactorial: ArrayLike<number>): number {
  const spread = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const centre = n * p + 0.5;
  const alpha = (2.83 + 5.1 / b) * spread;
  const certain = 0.92 - 4.2 / b;
  const mode = Math.floor((n + 1) * p);
  const logOdds = Math.log(p / (1 - p));
  const atMode = logFactorial[mode]! + logFactorial[n - mode]!;
  for (;;) {
    const u = random.uniform() - 0.5;
    const v = random.uniform();
    const us = 0.5 - Math.abs(u);
    const successes = Math.floor(((2 * a) / us + b) * u + centre);
    if (us >= 0.07 && v <= certain) return successes;
    if (successes < 0 || successes > n) continue;
    const logRatio =
      atMode - logFactorial[successes]! - logFactorial[n - successes]! + (successes - mode) * logOdds;
    if (Math.log((v * alpha) / (a / (us * us) + b)) <= logRatio) return successes;
  }
}
