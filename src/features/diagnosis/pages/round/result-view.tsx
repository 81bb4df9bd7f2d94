import { manyItemsSentence } from '../../../../analysis/agreement/sentences.ts';
import { formatStatistic } from '../../../../analysis/agreement/format.ts';
import { READING_NAMES } from '../../../../analysis/diagnosis/advice.ts';
import {
  COMPLEXITY_ITEMS,
  QUESTION_WORDS,
  type Question,
  QUESTIONS,
  WORDING,
} from '../../../../analysis/diagnosis/instrument.ts';
import { Button } from '../../../../design-system/components/button.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { formatPercent } from '../../../../design-system/format.ts';
import { ButtonGroup } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { READING_MEANS } from '../../results/guide.ts';
import { SettingsTable } from '../../results/settings.view.tsx';
import type { StoredQuestion, StoredResult } from '../../results/stored-result.ts';
import type { DiagnosisRound } from '../../round.ts';
import type { Statement } from '../../statements/statement.ts';
import { diagnosisUrls } from '../../urls.ts';
import { Spread } from './spread-view.tsx';

interface ResultView {
  readonly round: DiagnosisRound;
  readonly title: string;
  readonly result: StoredResult;
  readonly statements: readonly Statement[];
  readonly changeMinds: readonly string[];
  readonly forgotten: number;
  readonly hasOwn: boolean;
  readonly hasDraft: boolean;
}

/** What was found and how sure one can be, first in words; then what to do; then the spread of every answer. */
export function ResultPage(view: ResultView) {
  const { round, title, result } = view;
  const byReading = result.sentences.filter(({ question, item, id }) =>
    id === 'SAY-9' ? true : question === undefined && item === undefined,
  );
  return (
    <>
      <PageHeading caption={`${title}: round ${round.number}`}>
        What kind of problem it is: {READING_NAMES[result.reading].toLowerCase()}
      </PageHeading>
      <p class="govuk-body-l">{READING_MEANS[result.reading]}</p>
      {byReading.map(({ text }) => (
        <p class="govuk-body">{text}</p>
      ))}
      <ul class="govuk-list govuk-list--bullet govuk-list--spaced">
        {result.sentences
          .filter(({ question }) => question !== undefined)
          .map(({ text }) => (
            <li>{text}</li>
          ))}
      </ul>
      <HowSure {...view} />
      {view.hasDraft && (
        <p class="govuk-body">Answers that you had not sent when this round closed are kept for the next.</p>
      )}
      <WhatNext {...view} />
      {QUESTIONS.map((question) => (
        <QuestionSection question={question} {...view} />
      ))}
      <ComplexitySection result={result} />
      <Items {...view} />
      <Rest {...view} />
    </>
  );
}

function HowSure({ result, round, forgotten }: ResultView) {
  const { organisationWords: words, organisations } = result;
  return (
    <>
      <h2 class="govuk-heading-m">How sure one can be</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>
          It rests on {result.counted} {result.counted === 1 ? 'person' : 'people'} from {organisations}{' '}
          {organisations === 1 ? words.one : words.many}
          {result.raters > result.counted && `; ${result.raters} answered something`}.
        </li>
        {result.notes.includes('could_be_chance') && (
          <li>Disagreement that decides this reading could be chance: look at it question by question.</li>
        )}
        {result.notes.includes('high_uncertainty') && <li>Uncertainty is high.</li>}
        {result.groups === null && (
          <li>No answers are shown by {words.one}: too few people in each have answered.</li>
        )}
        <li>
          The thresholds are design defaults, not validated. This is a way to begin talking, not a
          measurement.
        </li>
        {forgotten > 0 && (
          <li>
            {forgotten} {forgotten === 1 ? 'person has' : 'people have'} since asked to be forgotten: what
            they wrote is removed, their ratings stay without a name. The figures are unchanged.
          </li>
        )}
        <li>
          Closed {round.closedAt !== null && <Time value={round.closedAt} />}; method {result.method}, wording{' '}
          {round.instrument}, seed {result.seed}.
        </li>
      </ul>
    </>
  );
}

function WhatNext({ round, result }: ResultView) {
  const { advice } = result;
  const urls = [round.endeavourId, round.id] as const;
  return (
    <section class="se-endeavour__part">
      <h2 class="govuk-heading-m">What to do next</h2>
      <ul class="govuk-list govuk-list--bullet">
        {advice.main.map((line) => (
          <li>{line}</li>
        ))}
        {result.contested.map((item) => (
          <li>Talk about this first: “{WORDING[item]}”</li>
        ))}
        {advice.startWith !== null && <li>Start with {QUESTION_WORDS[advice.startWith]}.</li>}
        {QUESTIONS.flatMap((question) =>
          advice.byQuestion[question].map((line) => (
            <li>
              On {QUESTION_WORDS[question]}: {line}
            </li>
          )),
        )}
      </ul>
      <ButtonGroup>
        <Button href={diagnosisUrls.dialogue(...urls)}>Hold the conversation</Button>
        <Button href={diagnosisUrls.brief(...urls)} variant="secondary">
          {result.reading === 'simple' ? 'Take the brief for programme management' : 'Download the brief'}
        </Button>
      </ButtonGroup>
    </section>
  );
}

function QuestionSection({ question, result, statements }: ResultView & { question: Question }) {
  const found = result.questions[question];
  const words = result.organisationWords;
  return (
    <section>
      <h2 class="govuk-heading-l">{QUESTION_WORDS[question].replace(/^w/, 'W').replace(/^h/, 'H')}</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>{disagreementWords(found, result)}</li>
        <li>{betweenWords(found, words)}</li>
        <li>{perceptionWords(found)}</li>
      </ul>
      {found.statements.map((spread) => (
        <>
          <Spread spread={spread} words={words} />
          <Provenance statement={statements.find(({ id }) => id === spread.id)} />
        </>
      ))}
      <LeftOut statements={statements.filter((each) => each.question === question)} />
    </section>
  );
}

function disagreementWords({ disagreement }: StoredQuestion, { settings }: StoredResult): string {
  if (disagreement === null)
    return 'Disagreement (D): not enough data. It needs three statements with three ratings each.';
  const { value, low, high, label, statements } = disagreement;
  return `Disagreement (D): ${formatStatistic(value)} over ${statements} statements, ${label}. Random answers would give ${formatStatistic(low)} to ${formatStatistic(high)}; high from ${settings.highDisagreement}.`;
}

function betweenWords({ between }: StoredQuestion, words: StoredResult['organisationWords']): string {
  if (between === null) return `Where it sits (B): no disagreement to place.`;
  const test = between.p ?? `too few people to tell a pattern by ${words.one} from chance`;
  return `Where it sits (B): ${formatPercent(between.share)} between ${words.many}, ${formatPercent(between.expected)} expected by chance, ${test}, ${between.raters} people.`;
}

function perceptionWords({ perception }: StoredQuestion): string {
  if (perception === null) return 'Thought and found agreement (G): not enough data.';
  const { perceived, actual, gap, n } = perception;
  return `Thought and found agreement (G): you put it at ${formatPercent(perceived)} (${n} people), your ratings at ${formatPercent(actual)}; the gap is ${formatStatistic(gap)}. The two scales are not calibrated to each other: random answers by nine people give about 60%.`;
}

function Provenance({ statement }: { statement: Statement | undefined }) {
  if (statement === undefined) return null;
  const merged = statement.sentences.length > 1;
  if (!merged && statement.textBefore === null) return null;
  return (
    <Details summary={`From ${statement.sentences.length} ${merged ? 'sentences' : 'sentence'}`}>
      <ul class="govuk-list govuk-list--bullet">
        {statement.sentences.map(({ text }) => (
          <li>{text === '' ? 'Removed by its author' : text}</li>
        ))}
      </ul>
      {statement.textBefore !== null && (
        <p class="govuk-body">Before it was reworded: {statement.textBefore}</p>
      )}
    </Details>
  );
}

function LeftOut({ statements }: { statements: readonly Statement[] }) {
  const out = statements.filter(({ leftOutBecause }) => leftOutBecause !== null);
  if (out.length === 0) return null;
  return (
    <Details summary={`Not rated: ${out.length}`}>
      <ul class="govuk-list govuk-list--bullet">
        {out.map(({ text, leftOutBecause }) => (
          <li>
            {text} – {leftOutBecause}
          </li>
        ))}
      </ul>
    </Details>
  );
}

function ComplexitySection({ result }: Pick<ResultView, 'result'>) {
  const { complexity, counted, settings, organisationWords } = result;
  return (
    <>
      <h2 class="govuk-heading-l">How complex it is (L)</h2>
      <p class="govuk-body">
        {complexity === null
          ? 'Not enough data: nobody answered four of the six items.'
          : `${formatStatistic(complexity.level)} on a scale from 0 to 1, ${counted} people, each ${organisationWords.one} weighing the same. ${
              complexity.interval === null
                ? 'Not enough data for a range.'
                : `Plausibly ${formatStatistic(complexity.interval.low)} to ${formatStatistic(complexity.interval.high)}.`
            } Low below ${settings.lowComplexity}, high from ${settings.highComplexity}. Random answers would give about 0.5.`}
      </p>
      {complexity !== null && Math.abs(complexity.level - complexity.plainLevel) > 0.1 && (
        <p class="govuk-body">
          Each person weighing the same, it is {formatStatistic(complexity.plainLevel)}.
        </p>
      )}
    </>
  );
}

function Items({ result }: ResultView) {
  const complexity: readonly string[] = COMPLEXITY_ITEMS;
  const statements = QUESTIONS.reduce(
    (sum, question) => sum + result.questions[question].statements.length,
    0,
  );
  return (
    <>
      <h2 class="govuk-heading-l">Every answer</h2>
      <p class="govuk-body">{manyItemsSentence(result.items.length + statements)}</p>
      {result.items
        .toSorted((a, b) => Number(complexity.includes(b.id)) - Number(complexity.includes(a.id)))
        .map((spread) => (
          <Spread spread={spread} words={result.organisationWords} />
        ))}
    </>
  );
}

function Rest({ round, result, changeMinds, hasOwn }: ResultView) {
  const urls = [round.endeavourId, round.id] as const;
  return (
    <>
      {changeMinds.length > 0 && (
        <>
          <h2 class="govuk-heading-l">What would change minds</h2>
          <ul class="govuk-list govuk-list--bullet">
            {changeMinds.map((text) => (
              <li>{text}</li>
            ))}
          </ul>
        </>
      )}
      <Details summary="The thresholds of this round">
        <SettingsTable settings={result.settings} />
      </Details>
      <h2 class="govuk-heading-m">Take it away</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>
          <a class="govuk-link" href={diagnosisUrls.json(...urls)}>
            This round as JSON
          </a>
        </li>
        <li>
          <a class="govuk-link" href={diagnosisUrls.csv(...urls)}>
            This round as CSV
          </a>
        </li>
        {hasOwn && (
          <li>
            <a class="govuk-link" href={diagnosisUrls.own(...urls)}>
              Your own answers
            </a>
          </li>
        )}
      </ul>
    </>
  );
}
