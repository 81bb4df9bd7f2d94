/**
 * What A looks like when many people answer at random, for numbers of categories without a formula: seeded random
 * rounds (AGR-4). A round's counts are drawn category by category, each binomial given the ones before.
 */
import { randomBinomial } from '../random/binomial.ts';
import { logFactorials } from '../random/log-factorials.ts';
import { seededRandom } from '../random/seeded-random.ts';
import { peelLayers } from './van-der-eijk-a.ts';

/**
 * A of `rounds` rounds in which each of `n` people picks one of `categories` ≥ 3 categories at random, ascending.
 */
export function randomRounds(n: number, categories: number, rounds: number, seed: number): Float64Array {
  const random = seededRandom(seed);
  const logFactorial = logFactorials(n);
  const counts = new Float64Array(categories);
  const agreements = new Float64Array(rounds);
  for (let round = 0; round < rounds; round += 1) {
    let left = n;
    for (let category = 0; category < categories - 1; category += 1) {
      counts[category] = randomBinomial(left, 1 / (categories - category), random, logFactorial);
      left -= counts[category]!;
    }
    counts[categories - 1] = left;
    agreements[round] = peelLayers(counts, n);
  }
  return agreements.toSorted();
}
