import type { DiagnosisSettings } from '../../../analysis/diagnosis/settings.ts';

interface Setting {
  readonly key: keyof DiagnosisSettings;
  readonly words: string;
  readonly least: number;
  readonly most: number;
  readonly isWhole?: boolean;
}

/** Every threshold in plain words, and what may be entered for it (SHAPE-20). */
export const SETTINGS: readonly Setting[] = [
  { key: 'minRaters', words: 'People needed for a reading', least: 5, most: 1000, isWhole: true },
  {
    key: 'minOrganisations',
    words: 'Organisations needed for a reading',
    least: 2,
    most: 100,
    isWhole: true,
  },
  {
    key: 'minOrganisationRaters',
    words: 'People behind an organisation’s figures',
    least: 3,
    most: 100,
    isWhole: true,
  },
  { key: 'cantSayShare', words: 'Share of “I can’t say” that is pointed out', least: 0, most: 1 },
  { key: 'lowComplexity', words: 'Complexity: low below', least: 0, most: 1 },
  { key: 'highComplexity', words: 'Complexity: high from', least: 0, most: 1 },
  { key: 'highDisagreement', words: 'Disagreement: high from', least: 0, most: 1 },
  {
    key: 'perceptionGap',
    words: 'Gap between thought and found agreement pointed out above',
    least: 0,
    most: 1,
  },
  { key: 'mostBetween', words: 'Most disagreement between organisations from', least: 0, most: 1 },
  { key: 'almostAllBetween', words: 'Almost all disagreement between organisations from', least: 0, most: 1 },
  { key: 'alphaInside', words: 'An organisation largely agrees with itself from (alpha)', least: 0, most: 1 },
  { key: 'pLevel', words: 'More than chance at p up to', least: 0, most: 1 },
];
