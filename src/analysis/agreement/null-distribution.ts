/**
 * What A looks like when people answer at random: its exact distribution (AGR-3).
 *
 * Reference answerer: each of n people picks one of K categories with equal probability. Every composition (v₁ … v_K)
 * of n is enumerated; its probability is n! / (v₁! … v_K!) / K^n, its value is A. Source: our own computation, since
 * the literature gives no table.
 */
import { logFactorials } from '../random/log-factorials.ts';
import { peelLayers } from './van-der-eijk-a.ts';

/** Values of A closer than this are one value, and cumulative probabilities reach a level within it (AGR-19). */
export const SAME_VALUE = 1e-9;

/** Enumerating more compositions than this takes too long (AGR-3). */
const MOST_COMPOSITIONS = 50_000;

export interface Distribution {
  /** The values that occur, ascending. */
  readonly values: Float64Array;
  /** The probability of each value. */
  readonly probabilities: Float64Array;
}

/** The number of ways to spread n ratings over the categories: C(n + K − 1, K − 1). */
export function compositions(n: number, categories: number): number {
  let ways = 1;
  for (let k = 1; k < categories; k += 1) ways = (ways * (n + k)) / k;
  return Math.round(ways);
}

/** Whether the distribution for n people and K categories is enumerated rather than approximated. */
export function isEnumerable(n: number, categories: number): boolean {
  return compositions(n, categories) <= MOST_COMPOSITIONS;
}

/**
 * The exact distribution of A for `n` ≥ 1 people answering at random on `categories` ≥ 3 categories.
 * Takes about 10 ms at the bound of {@link isEnumerable}.
 */
export function nullDistribution(n: number, categories: number): Distribution {
  const logFactorial = logFactorials(n);
  const logAll = logFactorial[n]! - n * Math.log(categories);
  const found = new Map<number, Outcome>();
  const counts = new Float64Array(categories);
  const remaining = new Float64Array(categories);

  function spread(category: number, left: number, logProbability: number): void {
    if (category === categories - 1) {
      counts[category] = left;
      remaining.set(counts);
      const value = peelLayers(remaining, n);
      const probability = Math.exp(logProbability - logFactorial[left]!);
      const outcome = found.get(Math.round(value / GRID));
      if (outcome === undefined) found.set(Math.round(value / GRID), { value, probability });
      else outcome.probability += probability;
      return;
    }
    for (let count = 0; count <= left; count += 1) {
      counts[category] = count;
      spread(category + 1, left - count, logProbability - logFactorial[count]!);
    }
  }

  spread(0, n, logAll);
  return mergeEqual([...found.values()].toSorted((a, b) => a.value - b.value));
}

interface Outcome {
  readonly value: number;
  probability: number;
}

/** Gathers most of the equal values on the way; those that rounding put into neighbouring cells are merged after. */
const GRID = 1e-11;

function mergeEqual(ascending: readonly Outcome[]): Distribution {
  const merged: Outcome[] = [];
  for (const { value, probability } of ascending) {
    const last = merged.at(-1);
    if (last !== undefined && value - last.value <= SAME_VALUE) last.probability += probability;
    else merged.push({ value, probability });
  }
  return {
    values: Float64Array.from(merged, ({ value }) => value),
    probabilities: Float64Array.from(merged, ({ probability }) => probability),
  };
}

/** The smallest value whose cumulative probability reaches `level`, 0 < level ≤ 1. */
export function quantile({ values, probabilities }: Distribution, level: number): number {
  let cumulative = 0;
  for (let index = 0; index < values.length; index += 1) {
    cumulative += probabilities[index]!;
    if (cumulative >= level - SAME_VALUE) return values[index]!;
  }
  return values[values.length - 1]!;
}

export interface TailChances {
  /** The chance of this value or a lower one. */
  readonly low: number;
  /** The chance of this value or a higher one. */
  readonly high: number;
}

/** How likely a value as low, and one as high, is under the distribution. */
export function tailChances({ values, probabilities }: Distribution, value: number): TailChances {
  let low = 0;
  let high = 0;
  values.forEach((other, index) => {
    if (other <= value + SAME_VALUE) low += probabilities[index]!;
    if (other >= value - SAME_VALUE) high += probabilities[index]!;
  });
  return { low: Math.min(1, low), high: Math.min(1, high) };
}
