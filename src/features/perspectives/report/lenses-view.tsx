import type {
  LensAgreement,
  LensResult,
  PerspectivesDocument,
  StatementResult,
} from '../../../analysis/perspectives/document.ts';
import { Details } from '../../../design-system/components/details.tsx';
import { Table } from '../../../design-system/components/table.tsx';
import { formatNumber, formatPercent } from '../../../design-system/format.ts';
import { ScrollRegion } from '../../../design-system/patterns/scroll.tsx';
import { LENS_WORDS } from '../conversation.ts';
import type { ReportSection } from './section.ts';
import { StatementWords } from '../words-view.tsx';

/** Statements of a lens that are told of each kind. */
const TOLD = 3;
/** Above this the answers to a lens part people more than an even spread would. */
const DIVIDED = 0.5;

/** What is wrong, what should be done, how things work: each on its own, in words and as a table. */
export function lensesSection(document: PerspectivesDocument, statementsUrl: string): ReportSection | null {
  const { lenses, statements, method, lensAgreement } = document;
  if (lenses.length === 0) return null;
  return {
    id: 'lenses',
    heading: 'What is wrong, what should be done, how things work',
    body: (
      <>
        {lenses.map((each) => (
          <LensPart
            lens={each}
            statements={statements.filter(
              ({ lens, included, votes }) =>
                included && lens === each.lens && votes >= method.options.minCell,
            )}
            statementsUrl={statementsUrl}
          />
        ))}
        {lensAgreement.map((each) => (
          <p class="govuk-body">{likenessWords(each)}</p>
        ))}
        <Figures lenses={lenses} />
      </>
    ),
  };
}

function likenessWords({ a, b, adjustedRand, participants }: LensAgreement): string {
  const [one, other] = [LENS_WORDS[a], LENS_WORDS[b]];
  const words =
    adjustedRand >= 0.5
      ? `On “${one}” and on “${other}” people fall into much the same groups`
      : `On “${one}” people fall into other groups than on “${other}”`;
  return `${words} (likeness of the two groupings ${adjustedRand.toFixed(2)}, where 0 is chance and 1 the same, over ${formatNumber(participants)} people).`;
}

function LensPart({
  lens,
  statements,
  statementsUrl,
}: {
  lens: LensResult;
  statements: readonly StatementResult[];
  statementsUrl: string;
}) {
  const agreed = statements
    .filter(({ agree, votes }) => agree * 2 > votes)
    .toSorted((a, b) => shareOf(b, 'agree') - shareOf(a, 'agree'))
    .slice(0, TOLD);
  const rejected = statements
    .filter(({ disagree, votes }) => disagree * 2 > votes)
    .toSorted((a, b) => shareOf(b, 'disagree') - shareOf(a, 'disagree'))
    .slice(0, TOLD);
  const divided = statements
    .filter(({ polarisation, verdict }) => verdict === 'split' && (polarisation ?? 0) > DIVIDED)
    .toSorted((a, b) => (b.polarisation ?? 0) - (a.polarisation ?? 0))
    .slice(0, TOLD);
  return (
    <>
      <h3 class="govuk-heading-s">{LENS_WORDS[lens.lens]}</h3>
      {agreed.length + rejected.length + divided.length === 0 && (
        <p class="govuk-body">{nothingWords(lens.statements, statements.length)}</p>
      )}
      {agreed.length > 0 && <Told heading="Most agree" statements={agreed} />}
      {rejected.length > 0 && <Told heading="Most disagree" statements={rejected} />}
      {divided.length > 0 && <Told heading="Opinions divide" statements={divided} />}
      {lens.betweenOrganisations !== null && <p class="govuk-body">{betweenWords(lens)}</p>}
      <p class="govuk-body">
        <a class="govuk-link" href={`${statementsUrl}?lens=${lens.lens}`}>
          {allWords(lens.statements)} on “{LENS_WORDS[lens.lens]}”
        </a>
      </p>
    </>
  );
}

const shareOf = (statement: StatementResult, side: 'agree' | 'disagree'): number =>
  (statement[side] + 1) / (statement.votes + 2);

function allWords(statements: number): string {
  if (statements === 1) return 'The one statement';
  return statements === 2 ? 'Both statements' : `All ${formatNumber(statements)} statements`;
}

function nothingWords(statements: number, answered: number): string {
  if (answered > 0)
    return 'There is none on which most agree or disagree, or on which opinions clearly divide.';
  const these = statements === 1 ? 'this statement' : `these ${formatNumber(statements)} statements`;
  return `Too few people have answered ${these} to say more yet.`;
}

function Told({ heading, statements }: { heading: string; statements: readonly StatementResult[] }) {
  return (
    <>
      <p class="govuk-body govuk-!-margin-bottom-1">{heading}:</p>
      <ul class="govuk-list govuk-list--bullet">
        {statements.map((statement) => (
          <li>
            <StatementWords of={statement} />{' '}
            <span class="govuk-hint">
              ({statement.agree} agree, {statement.disagree} disagree, of {statement.votes})
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Where the division lies: between kinds of seat, or inside each of them (OPN-57). */
function betweenWords({ betweenOrganisations: between, meanPolarisation }: LensResult): string {
  if (between === null) return '';
  const { share, expected, p } = between;
  const numbers = `${percent(share)} of the differences lie between kinds of seat, where chance alone would give ${percent(expected)}${p === null ? '' : `; chance would give as much or more in ${percent(p)} of cases`}`;
  if (p === null || p > 0.05) return `Too few people to tell whether kinds of seat differ: ${numbers}.`;
  const isHigh = share >= 0.5;
  const words =
    (meanPolarisation ?? 0) < 0.25
      ? 'Kinds of seat differ, though little is in dispute'
      : isHigh
        ? 'Kinds of seat agree inside and differ from each other'
        : 'People who hold the same kind of seat differ more among themselves than kinds of seat differ from each other';
  return `${words}: ${numbers}.`;
}

const percent = (share: number): string =>
  share > 0 && share < 0.01 ? 'less than 1%' : formatPercent(share);

function Figures({ lenses }: { lenses: readonly LensResult[] }) {
  return (
    <Details summary="The figures of each of these">
      <ScrollRegion label="By lens">
        <Table
          caption="By lens"
          captionClass="govuk-table__caption--s"
          firstCellIsHeader
          head={[
            'About',
            { content: 'Statements', numeric: true },
            { content: 'Answers', numeric: true },
            { content: 'Common ground', numeric: true },
            { content: 'Division, 0 to 1', numeric: true },
          ]}
          rows={lenses.map(({ lens, statements, votes, commonGround, meanPolarisation }) => [
            LENS_WORDS[lens],
            { content: formatNumber(statements), numeric: true },
            { content: formatNumber(votes), numeric: true },
            { content: formatNumber(commonGround), numeric: true },
            { content: meanPolarisation === null ? 'not known' : meanPolarisation.toFixed(2), numeric: true },
          ])}
        />
      </ScrollRegion>
      <p class="govuk-body">
        Common ground counts the statements that every group agrees or disagrees with. Division is the mean
        over the statements of a lens: 0 where everybody gives one answer, 0.5 where answers spread evenly, 1
        where half agree and half disagree.
      </p>
    </Details>
  );
}
