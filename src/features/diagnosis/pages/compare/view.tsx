import { formatStatistic } from '../../../../analysis/agreement/format.ts';
import { READING_NAMES } from '../../../../analysis/diagnosis/advice.ts';
import type { RoundChange } from '../../../../analysis/diagnosis/compare-rounds.ts';
import { QUESTION_WORDS, type Question, QUESTIONS } from '../../../../analysis/diagnosis/instrument.ts';
import { movedSentence } from '../../../../analysis/diagnosis/sentences.ts';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { Table } from '../../../../design-system/components/table.tsx';
import { formatDate, formatPercent } from '../../../../design-system/format.ts';
import { ScrollRegion } from '../../../../design-system/patterns/scroll.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { StoredResult } from '../../results/stored-result.ts';
import type { ClosedRound } from '../../round.ts';
import { diagnosisUrls } from '../../urls.ts';

export function ComparePage({
  endeavourId,
  rounds,
  change,
}: {
  endeavourId: string;
  rounds: readonly ClosedRound[];
  change: RoundChange | null;
}) {
  const found = rounds.flatMap((round) => (round.result === null ? [] : [{ round, result: round.result }]));
  if (found.length < 2) {
    return (
      <>
        <PageHeading>Rounds side by side</PageHeading>
        <EmptyState title="Two closed rounds are needed to compare." />
      </>
    );
  }
  const row = (words: string, of: (result: StoredResult) => string) => [
    words,
    ...found.map(({ result }) => of(result)),
  ];
  return (
    <>
      <PageHeading>Rounds side by side</PageHeading>
      <WhatChanged found={found} />
      {change !== null && <WhoWasThere change={change} />}
      <ScrollRegion label="Rounds side by side">
        <Table
          caption="What was found in each round"
          captionClass="govuk-table__caption--m"
          firstCellIsHeader
          head={[
            'What',
            ...found.map(({ round }) => (
              <a class="govuk-link" href={diagnosisUrls.round(endeavourId, round.id)}>
                Round {round.number}
              </a>
            )),
          ]}
          rows={[
            row('Reading', ({ reading }) => READING_NAMES[reading]),
            row('People counted', ({ counted }) => String(counted)),
            row('Complexity (L)', levelWords),
            ...QUESTIONS.flatMap((question) => [
              row(`Disagreement on ${QUESTION_WORDS[question]} (D)`, (result) =>
                disagreement(result, question),
              ),
              row(
                `Between ${found[0]?.result.organisationWords.many ?? 'organisations'} on ${QUESTION_WORDS[question]} (B)`,
                (result) => between(result, question),
              ),
            ]),
          ]}
        />
      </ScrollRegion>
      <p class="govuk-body">
        Compare the words, not small differences of numbers: with few people, numbers move by chance.
      </p>
    </>
  );
}

function WhatChanged({
  found,
}: {
  found: readonly { readonly round: ClosedRound; readonly result: StoredResult }[];
}) {
  const [before, after] = found.slice(-2);
  if (before === undefined || after === undefined) return null;
  const date = before.round.closedAt === null ? '' : formatDate(before.round.closedAt);
  const sentences = QUESTIONS.flatMap((question) => {
    const [from, to] = [before, after].map(({ result }) => result.questions[question].disagreement?.label);
    return from === undefined || to === undefined ? [] : [movedSentence(question, date, from, to)];
  });
  if (sentences.length === 0) {
    return (
      <p class="govuk-body">Too little was measured in one of the last two rounds to say what changed.</p>
    );
  }
  return (
    <ul class="govuk-list govuk-list--bullet">
      {sentences.map((text) => (
        <li>{text}</li>
      ))}
    </ul>
  );
}

function WhoWasThere({ change: { stayed, joined, left, fewStayed } }: { change: RoundChange }) {
  return (
    <>
      <p class="govuk-body">
        Between the last two rounds {stayed} stayed, {joined} joined and {left} left.
      </p>
      {fewStayed && (
        <InsetText>
          Fewer than half of the people took part in both rounds: what changed may be who answered.
        </InsetText>
      )}
    </>
  );
}

function levelWords({ complexity }: StoredResult): string {
  if (complexity === null) return 'not enough data';
  const { level, interval } = complexity;
  const range =
    interval === null ? '' : ` (${formatStatistic(interval.low)} to ${formatStatistic(interval.high)})`;
  return `${formatStatistic(level)}${range}`;
}

function disagreement({ questions }: StoredResult, question: Question): string {
  const found = questions[question].disagreement;
  return found === null ? 'not enough data' : `${formatStatistic(found.value)}, ${found.label}`;
}

function between({ questions }: StoredResult, question: Question): string {
  const found = questions[question].between;
  if (found === null) return 'nothing to place';
  return `${formatPercent(found.share)} (${formatPercent(found.expected)} by chance${found.p === null ? '; too few to test' : `, ${found.p}`})`;
}
