import { BarChart } from '../../design-system/charts/bar-chart.tsx';
import { DotPlot } from '../../design-system/charts/dot-plot.tsx';
import { Details } from '../../design-system/components/details.tsx';
import { Table } from '../../design-system/components/table.tsx';
import { formatCount, formatNumber } from '../../design-system/format.ts';
import { ScrollRegion } from '../../design-system/patterns/scroll.tsx';
import type { Cell, OrganisationTable } from './breakdown.ts';
import { SHOWN_FROM } from './poll.ts';
import type { PublicPoll } from './public-poll.ts';
import type { RankedRow, Results } from './results.ts';

/** What of a poll its results are shown from. */
export type ShownResults = Pick<
  PublicPoll,
  'kind' | 'question' | 'scale' | 'state' | 'resultsWhen' | 'answered' | 'results' | 'organisations'
>;

export interface PollResultsProps {
  readonly poll: ShownResults;
  /** Fewest people behind results, and behind the figures of an organisation; 5 unless given. */
  readonly least?: { readonly results: number; readonly organisation: number } | undefined;
  /** Begins every id here; unique in the page. */
  readonly prefix: string;
  /** Shows the tables at once. */
  readonly tablesAreOpen?: boolean | undefined;
}

/** The results of a poll as far as they may be known, each picture with a table of the same numbers (LIVE-70). */
export function PollResults(props: PollResultsProps) {
  const { poll, prefix, tablesAreOpen, least = LEAST } = props;
  const { results, organisations } = poll;
  if (results === null) return <p class="govuk-body">{whyNoResults(poll, least.results)}</p>;
  return (
    <>
      <Picture poll={poll} results={results} prefix={prefix} tablesAreOpen={tablesAreOpen} />
      {organisations !== null && (
        <ByOrganisation
          table={organisations}
          prefix={prefix}
          kind={poll.kind}
          least={least.organisation}
          isOpen={tablesAreOpen}
        />
      )}
    </>
  );
}

const LEAST = { results: SHOWN_FROM, organisation: SHOWN_FROM };

function whyNoResults({ state, resultsWhen, answered }: ShownResults, least: number): string {
  if (state !== 'closed' && resultsWhen === 'closed') return 'Results are shown when the poll is closed.';
  if (state === 'closed') return `Results are not shown, because fewer than ${least} people answered.`;
  return answered < least
    ? `Results are shown when ${least} people have answered.`
    : `Results are shown in a moment, when ${least} people have said more than “prefer not to say”.`;
}

interface PictureProps extends PollResultsProps {
  readonly results: Results;
}

function Picture({ poll, results, prefix, tablesAreOpen }: PictureProps) {
  const id = `${prefix}chart`;
  switch (results.kind) {
    case 'one':
    case 'several':
      return (
        <BarChart
          id={id}
          title={`Answers: ${poll.question}`}
          rows={results.rows.map(({ text, people, share }) => ({ label: text, count: people, share }))}
          total={results.people}
          tableIsOpen={tablesAreOpen}
          note={
            <>
              {results.kind === 'several' &&
                'People could choose several, so the shares add up to more than 100%. '}
              {noneWords(results.none)}
            </>
          }
        />
      );
    case 'scale':
      return (
        <DotPlot
          id={id}
          title={`Answers: ${poll.question}`}
          points={results.rows.map(({ point, people }) => ({ label: String(point), count: people }))}
          lowLabel={poll.scale?.minLabel ?? ''}
          highLabel={poll.scale?.maxLabel ?? ''}
          tableIsOpen={tablesAreOpen}
          note={
            <>
              Middle answer (median): {formatNumber(results.median, results.median % 1 === 0 ? 0 : 1)}. Mean:{' '}
              {formatNumber(results.mean, 1)}. {noneWords(results.none)}
            </>
          }
        />
      );
    case 'ranking':
      return (
        <Ranked rows={results.rows} people={results.people} none={results.none} question={poll.question} />
      );
    case 'text':
      return <Texts results={results} question={poll.question} />;
  }
}

function noneWords(none: number): string {
  return none === 0 ? '' : `${formatCount(none, 'person', 'people')} preferred not to say.`;
}

function Ranked({
  rows,
  people,
  none,
  question,
}: {
  rows: readonly RankedRow[];
  people: number;
  none: number;
  question: string;
}) {
  const numeric = (content: string) => ({ content, numeric: true });
  return (
    <>
      <ScrollRegion label={`Order of answers: ${question}`}>
        <Table
          caption={`Order of answers: ${question}`}
          captionClass="govuk-table__caption--s"
          head={['Answer', numeric('Points'), numeric('Mean place'), numeric('Put first by')]}
          rows={rows.map((row) => [
            row.text,
            formatNumber(row.points),
            formatNumber(row.meanPlace, 1),
            formatNumber(row.firsts),
          ])}
          firstCellIsHeader
        />
      </ScrollRegion>
      <p class="govuk-body-s">
        {formatCount(people, 'answer')}. Each person’s last place gives no points, and every place above it
        one point more: a first place here gives {rows.length - 1}. {noneWords(none)}
      </p>
    </>
  );
}

function Texts({ results, question }: { results: Extract<Results, { kind: 'text' }>; question: string }) {
  const { rows, people, none, unpublished, more } = results;
  return (
    <>
      {rows.length > 0 && (
        <Table
          caption={`Answers: ${question}`}
          captionClass="govuk-table__caption--s"
          head={['Answer', { content: 'People', numeric: true }]}
          rows={rows.map((row) => [{ content: row.text, class: 'se-poll__text' }, formatNumber(row.people)])}
        />
      )}
      <p class="govuk-body-s">
        {formatCount(people, 'answer')}. Answers that differ only in capital letters or spaces are counted
        together. {more > 0 && `${formatCount(more, 'further text')} on the page of this poll. `}
        {unpublished > 0 &&
          `${formatCount(unpublished, 'text is', 'texts are')} not shown by the moderators so far. `}
        {noneWords(none)}
      </p>
    </>
  );
}

function ByOrganisation({
  table,
  prefix,
  kind,
  least,
  isOpen,
}: {
  table: OrganisationTable;
  prefix: string;
  kind: PublicPoll['kind'];
  least: number;
  isOpen: boolean | undefined;
}) {
  const hasBands = table.rows.some(({ cells }) => cells?.some((cell) => typeof cell === 'string'));
  const name = kind === 'ranking' ? 'What people put first, by organisation' : 'Answers by organisation';
  return (
    <Details summary={name} id={`${prefix}organisations`} open={isOpen}>
      <ScrollRegion label={name}>
        <Table
          caption={name}
          captionClass="govuk-visually-hidden"
          head={[
            'Organisation',
            { content: 'People', numeric: true },
            ...table.columns.map((content) => ({ content, numeric: true })),
          ]}
          rows={table.rows.map(({ organisation, people, cells }) => [
            organisation === null ? 'Other organisations' : organisation || 'No organisation given',
            people === null ? 'Not shown' : formatNumber(people),
            ...table.columns.map((_, index) => cellWords(cells?.[index])),
          ])}
          firstCellIsHeader
        />
      </ScrollRegion>
      <p class="govuk-body-s">
        Organisations with fewer than {least} answers are put together, and figures are left out where they
        would tell what a few people answered.{' '}
        {hasBands && 'Where all of a few people answered alike, no figures are given. '}
        {kind === 'several' && 'People could choose several. '}
      </p>
    </Details>
  );
}

const BANDS: Readonly<Record<Exclude<Cell, number>, string>> = {
  'nearly all': 'Over 90%',
  'nearly none': 'Under 10%',
};

function cellWords(cell: Cell | undefined): string {
  if (cell === undefined) return 'Not shown';
  return typeof cell === 'number' ? formatNumber(cell) : BANDS[cell];
}
