import { Table } from '../../design-system/components/table.tsx';
import { formatNumber } from '../../design-system/format.ts';
import { ScrollRegion } from '../../design-system/patterns/scroll.tsx';
import type { Archive } from './archive.ts';
import type { Heard, HeardRow, OrganisationRow } from './heard.ts';

/** Who was heard, by organisation, place and level, without telling of small groups. */
export function WhoWasHeard({ heard, isOpen }: { heard: Archive['heard']; isOpen: boolean }) {
  const { organisations, places, levels, linksAreDeleted } = heard;
  return (
    <>
      {organisations !== null && <Organisations rows={organisations} isOpen={isOpen} />}
      {places !== null && <PeopleHeard name="Place" rows={places} />}
      {levels !== null && <PeopleHeard name="Level" rows={levels} />}
      {linksAreDeleted && (
        <p class="govuk-body">
          Who asked, by place and level, is not known any more: the links between people and what they wrote
          were deleted as promised.
        </p>
      )}
      <p class="govuk-body-s">
        Groups of fewer than 3 people are put together, and figures are left out where they would tell of one
        person. {isOpen && 'Organisation, place and level are what people said when joining.'}
      </p>
    </>
  );
}

function Organisations({ rows, isOpen }: { rows: readonly OrganisationRow[]; isOpen: boolean }) {
  return (
    <ScrollRegion label="By organisation">
      <Table
        caption={`By organisation${isOpen ? ', as people said when joining' : ''}`}
        captionClass="govuk-table__caption--s"
        head={['Organisation', numeric('People'), numeric('Questions'), numeric('Answered')]}
        rows={rows.map(({ organisation, joined, questions, answered }) => [
          organisation === null
            ? 'Other organisations'
            : organisation || 'Organisation not given or not shown',
          joined === null ? '–' : formatNumber(joined),
          formatNumber(questions),
          formatNumber(answered),
        ])}
        firstCellIsHeader
      />
    </ScrollRegion>
  );
}

function PeopleHeard({ name, rows }: { name: 'Place' | 'Level'; rows: readonly HeardRow[] }) {
  return (
    <ScrollRegion label={`By ${name.toLowerCase()}`}>
      <Table
        caption={`By ${name.toLowerCase()}: people who asked, and people who were answered`}
        captionClass="govuk-table__caption--s"
        head={[name, numeric('People'), numeric('Asked'), numeric('Were answered')]}
        rows={rows.map(({ group, joined, asked, answered }) => [
          group === null ? 'Others' : group || 'Not given',
          cell(joined),
          cell(asked),
          cell(answered),
        ])}
        firstCellIsHeader
      />
    </ScrollRegion>
  );
}

function cell(value: Heard | null): string {
  if (value === null) return 'Not shown';
  return typeof value === 'number' ? formatNumber(value) : value;
}

function numeric(content: string) {
  return { content, numeric: true };
}
