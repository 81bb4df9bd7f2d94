import type { PerspectivesDocument } from '../../../analysis/perspectives/document.ts';
import { counted } from '../../../analysis/perspectives/telling/counted.ts';
import { formatNumber, formatPercent } from '../../../design-system/format.ts';
import { HowFound } from './findings-view.tsx';

/** What was done to the answers, with every number that was chosen for it. */
export function MethodDetails({ document }: { document: PerspectivesDocument }) {
  const { counts, method, grouping, seed, version } = document;
  const { minVotes, minGroupShare, restarts } = method.options;
  const left = counts.statements - counts.included;
  return (
    <>
      <p class="govuk-body">
        Only answers count; no text is read by a machine. Everybody’s answer weighs the same, and the same
        answers always give the same report.
      </p>
      <HowFound summary="The steps, and the numbers that were chosen">
        <ol class="govuk-list govuk-list--number">
          <li>
            Agree counts 1, pass 0 and disagree −1.
            {counts.supersededVotes > 0 &&
              ` Of an answer that was changed only the last counts: ${counted(counts.supersededVotes, 'earlier one', 'earlier ones')} did not.`}
            {left > 0 && ` ${leftOutWords(document, left)}`}
          </li>
          <li>
            The two directions in which answers differ most make the picture (principal components). Whoever
            answered at least {minVotes} statements, or all there are, is placed in it.
          </li>
          <li>
            People near to each other are gathered into 2 to 5 groups (k-means
            {restarts === null ? '' : `, the best of ${restarts} starts`}); a group has at least 3 people
            {minGroupShare === null ? '' : ` and ${formatPercent(minGroupShare)} of those placed`}. Fewer
            groups are preferred where more would tell nothing.
          </li>
          <li>
            A fifth of the answers at a time is held back and guessed from the rest, with and without the
            groups. Only if the groups make the guesses better, by more than chance would (at the 95% level),
            are they shown.
            {testWords(grouping)}
          </li>
          <li>
            Whether a statement divides people is measured by van der Eijk’s measure of agreement, and set
            against what chance would give with as many answers.
          </li>
        </ol>
        <p class="govuk-body">
          Method {method.name}, version {version}; its random numbers begin at {seed}.
        </p>
      </HowFound>
    </>
  );
}

function leftOutWords({ statements }: PerspectivesDocument, left: number): string {
  const answers = statements.reduce((sum, { included, votes }) => sum + (included ? 0 : votes), 0);
  const who =
    left === 1
      ? '1 statement takes no part: it was not accepted, was merged or corrected, or tells who answered.'
      : `${formatNumber(left)} statements take no part: they were not accepted, were merged or corrected, or tell who answered.`;
  if (answers === 0) return who;
  return `${who} ${counted(answers, 'answer to', 'answers to')} ${left === 1 ? 'it' : 'them'} ${answers === 1 ? 'is' : 'are'} not among those above.`;
}

/** The test of the groups in numbers (OPN-39, OPN-75). */
function testWords({ gain, se, relativeGain }: PerspectivesDocument['grouping']): string {
  if (gain === null || se === null) return '';
  const relative = relativeGain === null ? '' : ` (${formatPercent(Math.abs(relativeGain))})`;
  return ` Here the logarithmic loss of a guess, which is 0 for one that is sure and right, ${gain > 0 ? 'fell' : 'rose'} by ${Math.abs(gain).toFixed(3)}${relative}, give or take ${se.toFixed(3)}.`;
}
