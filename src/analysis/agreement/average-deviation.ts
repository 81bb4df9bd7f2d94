/**
 * Spread in scale points: the average deviation from the median, and from the mean (AGR-7).
 *
 * Source: Burke, Finkelstein & Dusig 1999, Organizational Research Methods 2:49–68; Burke & Dunlap 2002, the same
 * 5:159–172; R package multilevel, `ad.m()`.
 * In words: the mean distance of the ratings from their median (or mean). Unit: scale points. Range: 0 … half the
 * scale's length. The median of an even number of ratings is the mean of the middle two.
 * Shape: counts per category, in category order; a category is one scale point.
 */
import { notEnoughData, type NotEnoughData } from '../status.ts';

export interface AverageDeviation {
  readonly fromMedian: number;
  readonly fromMean: number;
}

/** Two or more ratings are needed. */
export function averageDeviation(
  counts: ArrayLike<number>,
): AverageDeviation | NotEnoughData<'fewer_than_2_ratings'> {
  const n = total(counts);
  const middle = medianCategory(counts);
  if (n < 2 || middle === null) return notEnoughData('fewer_than_2_ratings');
  const mean = weightedSum(counts, (category) => category) / n;
  const deviationFrom = (centre: number) =>
    weightedSum(counts, (category) => Math.abs(category - centre)) / n;
  return { fromMedian: deviationFrom(middle), fromMean: deviationFrom(mean) };
}

/**
 * The median, counted in categories from 0 (add the scale's lowest value for the rating itself); null without ratings.
 */
export function medianCategory(counts: ArrayLike<number>): number | null {
  const n = total(counts);
  if (n === 0) return null;
  return (categoryAt(counts, Math.floor((n - 1) / 2)) + categoryAt(counts, Math.floor(n / 2))) / 2;
}

/** The practical cut-off in scale points for a scale of so many categories: a sixth of them. */
export function averageDeviationCutOff(categories: number): number {
  return categories / 6;
}

/** The category of the rating at a place in the ascending order of ratings, counted from 0. */
function categoryAt(counts: ArrayLike<number>, place: number): number {
  let before = 0;
  for (let category = 0; category < counts.length; category += 1) {
    before += counts[category]!;
    if (before > place) return category;
  }
  return counts.length - 1;
}

function total(counts: ArrayLike<number>): number {
  return weightedSum(counts, () => 1);
}

function weightedSum(counts: ArrayLike<number>, valueOf: (category: number) => number): number {
  let sum = 0;
  for (let category = 0; category < counts.length; category += 1)
    sum += counts[category]! * valueOf(category);
  return sum;
}
