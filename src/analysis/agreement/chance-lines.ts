/**
 * The lines between which A is no clearer than chance (AGR-3, AGR-4).
 *
 * Up to 50,000 compositions they are exact; above, for 4, 5 and 7 categories, a constant over √n (fitted to 400,000
 * random rounds at each of n = 40 … 10,000; the median's constants come from the same rounds); for any other number of
 * categories, 20,000 seeded random rounds.
 */
import { GENERATOR } from '../random/seeded-random.ts';
import { notEnoughData, type NotEnoughData } from '../status.ts';
import { isEnumerable, nullDistribution, quantile } from './null-distribution.ts';
import { randomRounds } from './random-rounds.ts';
import { TOO_FEW_CATEGORIES, type TooFewCategories } from './van-der-eijk-a.ts';

export interface ChanceLines {
  /** The 5% line: under random answering A is below it less than once in twenty rounds. */
  readonly low: number;
  readonly median: number;
  /** The 95% line. */
  readonly high: number;
  readonly source:
    | { readonly method: 'exact' }
    | { readonly method: 'formula' }
    | {
        readonly method: 'random rounds';
        readonly rounds: number;
        readonly seed: number;
        readonly generator: string;
      };
}

const ROUNDS = 20_000;

/** Constants of q = c / √n by number of categories (AGR-4). */
const LARGE_N = new Map([
  [4, { low: -0.77, median: 0.52, high: 1.69 }],
  [5, { low: -0.54, median: 0.52, high: 1.61 }],
  [7, { low: -0.3, median: 0.55, high: 1.52 }],
]);

/** Lines depend on nothing but n, K and the seed, so they are worked out once; old ones are dropped at the limit. */
const known = new Map<string, ChanceLines>();
const MOST_KNOWN = 1000;

/**
 * The lines for `n` people and `categories` categories.
 * The seed matters only where the lines come from random rounds.
 */
export function chanceLines(
  n: number,
  categories: number,
  { seed }: { readonly seed: number },
): ChanceLines | NotEnoughData<'no_ratings'> | TooFewCategories {
  if (categories < 3) return TOO_FEW_CATEGORIES;
  if (n === 0) return notEnoughData('no_ratings');
  const key = `${n} ${categories} ${seed}`;
  const lines = known.get(key) ?? workOut(n, categories, seed);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, lines);
  return lines;
}

function workOut(n: number, categories: number, seed: number): ChanceLines {
  if (isEnumerable(n, categories)) return exactLines(n, categories);
  const constants = LARGE_N.get(categories);
  if (constants === undefined) return randomLines(n, categories, seed);
  const root = Math.sqrt(n);
  return {
    low: constants.low / root,
    median: constants.median / root,
    high: constants.high / root,
    source: { method: 'formula' },
  };
}

function exactLines(n: number, categories: number): ChanceLines {
  const distribution = nullDistribution(n, categories);
  return {
    low: quantile(distribution, 0.05),
    median: quantile(distribution, 0.5),
    high: quantile(distribution, 0.95),
    source: { method: 'exact' },
  };
}

function randomLines(n: number, categories: number, seed: number): ChanceLines {
  const agreements = randomRounds(n, categories, ROUNDS, seed);
  const at = (level: number) => agreements[Math.ceil(level * ROUNDS) - 1]!;
  const source = { method: 'random rounds', rounds: ROUNDS, seed, generator: GENERATOR } as const;
  return { low: at(0.05), median: at(0.5), high: at(0.95), source };
}
