/**
 * Krippendorff's alpha: do people order the statements alike? (AGR-10)
 *
 * Source: Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"; Hayes & Krippendorff 2007, Communication
 * Methods and Measures 1:77–89.
 * In words: one minus the disagreement observed between pairs of ratings of the same unit, over the disagreement
 * between any two ratings. Statements are the units, people the coders; ratings without a second one on the same unit
 * are left out. It does not matter who gave a rating, so a unit is described by how often it got each value.
 * Range: at most 1 (perfect); 0 is chance; it may be negative. Unit: none.
 */
import { notEnoughData, type NoResult, type NotEnoughData } from '../status.ts';

export type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio';

export interface Alpha {
  readonly alpha: number;
  /** Units with two ratings or more. */
  readonly units: number;
  /** With fewer than ten units the word "rough" stands beside the value. */
  readonly rough: boolean;
}

export type NoAlpha =
  | NotEnoughData<'no_unit_with_two_values' | 'fewer_than_3_units' | 'no_variation'>
  | NoResult<'not_defined_for_opposite_values', 'ratio_of_opposite_values'>;

export interface AlphaOptions {
  /** Units with two ratings that must exist; only a check of the bare formula asks for fewer than 3. */
  readonly fewestUnits?: number;
}

const FEWEST_UNITS = 3;
const FEWEST_UNITS_NOT_ROUGH = 10;

/**
 * @param units the ratings of each unit, null where missing; any numbers
 */
export function krippendorffAlpha(
  units: readonly (readonly (number | null)[])[],
  metric: Metric,
  options: AlphaOptions = {},
): Alpha | NoAlpha {
  const given = units.map((ratings) => ratings.filter((rating) => rating !== null));
  const values = [...new Set(given.flat())].toSorted((a, b) => a - b);
  const place = new Map(values.map((value, index) => [value, index]));
  const counts = given.map((ratings) => {
    const row = new Float64Array(values.length);
    for (const rating of ratings) row[place.get(rating)!]! += 1;
    return row;
  });
  return alphaOfCounts(counts, values, metric, options);
}

/**
 * As {@link krippendorffAlpha}, for units that have been counted; takes time in proportion to units × categories²,
 * whatever the number of people.
 *
 * @param counts for each unit, how often it got each value
 * @param values the values, ascending
 */
export function alphaOfCounts(
  counts: readonly ArrayLike<number>[],
  values: readonly number[],
  metric: Metric,
  { fewestUnits = FEWEST_UNITS }: AlphaOptions = {},
): Alpha | NoAlpha {
  const paired = counts.map((unit) => ({ unit, size: sum(unit) })).filter(({ size }) => size >= 2);
  if (paired.length === 0) return notEnoughData('no_unit_with_two_values');
  if (paired.length < fewestUnits) return notEnoughData('fewer_than_3_units');
  const totals = values.map((_, value) => paired.reduce((total, { unit }) => total + unit[value]!, 0));
  const used = totals.flatMap((total, value) => (total > 0 ? [value] : []));
  if (used.length < 2) return notEnoughData('no_variation');
  if (metric === 'ratio' && used.some((a) => used.some((b) => a !== b && values[a] === -values[b]!))) {
    return { status: 'not_defined_for_opposite_values', reason: 'ratio_of_opposite_values' };
  }

  const distance = squaredDistances(metric, values, totals);
  const observed = paired.reduce(
    (total, { unit, size }) => total + pairwise(unit, used, distance) / (size - 1),
    0,
  );
  const n = sum(totals);
  const alpha = 1 - ((n - 1) * observed) / pairwise(totals, used, distance);
  return { alpha, units: paired.length, rough: paired.length < FEWEST_UNITS_NOT_ROUGH };
}

/** The sum of squared distances over the pairs of different values in a row of counts (each pair once). */
function pairwise(
  row: ArrayLike<number>,
  used: readonly number[],
  distance: (a: number, b: number) => number,
): number {
  const filled = used.filter((value) => row[value]! > 0);
  let total = 0;
  for (let second = 1; second < filled.length; second += 1) {
    for (let first = 0; first < second; first += 1) {
      const [a, b] = [filled[first]!, filled[second]!];
      total += row[a]! * row[b]! * distance(a, b);
    }
  }
  return total;
}

/** Squared distance between the values at two places, the first before the second. */
function squaredDistances(
  metric: Metric,
  values: readonly number[],
  totals: readonly number[],
): (a: number, b: number) => number {
  switch (metric) {
    case 'nominal':
      return () => 1;
    case 'interval':
      return (a, b) => (values[a]! - values[b]!) ** 2;
    case 'ratio':
      return (a, b) => ((values[a]! - values[b]!) / (values[a]! + values[b]!)) ** 2;
    case 'ordinal': {
      const upTo = runningTotals(totals);
      return (a, b) => (upTo[b]! - upTo[a]! + (totals[a]! - totals[b]!) / 2) ** 2;
    }
  }
}

function runningTotals(totals: readonly number[]): readonly number[] {
  let running = 0;
  return totals.map((total) => (running += total));
}

function sum(counts: ArrayLike<number>): number {
  let total = 0;
  for (let index = 0; index < counts.length; index += 1) total += counts[index]!;
  return total;
}
