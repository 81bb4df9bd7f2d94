import { type Perception, perceptionOf } from '../../../analysis/perspectives/perception.ts';
import type { PerspectivesDocument, StatementResult } from '../../../analysis/perspectives/document.ts';
import { Details } from '../../../design-system/components/details.tsx';
import type { StatementGuesses } from '../guesses.repository.ts';
import { textOf } from './summary.ts';

interface Expected {
  readonly statement: StatementResult;
  readonly guesses: number;
  readonly perception: Perception;
}

const MOST_TOLD = 5;
const percent = (share: number): number => Math.round(share * 100);

/** What people expect of each other, against what they answered; nothing while too few have guessed. */
export function PerceptionSection({
  document,
  guesses,
}: {
  document: PerspectivesDocument;
  guesses: readonly StatementGuesses[];
}) {
  const minimum = document.method.options.minCell;
  const told = guesses.flatMap((each): Expected[] => {
    const statement = document.statements.find(({ id }) => id === String(each.number));
    if (statement?.included !== true || statement.votes < minimum) return [];
    const perception = perceptionOf(each, statement);
    return perception === null ? [] : [{ statement, guesses: each.count, perception }];
  });
  if (told.length === 0) return null;
  const mistaken = told
    .filter(({ perception }) => perception.reading !== 'as-expected')
    .toSorted((a, b) => Math.abs(b.perception.gap) - Math.abs(a.perception.gap));
  const right = told.length - mistaken.length;
  return (
    <section aria-labelledby="expected-heading">
      <h2 class="govuk-heading-m" id="expected-heading">
        What people expect of each other
      </h2>
      {mistaken.length > 0 && (
        <ul class="govuk-list govuk-list--spaced">
          {mistaken.slice(0, MOST_TOLD).map(({ statement, guesses: count, perception }) => (
            <li>
              <strong>{textOf(statement)}</strong>
              <br />
              <span class="govuk-hint">
                {statement.id}. {perception.reading === 'more-agree' ? 'More' : 'Fewer'} agree than people
                think: they expect {percent(perception.perceived)} of 100, and {percent(perception.actual)} of
                100 agree ({count} guesses, {statement.votes} answers).
              </span>
            </li>
          ))}
        </ul>
      )}
      <p class="govuk-body">
        {right === 0
          ? ''
          : `On ${right} ${right === 1 ? 'statement' : 'statements'} people expect about what was answered, or the difference is no clearer than chance.`}
      </p>
      <Details summary="How this is found">
        <p class="govuk-body">
          Some of those who took part guessed how many of 100 agree with statements that they had answered
          themselves. Told are statements with at least 5 guesses and 7 answers on which the two differ by
          more than 15 of 100, and by more than chance would often bring about.
        </p>
      </Details>
    </section>
  );
}
