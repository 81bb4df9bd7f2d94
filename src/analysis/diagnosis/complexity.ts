/**
 * How complex people say the problem is: L and its interval (SHAPE-10, SHAPE-11).
 *
 * Source: Welch 1947, Biometrika 34:28–35; Satterthwaite 1946, Biometrics Bulletin 2:110–114.
 * In words: each rater's mean over the complexity items, put on 0 … 1; L is the mean of the organisations' means, so
 * that the biggest cannot outvote the others. The interval comes from the spread inside organisations:
 * SE² = (1/G²) Σ s_g² / n_g, with Satterthwaite's degrees of freedom. Range: 0 (not complex) … 1.
 */
import { notEnoughData, type NotEnoughData } from '../status.ts';
import { studentTQuantile } from '../statistics/student-t.ts';
import { COMPLEXITY_ITEMS, REVERSED_ITEMS, SCALE } from './instrument.ts';
import { isRating, type Rater } from './round.ts';

/** A rater counts who answered at least this many of the six items (SHAPE-6). */
const FEWEST_ANSWERS = 4;

export interface Complexity {
  readonly level: number;
  /** The mean over raters, to be shown beside the level where they differ by more than 0.1. */
  readonly plainLevel: number;
  readonly organisations: ReadonlyMap<string, number>;
  /** The raters counted. */
  readonly raters: number;
  readonly interval: ComplexityInterval | NotEnoughData<'organisation_with_one_rater' | 'no_spread'>;
}

/** The 90% interval, cut to 0 … 1. */
export interface ComplexityInterval {
  readonly low: number;
  readonly high: number;
  readonly standardError: number;
  readonly degreesOfFreedom: number;
}

/** A rater's own level 0 … 1, or null if they answered too few items to be counted. */
export function raterLevel({ answers }: Rater): number | null {
  const scores = COMPLEXITY_ITEMS.flatMap((item) => {
    const answer = answers[item];
    if (!isRating(answer)) return [];
    return REVERSED_ITEMS.has(item) ? SCALE.min + SCALE.max - answer : answer;
  });
  return scores.length < FEWEST_ANSWERS ? null : (mean(scores) - SCALE.min) / (SCALE.max - SCALE.min);
}

export function complexity(raters: readonly Rater[]): Complexity | NotEnoughData<'nobody_counted'> {
  const counted = raters.flatMap((rater) => {
    const level = raterLevel(rater);
    return level === null ? [] : { organisation: rater.organisation, level };
  });
  if (counted.length === 0) return notEnoughData('nobody_counted');
  const levels = Map.groupBy(counted, ({ organisation }) => organisation);
  const byOrganisation = [...levels].map(([organisation, members]) => ({
    organisation,
    levels: members.map(({ level }) => level),
  }));
  const level = mean(byOrganisation.map(({ levels }) => mean(levels)));
  return {
    level,
    plainLevel: mean(counted.map((rater) => rater.level)),
    organisations: new Map(byOrganisation.map(({ organisation, levels }) => [organisation, mean(levels)])),
    raters: counted.length,
    interval: intervalAround(
      level,
      byOrganisation.map(({ levels }) => levels),
    ),
  };
}

function intervalAround(level: number, groups: readonly (readonly number[])[]): Complexity['interval'] {
  if (groups.some((levels) => levels.length < 2)) return notEnoughData('organisation_with_one_rater');
  const parts = groups.map((levels) => ({
    part: variance(levels) / levels.length,
    degrees: levels.length - 1,
  }));
  const sum = parts.reduce((total, { part }) => total + part, 0);
  const standardError = Math.sqrt(sum) / groups.length;
  if (standardError < 1e-12) return notEnoughData('no_spread');
  const degreesOfFreedom =
    sum ** 2 / parts.reduce((total, { part, degrees }) => total + part ** 2 / degrees, 0);
  const reach = studentTQuantile(0.95, degreesOfFreedom) * standardError;
  return {
    low: Math.max(0, level - reach),
    high: Math.min(1, level + reach),
    standardError,
    degreesOfFreedom,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function variance(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}
