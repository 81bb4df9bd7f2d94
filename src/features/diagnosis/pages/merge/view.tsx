import { type Question, QUESTIONS } from '../../../../analysis/diagnosis/instrument.ts';
import { Button } from '../../../../design-system/components/button.tsx';
import { Checkboxes } from '../../../../design-system/components/checkboxes.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import {
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { POSITION_WORDS } from '../../questionnaire.ts';
import { type DiagnosisRound, FEWEST_STATEMENTS, MOST_STATEMENTS } from '../../round.ts';
import { ratedStatements, type Statement } from '../../statements/statement.ts';
import { diagnosisUrls } from '../../urls.ts';

interface MergeView {
  readonly csrf: string;
  readonly round: DiagnosisRound;
  readonly statements: readonly Statement[];
  readonly errors: readonly FieldMistake[];
  /** What was typed where the mistake is. */
  readonly typed: string;
}

/** Where stewards put sentences together. Who wrote what is hidden from them too. */
export function MergePage(view: MergeView) {
  const { csrf, round, errors } = view;
  return (
    <>
      <FormErrors errors={errors} />
      <PageHeading>From sentences to statements</PageHeading>
      <p class="govuk-body">
        Put together what says much the same, so that each question has {FEWEST_STATEMENTS} to{' '}
        {MOST_STATEMENTS} statements. Near-duplicates are together already: undo what does not belong. Who
        wrote what is hidden. Everything you do is on the shared record, and authors can take their sentence
        out of a merge.
      </p>
      {QUESTIONS.map((question) => (
        <QuestionPart question={question} {...view} />
      ))}
      <Form action={diagnosisUrls.move(round.endeavourId, round.id)} csrf={csrf}>
        <HiddenFields values={{ to: 'rating' }} />
        <Button preventDoubleClick>Open the statements for rating</Button>
      </Form>
    </>
  );
}

function QuestionPart(view: MergeView & { question: Question }) {
  const { question, statements, round, csrf, errors, typed } = view;
  const own = statements.filter((each) => each.question === question);
  const rated = ratedStatements(statements, question).length;
  const action = diagnosisUrls.merge(round.endeavourId, round.id);
  return (
    <section>
      <h2 class="govuk-heading-m">{POSITION_WORDS[question].label}</h2>
      <p class="govuk-body">
        {rated} {rated === 1 ? 'statement' : 'statements'}.{' '}
        {rated < FEWEST_STATEMENTS &&
          'With fewer than three, disagreement on this question cannot be measured.'}
        {rated > MOST_STATEMENTS && 'At most seven can be rated: merge some, or say which are left out.'}
      </p>
      {own.length > 1 && (
        <Form action={action} csrf={csrf}>
          <HiddenFields values={{ act: 'join', question }} />
          <Checkboxes
            name="statements"
            id={`statements-${question}`}
            label="Say much the same"
            labelClass="govuk-fieldset__legend--s"
            hint="The wording of the first that you select is kept"
            small
            error={mistakeAt(errors, `statements-${question}`)}
            choices={own.map(({ id, text }) => ({ value: id, label: text }))}
          />
          <Button variant="secondary">Merge those selected</Button>
        </Form>
      )}
      {own.map((statement) => (
        <OneStatement {...{ statement, action, csrf, errors, typed }} />
      ))}
    </section>
  );
}

function OneStatement({
  statement,
  action,
  csrf,
  errors,
  typed,
}: Pick<MergeView, 'csrf' | 'errors' | 'typed'> & { statement: Statement; action: string }) {
  const [wording, reason] = [
    mistakeAt(errors, `text-${statement.id}`),
    mistakeAt(errors, `reason-${statement.id}`),
  ];
  const { id, text, textBefore, leftOutBecause, sentences } = statement;
  const hidden = (act: string) => <HiddenFields values={{ act, statement: id }} />;
  const isMerged = sentences.length > 1;
  return (
    <Details
      summary={`${text}${isMerged ? ` (${sentences.length} sentences)` : ''}${leftOutBecause === null ? '' : ' – left out'}`}
      open={isMerged || wording !== undefined || reason !== undefined}
    >
      {textBefore !== null && <p class="govuk-body">Before it was reworded: {textBefore}</p>}
      {isMerged && (
        <>
          <ul class="govuk-list govuk-list--bullet">
            {sentences.map((sentence) => (
              <li>{sentence.text}</li>
            ))}
          </ul>
          <Form action={action} csrf={csrf}>
            {hidden('split')}
            <Button variant="secondary">Undo this merge</Button>
          </Form>
        </>
      )}
      <Form action={action} csrf={csrf}>
        {hidden('reword')}
        <Input
          name="text"
          id={`text-${id}`}
          label="Wording"
          value={wording === undefined ? text : typed}
          error={wording}
        />
        <Button variant="secondary">Save the wording</Button>
      </Form>
      <Form action={action} csrf={csrf}>
        {hidden(leftOutBecause === null ? 'leave-out' : 'take-in')}
        {leftOutBecause === null ? (
          <>
            <Input
              name="reason"
              id={`reason-${id}`}
              label="Why it is left out"
              value={reason === undefined ? '' : typed}
              error={reason}
            />
            <Button variant="secondary">Leave it out</Button>
          </>
        ) : (
          <>
            <p class="govuk-body">Left out: {leftOutBecause}</p>
            <Button variant="secondary">Take it back in</Button>
          </>
        )}
      </Form>
    </Details>
  );
}
