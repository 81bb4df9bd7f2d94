import type { DiagnosisSettings } from '../../../analysis/diagnosis/settings.ts';
import { Table } from '../../../design-system/components/table.tsx';
import { SETTINGS } from '../settings/setting-words.ts';

/** The thresholds and what they are worth (SHAPE-19). */
export function SettingsTable({ settings }: { settings: DiagnosisSettings }) {
  return (
    <Table
      caption="Thresholds: design defaults, not validated"
      captionClass="govuk-table__caption--s"
      head={['Threshold', { content: 'Value', numeric: true }]}
      rows={SETTINGS.map(({ key, words }) => [words, { content: settings[key], numeric: true }])}
      firstCellIsHeader
    />
  );
}
