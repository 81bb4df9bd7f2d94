import { type Perception, perceptionOf } from '../../../analysis/perspectives/perception.ts';
import type { PerspectivesDocument, StatementResult } from '../../../analysis/perspectives/document.ts';
import { counted } from '../../../analysis/perspectives/telling/counted.ts';
import type { StatementGuesses } from '../guesses.repository.ts';
import { FindingsList, HowFound } from './findings-view.tsx';
import type { ReportSection } from './section.ts';
import { textOf } from '../../../analysis/perspectives/telling/by-group.ts';

interface Expected {
  readonly statement: StatementResult;
  readonly guesses: number;
  readonly perception: Perception;
}

const MOST_TOLD = 5;
const percent = (share: number): number => Math.round(share * 100);

/** What people expect of each other, against what they answered; nothing while too few have guessed. */
export function perceptionSection(
  document: PerspectivesDocument,
  guesses: readonly StatementGuesses[],
): ReportSection | null {
  const minimum = document.method.options.minCell;
  const told = guesses.flatMap((each): Expected[] => {
    const statement = document.statements.find(({ id }) => id === String(each.number));
    if (statement?.included !== true || statement.votes < minimum || each.count < minimum) return [];
    const perception = perceptionOf(each, statement);
    return perception === null ? [] : [{ statement, guesses: each.count, perception }];
  });
  if (told.length === 0) return null;
  return {
    id: 'expected',
    heading: 'What people expect of each other',
    body: <Perception told={told} />,
  };
}

function Perception({ told }: { told: readonly Expected[] }) {
  const mistaken = told
    .filter(({ perception }) => perception.reading !== 'as-expected')
    .toSorted((a, b) => Math.abs(b.perception.gap) - Math.abs(a.perception.gap));
  const right = told.length - mistaken.length;
  return (
    <>
      <FindingsList
        list={mistaken.slice(0, MOST_TOLD).map(({ statement, guesses: count, perception }) => ({
          number: statement.id,
          text: textOf(statement),
          language: statement.language,
          words: `${perception.reading === 'more-agree' ? 'more' : 'fewer'} agree than people think: they expect ${percent(perception.perceived)} of 100, and ${percent(perception.actual)} of 100 agree (${count} guesses, ${statement.votes} answers)`,
        }))}
      />
      {right > 0 && (
        <p class="govuk-body">
          On {counted(right, 'statement', 'statements')} people expect about what was answered, or the
          difference is no clearer than chance.
        </p>
      )}
      <HowFound>
        Some of those who took part guessed how many of 100 agree with statements that they had answered
        themselves. Told are statements with at least 5 guesses and 7 answers on which the two differ by more
        than 15 of 100, and by more than chance would often bring about.
      </HowFound>
    </>
  );
}
