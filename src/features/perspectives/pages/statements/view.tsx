import type { PerspectivesDocument, StatementResult } from '../../../../analysis/perspectives/document.ts';
import { Details } from '../../../../design-system/components/details.tsx';
import { Pagination } from '../../../../design-system/components/pagination.tsx';
import { Table } from '../../../../design-system/components/table.tsx';
import { formatPercent } from '../../../../design-system/format.ts';
import { EmptyState, PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { type Conversation, LENS_WORDS, LENSES, type Lens } from '../../conversation.ts';
import { type Correction, CorrectedWords } from '../../report/corrections.tsx';
import { countWords, informationWords, isShown } from '../../report/counts.ts';
import { verdictWords } from '../../report/verdict.ts';
import { StatementsTable } from './table-view.tsx';
import { sharesByGroup } from '../../../../analysis/perspectives/telling/by-group.ts';
import { Question, StatementWords } from '../../words-view.tsx';

const PAGE_SIZE = 50;
const ORDERS = {
  division: 'Most divided first',
  agree: 'Most agreed first',
  answers: 'Most answered first',
  number: 'Oldest first',
} as const;
export type Order = keyof typeof ORDERS;

const KINDS: Readonly<Record<string, string>> = {
  policy: 'Policy',
  delivery: 'Delivery',
  partner: 'Partner',
  community: 'Community',
  'lived-experience': 'Lived experience',
  'other organisations': 'Other kinds of seat',
  'not stated': 'Without a seat',
};

export interface StatementsQuery {
  readonly order: Order;
  readonly lens: Lens | undefined;
  readonly page: number;
  readonly isTable: boolean;
}

export function readQuery(query: {
  readonly order?: string;
  readonly lens?: string;
  readonly page?: string;
  readonly as?: string;
}): StatementsQuery {
  return {
    order: (Object.keys(ORDERS) as Order[]).find((each) => each === query.order) ?? 'division',
    lens: LENSES.find((each) => each === query.lens),
    page: Math.max(1, Math.trunc(Number(query.page)) || 1),
    isTable: query.as === 'table',
  };
}

interface StatementsProps {
  readonly conversation: Pick<Conversation, 'question' | 'language'>;
  readonly document: PerspectivesDocument;
  readonly corrections: readonly Correction[];
  /** People of a group behind any figure. */
  readonly groupMinimum: number;
  readonly looksBefore: boolean;
  readonly query: StatementsQuery;
  /** The address of this page. */
  readonly url: string;
  /** Says of which day these are, where they are not those of today. */
  readonly kept?: string;
  /** Where a statement is carried on, by whoever may. */
  readonly onwardOf?: (number: string) => string | undefined;
}

/** Every statement of a result with its answers (OPN-54); sorted and filtered by links. */
export function StatementsPage({
  conversation,
  document,
  corrections,
  groupMinimum,
  looksBefore,
  query,
  url,
  kept,
  onwardOf,
}: StatementsProps) {
  const { order, lens, page, isTable } = query;
  const all = document.statements
    .filter((each) => each.included && (lens === undefined || each.lens === lens))
    .toSorted(COMPARE[order]);
  const shown = all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const information = document.statements.filter((each) => each.metadata && isShown(each, looksBefore));
  const minimum = document.method.options.minCell;
  const href = (set: {
    order?: Order;
    lens?: string | undefined;
    page?: number;
    isTable?: boolean;
  }): string => {
    const search = new URLSearchParams({ order: set.order ?? order });
    const wanted = 'lens' in set ? set.lens : lens;
    if (wanted !== undefined) search.set('lens', wanted);
    if (set.isTable ?? isTable) search.set('as', 'table');
    if (set.page !== undefined && set.page > 1) search.set('page', String(set.page));
    return `${url}?${search.toString()}`;
  };
  return (
    <>
      <PageHeading caption={<Question of={conversation} />}>Statements</PageHeading>
      {kept !== undefined && <p class="govuk-hint">{kept}</p>}
      <nav aria-label="Order">
        <ul class="se-lenses">
          {(Object.keys(ORDERS) as Order[]).map((each) => (
            <li>
              {each === order ? (
                <strong>{ORDERS[each]}</strong>
              ) : (
                <a class="govuk-link" href={href({ order: each })}>
                  {ORDERS[each]}
                </a>
              )}
            </li>
          ))}
        </ul>
      </nav>
      {document.lenses.length > 0 && (
        <nav aria-label="What they are about">
          <ul class="se-lenses">
            {[undefined, ...LENSES].map((each) => {
              const words = each === undefined ? 'All statements' : LENS_WORDS[each];
              return (
                <li>
                  {each === lens ? (
                    <strong>{words}</strong>
                  ) : (
                    <a class="govuk-link" href={href({ lens: each })}>
                      {words}
                    </a>
                  )}
                </li>
              );
            })}
          </ul>
        </nav>
      )}
      <Details summary="How to read this">
        <p class="govuk-body">
          The bar shows agree, pass and disagree, from left to right. Division is 0 where everybody gives one
          answer, 0.5 where answers spread evenly, 1 where half agree and half disagree. Beside it stands
          whether chance alone could make it so. Figures for a group or a kind of seat are shown only where
          enough people stand behind them.
        </p>
      </Details>
      <p class="govuk-body se-no-print">
        <a class="govuk-link" href={href({ page, isTable: !isTable })}>
          {isTable ? 'Show them as cards, with each group' : 'Show them as a table'}
        </a>
      </p>
      {all.length === 0 && <EmptyState title="There is no statement here." />}
      {isTable && shown.length > 0 && (
        <StatementsTable document={document} statements={shown} caption={ORDERS[order]} />
      )}
      {!isTable && (
        <ol class="se-cards" start={(page - 1) * PAGE_SIZE + 1}>
          {shown.map((statement) => (
            <StatementCard
              statement={statement}
              document={document}
              earlier={corrections.filter(({ current }) => current === statement.id)}
              minimum={minimum}
              groupMinimum={groupMinimum}
              onward={onwardOf?.(statement.id)}
            />
          ))}
        </ol>
      )}
      {all.length > PAGE_SIZE && (
        <Pagination
          previous={page > 1 ? { href: href({ page: page - 1 }) } : undefined}
          next={page * PAGE_SIZE < all.length ? { href: href({ page: page + 1 }) } : undefined}
        />
      )}
      {information.length > 0 && (
        <Table
          caption="Information about those who answered; it takes no part in groups"
          captionClass="govuk-table__caption--m"
          head={['Statement', { content: 'Agree', numeric: true }, { content: 'Disagree', numeric: true }]}
          rows={information.map((each) => [
            <StatementWords of={each} />,
            { content: informationWords(each.agree, each, minimum), numeric: true },
            { content: informationWords(each.disagree, each, minimum), numeric: true },
          ])}
        />
      )}
    </>
  );
}

function StatementCard({
  statement,
  document,
  earlier,
  minimum,
  groupMinimum,
  onward,
}: {
  statement: StatementResult;
  document: PerspectivesDocument;
  earlier: readonly Correction[];
  minimum: number;
  groupMinimum: number;
  onward: string | undefined;
}) {
  const groups = document.grouping.k > 1 ? document.groups : [];
  const isTold = statement.votes >= minimum;
  return (
    <li class="se-card">
      <p class="se-card__head">
        Statement {statement.id}
        {statement.lens === null ? '' : `: ${LENS_WORDS[statement.lens].toLowerCase()}`}
      </p>
      <p class="se-card__text">
        <StatementWords of={statement} />
      </p>
      {isTold && <Split statement={statement} />}
      <p class="govuk-body-s">
        {countWords(statement, minimum)}.{' '}
        {isTold && statement.polarisation !== null && `Division ${statement.polarisation.toFixed(2)}. `}
        {isTold && statement.verdict !== null && `${verdictWords(statement)}.`}
      </p>
      {isTold && groups.length > 1 && (
        <p class="govuk-body-s">{sentence(sharesByGroup(statement, groups, groupMinimum))}</p>
      )}
      {earlier.map((each) => (
        <p class="govuk-body-s">
          <CorrectedWords of={each} minimum={minimum} />
        </p>
      ))}
      {onward !== undefined && (
        <p class="govuk-body-s se-no-print">
          <a class="govuk-link" href={onward}>
            Carry it on
            <VisuallyHidden>
              : <StatementWords of={statement} />
            </VisuallyHidden>
          </a>
        </p>
      )}
      {isTold && statement.byOrganisation.length > 0 && <BySeat statement={statement} minimum={minimum} />}
    </li>
  );
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

const COMPARE: Readonly<Record<Order, (a: StatementResult, b: StatementResult) => number>> = {
  division: (a, b) =>
    Number(b.votes >= 3) - Number(a.votes >= 3) || (b.polarisation ?? 0) - (a.polarisation ?? 0),
  agree: (a, b) => (b.agree + 1) / (b.votes + 2) - (a.agree + 1) / (a.votes + 2),
  answers: (a, b) => b.votes - a.votes,
  number: () => 0,
};

function Split({ statement: { agree, pass, votes } }: { statement: StatementResult }) {
  if (votes === 0) return null;
  const share = (count: number): number => (100 * count) / votes;
  return (
    <svg class="se-split" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="se-split__disagree" x="0" y="0" width="100" height="10" />
      <rect class="se-split__pass" x="0" y="0" width={share(agree + pass)} height="10" />
      <rect class="se-split__agree" x="0" y="0" width={share(agree)} height="10" />
    </svg>
  );
}

function BySeat({ statement, minimum }: { statement: StatementResult; minimum: number }) {
  return (
    <Details summary="By kind of seat">
      <p class="govuk-body-s">{betweenSeats(statement)}</p>
      <Table
        head={['Kind of seat', 'Answers']}
        rows={statement.byOrganisation.map((each) => [
          KINDS[each.organisation] ?? each.organisation,
          each.withheld || each.votes === null
            ? (each.band ??
              `Not shown, so that no answer can be worked out; it needs at least ${minimum} people`)
            : `${each.agree ?? 0} agree, ${each.disagree ?? 0} disagree, ${each.pass ?? 0} pass`,
        ])}
      />
    </Details>
  );
}

/** How much of the difference lies between kinds of seat, with what chance would give (OPN-56). */
function betweenSeats({ betweenOrganisations: between }: StatementResult): string {
  if (between === null) return 'Too few kinds of seat have enough answers to compare them.';
  const { share, expected, p, status } = between;
  const numbers = `${formatPercent(share)} of the differences lie between kinds of seat; chance alone would give ${formatPercent(expected)}`;
  if (p !== null) return `${numbers}, and as much or more in ${formatPercent(p)} of cases.`;
  return status === 'not_testable'
    ? `${numbers}. With so few people chance cannot be ruled out.`
    : `${numbers}. Whether it is more than chance was tested only for what divides people most.`;
}
