import type { DiagnosisSettings } from '../../../analysis/diagnosis/settings.ts';
import { Table } from '../../../design-system/components/table.tsx';

const SETTINGS: readonly (readonly [keyof DiagnosisSettings, string])[] = [
  ['minRaters', 'People needed for a reading'],
  ['minOrganisations', 'Organisations needed for a reading'],
  ['minOrganisationRaters', 'People behind an organisation’s figures'],
  ['cantSayShare', 'Share of “I can’t say” that is pointed out'],
  ['lowComplexity', 'Complexity: low below'],
  ['highComplexity', 'Complexity: high from'],
  ['highDisagreement', 'Disagreement: high from'],
  ['perceptionGap', 'Gap between thought and found agreement pointed out above'],
  ['mostBetween', 'Most disagreement between organisations from'],
  ['almostAllBetween', 'Almost all disagreement between organisations from'],
  ['alphaInside', 'An organisation largely agrees with itself from (alpha)'],
  ['pLevel', 'More than chance at p up to'],
];

/** The thresholds and what they are worth (SHAPE-19). */
export function SettingsTable({ settings }: { settings: DiagnosisSettings }) {
  return (
    <Table
      caption="Thresholds: design defaults, not validated"
      captionClass="govuk-table__caption--s"
      head={['Threshold', { content: 'Value', numeric: true }]}
      rows={SETTINGS.map(([key, words]) => [words, { content: settings[key], numeric: true }])}
      firstCellIsHeader
    />
  );
}
