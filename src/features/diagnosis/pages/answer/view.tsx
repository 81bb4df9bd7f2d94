import { type Question, QUESTIONS, WORDING } from '../../../../analysis/diagnosis/instrument.ts';
import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { SummaryList } from '../../../../design-system/components/summary-list.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import {
  POSITION_WORDS,
  POSITIONS_STEP,
  RATING_STEPS,
  type RatingStep,
  stepOf,
  STEPS,
  unanswered,
} from '../../questionnaire.ts';
import { RatingField, ratingWords } from '../../rating-field.view.tsx';
import type { Answers, DiagnosisRound } from '../../round.ts';
import { diagnosisUrls } from '../../urls.ts';

interface StepView {
  readonly csrf: string;
  readonly round: DiagnosisRound;
  readonly answers: Answers;
  readonly errors?: readonly FieldMistake[];
}

/** SHAPE-8: what somebody reads before they start. */
export function StartPage({
  round,
  answers,
  isFromEarlierRound,
  next,
  title,
}: Omit<StepView, 'csrf'> & { isFromEarlierRound: boolean; next: string; title: string }) {
  const hasBegun = Object.keys(answers.ratings).length > 0;
  return (
    <>
      <PageHeading caption={title}>Before you start</PageHeading>
      {isFromEarlierRound && (
        <InsetText>
          You began these answers in an earlier round that closed before you sent them. They are kept: look
          through them, change what you like, and send them.
        </InsetText>
      )}
      <p class="govuk-body">
        You rate 11 statements and write one sentence on each of three questions. It takes about eight
        minutes. Later you rate what everybody wrote.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        <li>
          Until the round closes nobody sees an answer: not the stewards, not the administrators. They see how
          many have finished.
        </li>
        <li>When it closes, everybody sees the results at the same moment.</li>
        <li>
          Your name is never shown. Answers are shown by organisation only where at least three people from it
          have answered.
        </li>
        <li>
          If everyone in an organisation gives the same answer, that answer is known. What you write in your
          own words may show who you are.
        </li>
        <li>You can change or withdraw your answers until the round closes. Withdrawing deletes them.</li>
        <li>“I can't say” is a good answer: how many can't say is a finding.</li>
      </ul>
      <p class="govuk-body">
        You can answer until <Time value={round.answersUntil} />. Each page is saved as you go on.
      </p>
      <Button href={diagnosisUrls.answer(round.endeavourId, round.id, next)} start>
        {hasBegun ? 'Go on' : 'Start'}
      </Button>
    </>
  );
}

function Progress({ step }: { step: string }) {
  return (
    <p class="govuk-caption-m">
      Page {STEPS.indexOf(step) + 1} of {STEPS.length}
    </p>
  );
}

export function RatingPage({ csrf, round, answers, errors = [], step }: StepView & { step: RatingStep }) {
  return (
    <Form action={diagnosisUrls.answer(round.endeavourId, round.id, step.name)} csrf={csrf}>
      <FormErrors errors={errors} />
      <Progress step={step.name} />
      <PageHeading>{step.title}</PageHeading>
      <p class="govuk-body">How far do you agree?</p>
      {step.items.map((item) => (
        <RatingField
          name={item}
          label={WORDING[item]}
          value={answers.ratings[item]}
          error={mistakeAt(errors, item)}
        />
      ))}
      <Button>Save and go on</Button>
    </Form>
  );
}

export function PositionsPage({
  csrf,
  round,
  errors = [],
  typed,
}: Omit<StepView, 'answers'> & { typed: Readonly<Record<string, string>> }) {
  return (
    <Form action={diagnosisUrls.answer(round.endeavourId, round.id, POSITIONS_STEP)} csrf={csrf}>
      <FormErrors errors={errors} />
      <Progress step={POSITIONS_STEP} />
      <PageHeading>Where you stand</PageHeading>
      <p class="govuk-body">
        Everybody will read these sentences, without your name. Your own words may show who you are: leave out
        what only you could know. You may leave any of them empty.
      </p>
      {QUESTIONS.map((question) => (
        <Input
          name={question}
          label={POSITION_WORDS[question].label}
          labelClass="govuk-label--s"
          hint={POSITION_WORDS[question].hint}
          value={typed[question] ?? ''}
          error={mistakeAt(errors, question)}
        />
      ))}
      <Textarea
        name="change-mind"
        label="What would change your mind? (optional)"
        labelClass="govuk-label--s"
        rows={3}
        value={typed['change-mind'] ?? ''}
        error={mistakeAt(errors, 'change-mind')}
      />
      <Button>Save and go on</Button>
    </Form>
  );
}

export function ReviewPage({ csrf, round, answers, isSent }: StepView & { isSent: boolean }) {
  const address = (step: string) => diagnosisUrls.answer(round.endeavourId, round.id, step);
  const left = unanswered(answers).length;
  return (
    <>
      <PageHeading>Look through your answers</PageHeading>
      {left > 0 && (
        <InsetText>
          You have passed over {left} {left === 1 ? 'statement' : 'statements'}. You can send your answers as
          they are. At least four of the six on what the problem is like are needed for them to count towards
          its complexity.
        </InsetText>
      )}
      {RATING_STEPS.map(({ title, items }) => (
        <>
          <h2 class="govuk-heading-m">{title}</h2>
          <SummaryList
            rows={items.map((item) => ({
              key: WORDING[item],
              value: ratingWords(answers.ratings[item]),
              actions: [{ href: address(stepOf(item)), text: 'Change', visuallyHiddenText: WORDING[item] }],
            }))}
          />
        </>
      ))}
      <h2 class="govuk-heading-m">Where you stand</h2>
      <SummaryList
        rows={[
          ...QUESTIONS.map((question: Question) => ({
            key: POSITION_WORDS[question].label,
            value: answers.positions[question] || 'Not answered',
            actions: [
              {
                href: address(POSITIONS_STEP),
                text: 'Change',
                visuallyHiddenText: POSITION_WORDS[question].label,
              },
            ],
          })),
          { key: 'What would change your mind?', value: answers.changeMind || 'Not answered' },
        ]}
      />
      <Form action={diagnosisUrls.send(round.endeavourId, round.id)} csrf={csrf}>
        <Button preventDoubleClick>{isSent ? 'Send the changed answers' : 'Send your answers'}</Button>
      </Form>
      <p class="govuk-body">
        You can change them until <Time value={round.answersUntil} />.
      </p>
    </>
  );
}

/** What the person did came too late, or could not be done. */
export function TooLatePage({ message, href }: { message: string; href: string }) {
  return (
    <>
      <PageHeading>This round has moved on</PageHeading>
      <p class="govuk-body">{message}</p>
      <Button href={href}>Go to the round</Button>
    </>
  );
}
