import type { PerspectivesDocument, StatementResult } from '../../../../analysis/perspectives/document.ts';
import { Table } from '../../../../design-system/components/table.tsx';
import { ScrollRegion } from '../../../../design-system/patterns/scroll.tsx';
import { LENS_WORDS } from '../../conversation.ts';
import { betweenFigures, hasSeats } from '../../report/between.ts';
import { verdictWords } from '../../report/verdict.ts';
import { StatementWords } from '../../words-view.tsx';

interface StatementsTableProps {
  readonly document: PerspectivesDocument;
  readonly statements: readonly StatementResult[];
  readonly caption: string;
}

/** The table of disagreement (OPN-54): a row for each statement; few answers are withheld (OPN-79). */
export function StatementsTable({ document, statements, caption }: StatementsTableProps) {
  const minimum = document.method.options.minCell;
  const hasLenses = document.lenses.length > 0;
  const numeric = (content: string) => ({ content, numeric: true });
  return (
    <ScrollRegion label="Statements as a table">
      <Table
        caption={caption}
        captionClass="govuk-table__caption--s"
        firstCellIsHeader
        head={[
          'Statement',
          ...(hasLenses ? ['About'] : []),
          ...['Answers', 'Agree', 'Disagree', 'Pass', 'Division'].map(numeric),
          'What that means',
          ...(hasSeats(document) ? ['Share of it between kinds of seat'] : []),
        ]}
        rows={statements.map((statement) => {
          const { id, lens, votes, agree, disagree, pass, polarisation } = statement;
          const isTold = votes >= minimum;
          const count = (value: number) => numeric(isTold ? String(value) : '–');
          return [
            {
              content: (
                <>
                  {id}: <StatementWords of={statement} />
                </>
              ),
            },
            ...(hasLenses ? [lens === null ? '' : LENS_WORDS[lens]] : []),
            isTold || votes === 0 ? numeric(String(votes)) : numeric(`fewer than ${minimum}`),
            count(agree),
            count(disagree),
            count(pass),
            numeric(isTold && polarisation !== null ? polarisation.toFixed(2) : '–'),
            isTold ? verdictWords(statement) : `Shown from ${minimum} answers on`,
            ...(hasSeats(document) ? [isTold ? betweenFigures(statement) : '–'] : []),
          ];
        })}
      />
    </ScrollRegion>
  );
}
