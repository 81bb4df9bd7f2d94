import { Button } from '../../../design-system/components/button.tsx';
import { Details } from '../../../design-system/components/details.tsx';
import { Radios } from '../../../design-system/components/radios.tsx';
import { Textarea } from '../../../design-system/components/textarea.tsx';
import { formatCount } from '../../../design-system/format.ts';
import { type FieldMistake, Form, mistakeAt } from '../../../design-system/patterns/form.tsx';
import { StatusText } from '../../../design-system/patterns/text.tsx';
import { Time } from '../../../design-system/patterns/time.tsx';
import type { FormBody } from '../../../platform/forms/form.ts';
import { answerAsTyped, AnswerForm, answerInWords, PollResults } from '../../polls/shared.ts';
import {
  choicesInWords,
  endOf,
  nameOfKind,
  questionOf,
  type Reasons,
  SENSE_ANSWERS,
  type ShownPoll,
  takesWords,
} from '../polls/poll.ts';
import { forumUrls } from '../urls.ts';

export interface PollBoxProps {
  readonly poll: ShownPoll;
  /** Of the post it belongs to, which is in the ids. */
  readonly number: number;
  readonly mayAnswer: boolean;
  readonly mayClose: boolean;
  readonly mayModerate: boolean;
  readonly csrf: string;
}

/** What a post asks: its state, the form or one's own answer, and the results where they may be seen. */
export function PollBox({ poll, number, mayAnswer, mayClose, mayModerate, csrf }: PollBoxProps) {
  const prefix = `poll-${number}-`;
  return (
    <section class="se-poll" aria-labelledby={`${prefix}title`}>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1" id={`${prefix}title`}>
        {nameOfKind(poll.kind)} in post {number}
      </h3>
      <PollFacts poll={poll} />
      {poll.own !== undefined && <OwnAnswer poll={poll} />}
      {mayAnswer && !poll.isClosed ? <Answering {...{ poll, prefix, csrf }} /> : <PollChoices poll={poll} />}
      <PollOutcome poll={poll} prefix={prefix} />
      {mayModerate && poll.isRead && takesWords(poll.kind) && (
        <p class="govuk-body se-no-print">
          <a class="govuk-link" href={forumUrls.postAct(poll.postId, 'words')}>
            Look after what people wrote
          </a>
        </p>
      )}
      {mayClose && !poll.isClosed && (
        <p class="govuk-body se-no-print">
          <a class="govuk-link" href={forumUrls.postAct(poll.postId, 'close-poll')}>
            Close this {nameOfKind(poll.kind).toLowerCase()}
          </a>
        </p>
      )}
    </section>
  );
}

/** Its state in words, and how many answered. */
export function PollFacts({ poll }: { poll: ShownPoll }) {
  const end = endOf(poll);
  return (
    <p class="govuk-body">
      <StatusText tone={poll.isClosed ? 'done' : 'active'}>
        {poll.isClosed ? 'Closed' : 'Open for answers'}
        {end !== null && (
          <>
            {poll.isClosed ? ' ' : ' until '}
            <Time value={end} />
          </>
        )}
        .
      </StatusText>{' '}
      {formatCount(poll.answered, 'person has', 'people have')} answered.
    </p>
  );
}

/** What can be answered, where neither a form nor results say it. */
export function PollChoices({ poll }: { poll: ShownPoll }) {
  const choices = poll.results === null ? choicesInWords(poll) : undefined;
  return choices === undefined ? null : <p class="govuk-body">{choices}</p>;
}

/** The results as far as they may be known, and the reasons that were given. */
export function PollOutcome({
  poll,
  prefix,
  tablesAreOpen,
}: {
  poll: ShownPoll;
  prefix: string;
  tablesAreOpen?: boolean;
}) {
  const state = poll.isClosed ? 'closed' : 'open';
  if (!poll.isClosed && (poll.own === undefined || poll.resultsWhen === 'closed')) {
    return <p class="govuk-body-s">{whenShown(poll)}</p>;
  }
  return (
    <>
      <PollResults
        poll={{ ...poll, ...questionOf(poll), state }}
        prefix={prefix}
        tablesAreOpen={tablesAreOpen}
        least={poll.least}
      />
      {poll.reasons.map((each) => (
        <ReasonList {...each} />
      ))}
    </>
  );
}

function whenShown({ resultsWhen, kind, least }: ShownPoll): string {
  const from = `if at least ${least.results} people have answered`;
  if (resultsWhen === 'answered') return `You see the results after you have answered, ${from}.`;
  const what = kind === 'sense' ? 'where people stand, and why,' : 'the results';
  return `Everybody sees ${what} when this ${nameOfKind(kind).toLowerCase()} is closed, ${from}.`;
}

function ReasonList({ answer, reasons }: Reasons) {
  return (
    <>
      <h4 class="govuk-heading-s govuk-!-margin-bottom-1">
        {answer}: {formatCount(reasons.length, 'reason')}
      </h4>
      <ul class="govuk-list govuk-list--bullet">
        {reasons.map((reason) => (
          <li class="se-poll__text">{reason}</li>
        ))}
      </ul>
    </>
  );
}

function OwnAnswer({ poll }: { poll: ShownPoll }) {
  const { own } = poll;
  if (own === undefined) return null;
  return (
    <p class="govuk-inset-text">
      Your answer: <strong>{answerInWords(questionOf(poll), own.answer)}</strong>
      {own.reason !== '' && <> – {own.reason}</>}
      {own.isHidden && (
        <>
          {' '}
          {own.isWaiting
            ? 'A moderator has taken your earlier words away. These are shown when a moderator has looked at them.'
            : 'A moderator has taken your words away from what others read.'}{' '}
          <a class="govuk-link" href={forumUrls.decisions}>
            See why, or appeal
          </a>
        </>
      )}
    </p>
  );
}

function Answering({ poll, prefix, csrf }: { poll: ShownPoll; prefix: string; csrf: string }) {
  const form = <PollForm poll={poll} prefix={prefix} csrf={csrf} typed={answerTyped(poll)} mistakes={[]} />;
  return (
    <div class="se-no-print">
      {poll.own === undefined ? (
        form
      ) : (
        <Details summary={`Change your answer in post ${prefix.replace(/\D/g, '')}`}>{form}</Details>
      )}
    </div>
  );
}

/** One's answer as the fields of the form hold it. */
export function answerTyped(poll: ShownPoll): FormBody {
  const { own, kind } = poll;
  if (own === undefined) return {};
  if (kind !== 'sense') return answerAsTyped(questionOf(poll), own.answer);
  return { choice: 'options' in own.answer ? own.answer.options : [], reason: own.reason };
}

export interface PollFormProps {
  readonly poll: ShownPoll;
  /** Begins every id of this form. */
  readonly prefix: string;
  readonly csrf: string;
  readonly typed: FormBody;
  readonly mistakes: readonly FieldMistake[];
}

/** What everybody is asked to choose or write. Once it is closed, it shows what was typed and cannot be sent. */
export function PollForm(props: PollFormProps) {
  const { poll, ...form } = props;
  if (poll.kind === 'sense') return <SenseForm {...props} />;
  const action = forumUrls.postAct(poll.postId, 'answer');
  return <AnswerForm {...form} poll={questionOf(poll)} action={action} button={buttonOf(poll)} />;
}

function buttonOf({ isClosed, own }: ShownPoll): string | null {
  if (isClosed) return null;
  return own === undefined ? 'Send answer' : 'Change answer';
}

/** Where somebody stands, and why. */
function SenseForm({ poll, prefix, csrf, typed, mistakes }: PollFormProps) {
  const button = buttonOf(poll);
  const text = (field: string): string => [typed[field] ?? ''].flat()[0] ?? '';
  return (
    <Form action={forumUrls.postAct(poll.postId, 'answer')} csrf={csrf}>
      <Radios
        name="choice"
        id={`${prefix}choice`}
        label="Where do you stand?"
        labelClass="govuk-fieldset__legend--s"
        choices={SENSE_ANSWERS.map(({ id, text: label }) => ({ value: id, label }))}
        value={text('choice')}
        error={mistakeAt(mistakes, 'choice')}
      />
      <Textarea
        name="reason"
        id={`${prefix}reason`}
        label="Why? (needed if you cannot live with it)"
        hint="When it is closed, everybody who reads this thread sees your answer and your reason, without your name."
        rows={3}
        value={text('reason')}
        error={mistakeAt(mistakes, 'reason')}
      />
      {button !== null && <Button>{button}</Button>}
    </Form>
  );
}
