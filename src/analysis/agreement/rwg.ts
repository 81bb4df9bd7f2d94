/**
 * Agreement inside one organisation, r_wg (AGR-8).
 *
 * Source: James, Demaree & Wolf 1984, Journal of Applied Psychology 69:85–98; null variances from LeBreton & Senter
 * 2008, Organizational Research Methods 11:815–852; R package multilevel, `rwg()`.
 * In words: one minus the variance of the ratings over the variance expected of ratings without agreement. Because that
 * null is a choice, every null known for the scale is reported.
 * Range: raw −∞ … 1; shown 0 … 1. Unit: none.
 */
import { notEnoughData, type NotEnoughData } from '../status.ts';
import { moments } from './within-group.ts';

export type NullName = 'uniform' | 'slightSkew' | 'moderateSkew' | 'heavySkew' | 'triangular' | 'normal';

export type Strength = 'strong' | 'moderate' | 'weak';

export interface Rwg {
  readonly raw: number;
  /** Never below 0. */
  readonly shown: number;
  readonly strength: Strength;
}

/** Published null variances beside the uniform one, by number of categories. */
const NULL_VARIANCES = new Map<number, readonly (readonly [NullName, number])[]>([
  [
    5,
    [
      ['slightSkew', 1.34],
      ['moderateSkew', 0.9],
      ['heavySkew', 0.44],
      ['triangular', 1.32],
      ['normal', 1.04],
    ],
  ],
  [
    7,
    [
      ['slightSkew', 2.9],
      ['moderateSkew', 2.14],
      ['heavySkew', 1.39],
      ['triangular', 2.1],
      ['normal', 1.4],
    ],
  ],
]);

/** The variances to expect without agreement; scales of other than 5 or 7 categories have the uniform one only. */
export function nullVariances(categories: number): ReadonlyMap<NullName, number> {
  return new Map([['uniform', uniformVariance(categories)], ...(NULL_VARIANCES.get(categories) ?? [])]);
}

/**
 * @param ratings of one item by the people of one organisation, 2 or more
 * @param categories the number of categories of the scale, 2 or more
 * @returns r_wg under every null known for the scale, uniform first
 */
export function rwg(
  ratings: readonly number[],
  categories: number,
): ReadonlyMap<NullName, Rwg> | NotEnoughData<'fewer_than_2_ratings'> {
  const { n, variance } = moments(ratings);
  if (n < 2) return notEnoughData('fewer_than_2_ratings');
  return new Map(
    [...nullVariances(categories)].map(([name, expected]) => [name, describe(1 - variance / expected)]),
  );
}

/**
 * r_wg(J) over J items under the uniform null, 0 where the mean variance exceeds it. It rises with the number of items,
 * so that random answers can look like agreement: for checking other libraries, never for a screen (AGR-16).
 *
 * @param items ratings by item, 2 or more each
 */
export function rwgOverItems(
  items: readonly (readonly number[])[],
  categories: number,
): number | NotEnoughData<'fewer_than_2_ratings'> {
  const variances = items.map(moments);
  if (variances.length === 0 || variances.some(({ n }) => n < 2))
    return notEnoughData('fewer_than_2_ratings');
  const meanVariance = variances.reduce((sum, { variance }) => sum + variance, 0) / variances.length;
  const ratio = meanVariance / uniformVariance(categories);
  if (ratio > 1) return 0;
  return (items.length * (1 - ratio)) / (items.length * (1 - ratio) + ratio);
}

function uniformVariance(categories: number): number {
  return (categories ** 2 - 1) / 12;
}

function describe(raw: number): Rwg {
  return { raw, shown: Math.max(0, raw), strength: strengthOf(raw) };
}

function strengthOf(value: number): Strength {
  if (value > 0.7 + 1e-9) return 'strong';
  return value > 0.5 + 1e-9 ? 'moderate' : 'weak';
}
