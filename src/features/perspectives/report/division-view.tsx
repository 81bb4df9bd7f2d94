import type { PerspectivesDocument, StatementResult } from '../../../analysis/perspectives/document.ts';
import { Table } from '../../../design-system/components/table.tsx';
import { ScrollRegion } from '../../../design-system/patterns/scroll.tsx';
import { HowFound } from './findings-view.tsx';
import { betweenFigures, hasSeats } from './between.ts';
import { whyNoPicture } from './picture-view.tsx';
import type { ReportAddresses } from './section.ts';
import { verdictWords } from './verdict.ts';
import { StatementWords } from '../words-view.tsx';

const MOST_ROWS = 10;
const SHARE_WORDS =
  ' The share between kinds of seat is 100% where each kind is of one mind and they differ, and near what chance gives where each is divided inside; p says in what part of cases chance alone gives as much.';

/**
 * What divides people most, as a table: with few people it tells more than a picture, and comes before it (OPN-54,
 * OPN-69).
 */
export function DivisionTable({
  document,
  addresses,
}: {
  document: PerspectivesDocument;
  addresses: ReportAddresses;
}) {
  const { minCell } = document.method.options;
  const told = document.statements
    .filter(({ included, votes }) => included && votes >= minCell)
    .toSorted((a, b) => (b.polarisation ?? 0) - (a.polarisation ?? 0));
  return (
    <>
      {told.length === 0 ? (
        <p class="govuk-body">
          Answers to a statement are shown once {minCell} people have answered it. None has so many yet.
        </p>
      ) : (
        <>
          <ScrollRegion label="Statements, most divided first">
            <Table
              caption={
                told.length > MOST_ROWS
                  ? `The ${MOST_ROWS} statements that divide people most, of ${told.length}`
                  : 'Most divided first'
              }
              captionClass="govuk-table__caption--s"
              firstCellIsHeader
              head={[
                'Statement',
                { content: 'Agree', numeric: true },
                { content: 'Disagree', numeric: true },
                { content: 'Pass', numeric: true },
                { content: 'Division', numeric: true },
                'What that means',
                ...(hasSeats(document) ? ['Share of it between kinds of seat'] : []),
              ]}
              rows={told
                .slice(0, MOST_ROWS)
                .map((each) => [...rowOf(each), ...(hasSeats(document) ? [betweenFigures(each)] : [])])}
            />
          </ScrollRegion>
          <HowFound>
            {`Division is 0 where everybody gives one answer, 0.5 where answers spread evenly, 1 where half agree and half disagree. What it means says whether chance alone could make it so.${hasSeats(document) ? SHARE_WORDS : ''}`}
          </HowFound>
        </>
      )}
      {document.pca === null ? (
        <>
          <h3 class="govuk-heading-s">Why there is no picture</h3>
          <p class="govuk-body">
            A picture places people near to each other who answer alike. {whyNoPicture(document)}
          </p>
        </>
      ) : (
        <p class="govuk-body">
          <a class="govuk-link" href={addresses.picture}>
            The opinion picture, with the groups as a table
          </a>
        </p>
      )}
    </>
  );
}

function rowOf(statement: StatementResult) {
  const { agree, disagree, pass, polarisation } = statement;
  return [
    { content: <StatementWords of={statement} /> },
    { content: String(agree), numeric: true },
    { content: String(disagree), numeric: true },
    { content: String(pass), numeric: true },
    { content: polarisation === null ? 'not known' : polarisation.toFixed(2), numeric: true },
    verdictWords(statement),
  ];
}
