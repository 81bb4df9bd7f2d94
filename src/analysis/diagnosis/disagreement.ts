/**
 * How much people disagree about one question: D, and what random answers would give (SHAPE-12).
 *
 * In words: D is the mean polarisation, (1 − A) / 2, of the question's statements. The band holds the middle 90% of the
 * same mean when every answer is random. Range: 0 (all agree) … 1 (two camps on every statement). The 0.33 threshold
 * means "not clearly more agreement than chance", not "proven disagreement", so the label stands beside every D.
 */
import { isEnumerable, nullDistribution } from '../agreement/null-distribution.ts';
import { polarisation } from '../agreement/polarisation.ts';
import { randomRounds } from '../agreement/random-rounds.ts';
import { GENERATOR, seededRandom, type RandomSource } from '../random/seeded-random.ts';
import { notEnoughData, type NotEnoughData } from '../status.ts';
import { SCALE } from './instrument.ts';
import type { ItemResult } from './item-result.ts';

export type DisagreementLabel = 'clearly agreed' | 'could be chance' | 'clearly split';

export interface Disagreement {
  readonly disagreement: number;
  /** Statements counted: those with three ratings or more. */
  readonly statements: number;
  readonly band: ChanceBand;
  readonly label: DisagreementLabel;
}

export interface ChanceBand {
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly draws: number;
  readonly seed: number;
  readonly generator: string;
}

const FEWEST_STATEMENTS = 3;
const DRAWS = 20_000;
const CATEGORIES = SCALE.max - SCALE.min + 1;

export function disagreement(
  statements: readonly ItemResult[],
  { seed }: { readonly seed: number },
): Disagreement | NotEnoughData<'fewer_than_3_statements'> {
  const judged = statements.flatMap(({ n, judged }) =>
    'verdict' in judged ? { n, agreement: judged.agreement } : [],
  );
  if (judged.length < FEWEST_STATEMENTS) return notEnoughData('fewer_than_3_statements');
  const value = judged.reduce((sum, { agreement }) => sum + polarisation(agreement), 0) / judged.length;
  const band = chanceBand(
    judged.map(({ n }) => n),
    seed,
  );
  return { disagreement: value, statements: judged.length, band, label: labelOf(value, band) };
}

/** The middle 90% of D when all answers to statements with so many ratings each are random. */
export function chanceBand(ratings: readonly number[], seed: number): ChanceBand {
  const random = seededRandom(seed);
  const samplers = new Map([...new Set(ratings)].map((n) => [n, samplerOf(n, seed)]));
  const means = new Float64Array(DRAWS);
  for (let draw = 0; draw < DRAWS; draw += 1) {
    let sum = 0;
    for (const n of ratings) sum += polarisation(samplers.get(n)!(random));
    means[draw] = sum / ratings.length;
  }
  means.sort();
  const at = (level: number) => means[Math.ceil(level * DRAWS) - 1]!;
  return { low: at(0.05), median: at(0.5), high: at(0.95), draws: DRAWS, seed, generator: GENERATOR };
}

/** Draws A of n random answers: from its exact distribution, or from random rounds where that is out of reach. */
function samplerOf(n: number, seed: number): (random: RandomSource) => number {
  if (!isEnumerable(n, CATEGORIES)) {
    const rounds = randomRounds(n, CATEGORIES, DRAWS, seed);
    return (random) => rounds[random.below(rounds.length)]!;
  }
  const { values, probabilities } = nullDistribution(n, CATEGORIES);
  let running = 0;
  const cumulative = probabilities.map((probability) => (running += probability));
  return (random) => values[firstReaching(cumulative, random.uniform() * running)]!;
}

function firstReaching(cumulative: Float64Array, level: number): number {
  let [low, high] = [0, cumulative.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle]! < level) low = middle + 1;
    else high = middle;
  }
  return low;
}

function labelOf(value: number, { low, high }: ChanceBand): DisagreementLabel {
  if (value < low - 1e-9) return 'clearly agreed';
  return value > high + 1e-9 ? 'clearly split' : 'could be chance';
}
