/** What a steward may set before a round opens; the thresholds are design defaults, not validated (SHAPE-20). */
import { InvalidInputError } from '../invalid-input.ts';

export interface DiagnosisSettings {
  readonly minRaters: number;
  readonly minOrganisations: number;
  /** May be raised, never lowered below 3. */
  readonly minOrganisationRaters: number;
  readonly cantSayShare: number;
  readonly lowComplexity: number;
  readonly highComplexity: number;
  readonly highDisagreement: number;
  readonly perceptionGap: number;
  readonly mostBetween: number;
  readonly almostAllBetween: number;
  readonly alphaInside: number;
  readonly pLevel: number;
}

export const DEFAULT_SETTINGS: DiagnosisSettings = {
  minRaters: 5,
  minOrganisations: 2,
  minOrganisationRaters: 3,
  cantSayShare: 0.3,
  lowComplexity: 0.4,
  highComplexity: 0.6,
  highDisagreement: 0.33,
  perceptionGap: 0.15,
  mostBetween: 0.5,
  almostAllBetween: 0.75,
  alphaInside: 0.667,
  pLevel: 0.05,
};

const FEWEST_ORGANISATION_RATERS = 3;

/**
 * The defaults with some changed.
 * @throws InvalidInputError `organisation_raters_too_few` below 3 raters behind an organisation's figures
 */
export function diagnosisSettings(changed: Partial<DiagnosisSettings> = {}): DiagnosisSettings {
  const settings = { ...DEFAULT_SETTINGS, ...changed };
  if (settings.minOrganisationRaters < FEWEST_ORGANISATION_RATERS) {
    throw new InvalidInputError(
      'organisation_raters_too_few',
      `At least ${FEWEST_ORGANISATION_RATERS} raters must stand behind an organisation's figures`,
    );
  }
  return settings;
}

/** Whether a value reaches a threshold; a difference of rounding does not keep it from it (AGR-19). */
export function reaches(value: number, threshold: number): boolean {
  return value >= threshold - 1e-9;
}
