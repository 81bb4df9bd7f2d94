/**
 * Agreement inside one organisation, a_wg (AGR-9).
 *
 * Source: Brown & Hauenstein 2005, "Interrater agreement reconsidered", Organizational Research Methods 8:165–184; R
 * package multilevel, `awg()`.
 * In words: one minus twice the variance of the ratings over the largest variance possible at their mean.
 * Range: −1 (as far apart as the mean allows) … 1 (all alike). Unit: none.
 */
import { notEnoughData, type NoResult, type NotEnoughData } from '../status.ts';
import { moments } from './within-group.ts';

export type AwgStrength = 'acceptable' | 'reasonable' | 'weak';

export interface Awg {
  readonly value: number;
  readonly strength: AwgStrength;
}

/** The ratings stand so close to an end of the scale that a_wg has no meaning; use van der Eijk's A. */
export interface MeanOutsideRange extends NoResult<'not_defined_mean_outside_range', 'mean_outside_range'> {
  readonly mean: number;
  readonly allowedMean: readonly [lowest: number, highest: number];
}

/**
 * @param ratings of one item by the people of one organisation, 2 or more
 * @param scale its lowest and highest rating
 */
export function awg(
  ratings: readonly number[],
  scale: { readonly min: number; readonly max: number },
): Awg | NotEnoughData<'fewer_than_2_ratings'> | MeanOutsideRange {
  const { n, mean, variance } = moments(ratings);
  if (n < 2) return notEnoughData('fewer_than_2_ratings');
  const { min, max } = scale;
  const allowedMean = [(min * (n - 1) + max) / n, (max * (n - 1) + min) / n] as const;
  if (mean < allowedMean[0] - 1e-9 || mean > allowedMean[1] + 1e-9) {
    return { status: 'not_defined_mean_outside_range', reason: 'mean_outside_range', mean, allowedMean };
  }
  const largestVariance = (((max + min) * mean - mean ** 2 - max * min) * n) / (n - 1);
  const value = 1 - (2 * variance) / largestVariance;
  return { value, strength: strengthOf(value) };
}

function strengthOf(value: number): AwgStrength {
  if (value >= 0.7 - 1e-9) return 'acceptable';
  return value >= 0.6 - 1e-9 ? 'reasonable' : 'weak';
}
