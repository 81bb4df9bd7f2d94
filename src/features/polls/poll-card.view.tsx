import { Details } from '../../design-system/components/details.tsx';
import { InsetText } from '../../design-system/components/inset-text.tsx';
import { formatCount, formatNumber } from '../../design-system/format.ts';
import type { FieldMistake } from '../../design-system/patterns/form.tsx';
import { StatusText, type StatusTone } from '../../design-system/patterns/text.tsx';
import type { FormBody } from '../../platform/forms/form.ts';
import { answerAsTyped, answerInWords, type MyAnswer } from './answer.ts';
import { type AnswerActions, AnswerForm } from './answer-form.view.tsx';
import { PollResults } from './poll-results.view.tsx';
import type { PublicPoll } from './public-poll.ts';

export interface PollCardProps {
  readonly poll: PublicPoll;
  /** What the person has answered. */
  readonly mine: MyAnswer | undefined;
  /** The person holds a seat that may answer: a form is shown while the poll is open. */
  readonly mayAnswer: boolean;
  readonly csrf: string;
  /** Where the answer is posted. */
  readonly action: string;
  /** What was sent and not taken, with the reasons. */
  readonly rejected?: Rejected | undefined;
  /**
   * The person has begun to choose: the form stays as it is, whatever happens to the poll, and says so (LIVE-75).
   */
  readonly hasBegun?: boolean | undefined;
  /** Shows results before an answer: for the people running the session and those without a vote. */
  readonly seesResults?: boolean | undefined;
  readonly headingLevel?: 1 | 2 | 3 | undefined;
  /** Set in the browser. */
  readonly actions?: AnswerActions | undefined;
  /** In the browser: the answer waits for the connection. */
  readonly isWaiting?: boolean | undefined;
}

export interface Rejected {
  readonly typed: FormBody;
  readonly mistakes: readonly FieldMistake[];
  /** Why the poll takes no answer now; empty where the mistakes say it all. */
  readonly message: string;
}

/** Begins the id of everything that belongs to a poll. */
export function pollPrefix(id: string): string {
  return `poll-${id}-`;
}

/**
 * One poll: what is asked, the form or one's own answer, and the results where they may be seen. Pure, so that it
 * is the same on the server and in the browser; results that change never touch what is being chosen.
 */
export function PollCard(props: PollCardProps) {
  const { poll, mine, rejected, seesResults, headingLevel = 2 } = props;
  const prefix = pollPrefix(poll.id);
  const Heading = `h${headingLevel}` as const;
  const showsResults = poll.state === 'closed' || mine !== undefined || seesResults === true;
  return (
    <section class="se-poll" id={`poll-${poll.id}`} aria-labelledby={`${prefix}title`}>
      <Heading class={headingLevel === 1 ? 'govuk-heading-l' : 'govuk-heading-m'} id={`${prefix}title`}>
        {poll.question}
      </Heading>
      <PollState poll={poll} />
      {poll.hint !== '' && <p class="govuk-body">{poll.hint}</p>}
      {mine !== undefined && <OwnAnswerWords poll={poll} mine={mine} />}
      <Answering {...props} prefix={prefix} key="form" />
      <div id={`${prefix}results`} key="results">
        {showsResults ? (
          <PollResults poll={poll} prefix={prefix} />
        ) : (
          <p class="govuk-body-s">{whenResults(poll, rejected)}</p>
        )}
      </div>
    </section>
  );
}

const STATES: Readonly<Record<PublicPoll['state'], { words: string; tone: StatusTone }>> = {
  open: { words: 'Open for answers', tone: 'active' },
  stopped: { words: 'Stopped for now', tone: 'waiting' },
  closed: { words: 'Closed', tone: 'done' },
};

/** The state in words, and how many of those present took part. */
export function PollState({ poll }: { poll: Pick<PublicPoll, 'state' | 'answered' | 'present'> }) {
  const { words, tone } = STATES[poll.state];
  return (
    <p class="govuk-body">
      <StatusText tone={tone}>{words}.</StatusText> {formatNumber(poll.answered)} of{' '}
      {formatCount(poll.present, 'person', 'people')} here {poll.answered === 1 ? 'has' : 'have'} answered.
    </p>
  );
}

function OwnAnswerWords({ poll, mine }: { poll: PublicPoll; mine: MyAnswer }) {
  return (
    <InsetText>
      Your answer: <strong>{answerInWords(poll, mine.answer)}</strong>
      {mine.notice !== '' && <p class="govuk-body-s">{mine.notice}</p>}
    </InsetText>
  );
}

function Answering(props: PollCardProps & { prefix: string }) {
  const { poll, mine, mayAnswer, rejected, hasBegun, prefix, action, csrf } = props;
  const isKept = hasBegun === true || rejected !== undefined;
  if (!mayAnswer || !(poll.state === 'open' || isKept)) return null;
  const form = (
    <>
      <WhyKept poll={poll} rejected={rejected} isWaiting={props.isWaiting} />
      <AnswerForm
        poll={poll}
        prefix={prefix}
        action={action}
        csrf={csrf}
        typed={rejected?.typed ?? typedBefore(poll, mine)}
        mistakes={rejected?.mistakes ?? []}
        button={buttonWords(poll, mine)}
        actions={props.actions}
      />
    </>
  );
  if (mine === undefined) return form;
  return (
    <Details summary="Change your answer" open={rejected === undefined ? undefined : true}>
      {form}
    </Details>
  );
}

/** Why a form stands there that may not be sent just now, or is not sent yet. */
function WhyKept({ poll, rejected, isWaiting }: Pick<PollCardProps, 'poll' | 'rejected' | 'isWaiting'>) {
  const why = isWaiting === true ? WAITING : (rejected?.message ?? KEPT_WORDS[poll.state]);
  return why === '' ? null : <p class="govuk-inset-text">{why}</p>;
}

const WAITING =
  'Your answer is kept on this device and is sent as soon as the connection is back. Leave this page open.';

/** What is kept in a closed poll cannot be sent any more. */
function buttonWords({ state }: PublicPoll, mine: MyAnswer | undefined): string | null {
  if (state === 'closed') return null;
  return mine === undefined ? 'Send answer' : 'Change answer';
}

function typedBefore(poll: PublicPoll, mine: MyAnswer | undefined): FormBody {
  return mine === undefined ? {} : answerAsTyped(poll, mine.answer);
}

const KEPT_WORDS: Readonly<Record<PublicPoll['state'], string>> = {
  open: '',
  stopped:
    'The poll was stopped while you were choosing. What you chose is kept here: send it when the poll goes on.',
  closed:
    'This poll closed while you were choosing, so it takes no more answers. What you chose is kept here and was not sent.',
};

function whenResults({ resultsWhen, state }: PublicPoll, rejected: Rejected | undefined): string {
  if (resultsWhen === 'closed') return 'Results are shown when the poll is closed.';
  return state === 'open' || rejected !== undefined
    ? 'Results are shown after you have answered, or when the poll is closed.'
    : 'Results are shown when the poll is closed.';
}
