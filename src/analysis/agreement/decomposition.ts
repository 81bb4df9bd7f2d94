/**
 * The share of disagreement that lies between organisations: η², ω² and ICC(1), for one item or pooled (AGR-11, AGR-12).
 *
 * Source: standard one-way analysis of variance (R `stats::aov`); n₀ after Snedecor & Cochran, Statistical Methods.
 * In words: η² = SSB / SST; ω² = (SSB − (g − 1) MSW) / (SST + MSW); ICC(1) = (MSB − MSW) / (MSB + (n₀ − 1) MSW).
 * Range: η² 0 … 1, biased upwards, so never shown without its chance value (AGR-13); ω² and ICC(1) may be negative,
 * which a screen shows as 0, "none". Pooled over items, η² is the B of AGR-12.
 */
import { notEnoughData, type NotEnoughData } from '../status.ts';
import type { SumsOfSquares } from './sums-of-squares.ts';

export interface Decomposition {
  readonly etaSquared: number;
  readonly omegaSquared: number;
  readonly icc1: number;
  /** The group size for unequal groups, n₀. */
  readonly groupSize: number;
}

export type NoDecomposition = NotEnoughData<
  'fewer_than_2_organisations' | 'no_variation' | 'one_rating_per_organisation'
>;

export function decompose(squares: SumsOfSquares): Decomposition | NoDecomposition {
  const { between, within, betweenDegrees, withinDegrees, sizeTerm } = squares;
  if (betweenDegrees < 1) return notEnoughData('fewer_than_2_organisations');
  if (between + within === 0) return notEnoughData('no_variation');
  if (withinDegrees < 1) return notEnoughData('one_rating_per_organisation');
  const total = between + within;
  const meanBetween = between / betweenDegrees;
  const meanWithin = within / withinDegrees;
  const groupSize = sizeTerm / betweenDegrees;
  return {
    etaSquared: between / total,
    omegaSquared: (between - betweenDegrees * meanWithin) / (total + meanWithin),
    icc1: (meanBetween - meanWithin) / (meanBetween + (groupSize - 1) * meanWithin),
    groupSize,
  };
}
