import { QUESTIONS, type Question } from '../../../../analysis/diagnosis/instrument.ts';
import { Button } from '../../../../design-system/components/button.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { Form, HiddenFields } from '../../../../design-system/patterns/form.tsx';
import { PageHeading, StatusText } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { POSITION_WORDS } from '../../questionnaire.ts';
import { type DiagnosisRound, STATE_WORDS } from '../../round.ts';
import type { Statement } from '../../statements/statement.ts';
import { diagnosisUrls } from '../../urls.ts';
import type { Finished } from './model.ts';

export interface OpenRoundView {
  readonly csrf: string;
  readonly round: DiagnosisRound;
  readonly title: string;
  readonly finished: Finished;
  readonly mayTakePart: boolean;
  readonly isSteward: boolean;
  readonly isSent: boolean;
  readonly hasDraft: boolean;
  /** Whether this person has answered, rated, or kept anything. */
  readonly hasOwn: boolean;
  /** In a round that is open for rating: what is left for this person. */
  readonly left: Readonly<Record<Question, number>>;
  readonly statements: readonly Statement[];
  /** Sentences of this person that were put together with others. */
  readonly ownMerged: readonly { readonly id: string; readonly text: string; readonly under: string }[];
  readonly done: string | undefined;
}

const DONE_WORDS: Readonly<Record<string, string>> = {
  sent: 'Your answers are in. Thank you. You can change them until the round closes.',
  withdrawn: 'Your answers in this round are deleted.',
  apart: 'Your sentence is a statement of its own again.',
  rated: 'Your ratings are saved. You can change them until the round closes.',
};

/** A round that has not closed: what this person can do, and how many have finished. Never an answer. */
export function OpenRoundPage(view: OpenRoundView) {
  const { round, title, done } = view;
  const words = DONE_WORDS[done ?? ''];
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {words !== undefined && (
          <NotificationBanner type="success" title="Done">
            {words}
          </NotificationBanner>
        )}
        <PageHeading caption={title}>The shape of the problem: round {round.number}</PageHeading>
        <p class="govuk-body">
          <StatusText tone="active">{STATE_WORDS[round.state]}</StatusText>
        </p>
        {round.state === 'answering' && <Answering {...view} />}
        {round.state === 'merging' && <MergingNow {...view} />}
        {round.state === 'rating' && <Rating {...view} />}
        {round.state !== 'answering' && <OwnMerged {...view} />}
        <FinishedCounts {...view} />
        {view.isSteward && <StewardActs {...view} />}
        {view.hasOwn && <Withdraw {...view} />}
      </div>
    </div>
  );
}

function Answering({ round, isSent, hasDraft, mayTakePart }: OpenRoundView) {
  return (
    <>
      <p class="govuk-body">
        You can answer until <Time value={round.answersUntil} />. It takes about eight minutes. Nobody sees an
        answer before the round closes.
      </p>
      {isSent && !hasDraft && <p class="govuk-body">You have sent your answers.</p>}
      {isSent && hasDraft && (
        <InsetText>You have changed answers that you have not sent again. Those sent before count.</InsetText>
      )}
      {mayTakePart && (
        <Button
          href={diagnosisUrls.start(round.endeavourId, round.id)}
          variant={isSent ? 'secondary' : undefined}
        >
          {isSent ? 'Change your answers' : hasDraft ? 'Go on answering' : 'Answer'}
        </Button>
      )}
    </>
  );
}

function MergingNow({ hasDraft }: OpenRoundView) {
  return (
    <>
      <p class="govuk-body">
        No more answers are taken. Stewards now put sentences that say much the same together. Then everybody
        rates the statements.
      </p>
      {hasDraft && <KeptForNext />}
    </>
  );
}

function KeptForNext() {
  return (
    <InsetText>
      The round closed to answers before you sent yours. They are kept, and wait for you in the next round.
    </InsetText>
  );
}

function Rating({ round, left, mayTakePart, hasDraft, isSent, statements }: OpenRoundView) {
  const all = QUESTIONS.reduce((sum, question) => sum + left[question], 0);
  return (
    <>
      <p class="govuk-body">
        Rate what everybody wrote
        {round.ratingUntil !== null && (
          <>
            {' '}
            until <Time value={round.ratingUntil} />
          </>
        )}
        . Each page counts from the moment you save it, and you can change it until the round closes.
      </p>
      {hasDraft && !isSent && <KeptForNext />}
      {mayTakePart && (
        <>
          <p class="govuk-body">
            {all === 0 ? 'You have rated every statement. Thank you.' : `${all} statements wait for you.`}
          </p>
          <ul class="govuk-list govuk-list--spaced">
            {QUESTIONS.filter((question) => statements.some((each) => each.question === question)).map(
              (question) => (
                <li>
                  <a class="govuk-link" href={diagnosisUrls.rate(round.endeavourId, round.id, question)}>
                    {POSITION_WORDS[question].label}
                  </a>{' '}
                  {left[question] === 0 ? '– rated' : `– ${left[question]} to rate`}
                </li>
              ),
            )}
          </ul>
        </>
      )}
    </>
  );
}

function OwnMerged({ csrf, round, ownMerged }: OpenRoundView) {
  if (ownMerged.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Your sentences that were merged with others</h2>
      {ownMerged.map(({ id, text, under }) => (
        <Form action={diagnosisUrls.apart(round.endeavourId, round.id)} csrf={csrf}>
          <HiddenFields values={{ sentence: id }} />
          <p class="govuk-body">
            You wrote “{text}”. It stands under “{under}”.
          </p>
          <Button variant="secondary">It says something else: take it out</Button>
        </Form>
      ))}
    </>
  );
}

function FinishedCounts({ finished: { finished, invited, rows } }: OpenRoundView) {
  return (
    <>
      <h2 class="govuk-heading-m">How many have finished</h2>
      <p class="govuk-body">
        {finished} of {invited} people.
      </p>
      {rows.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {rows.map((row) => (
            <li>
              {row.name}: {row.finished} of {row.invited}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function StewardActs({ csrf, round, statements }: OpenRoundView) {
  const action = diagnosisUrls.move(round.endeavourId, round.id);
  return (
    <>
      <h2 class="govuk-heading-m">As a steward</h2>
      <p class="govuk-body">What you do here is on the shared record. You do not see answers either.</p>
      {round.state === 'answering' && (
        <Form action={action} csrf={csrf}>
          <HiddenFields values={{ to: 'merging' }} />
          <Button variant="secondary">End the answers now</Button>
        </Form>
      )}
      {round.state === 'merging' && (
        <>
          <Button href={diagnosisUrls.merge(round.endeavourId, round.id)}>
            Look through {statements.length} statements
          </Button>
          <Form action={action} csrf={csrf}>
            <HiddenFields values={{ to: 'closed' }} />
            <Button variant="secondary">Close the round without rating</Button>
          </Form>
        </>
      )}
      {round.state === 'rating' && (
        <Form action={action} csrf={csrf}>
          <HiddenFields values={{ to: 'closed' }} />
          <Button variant="secondary">Close the round now</Button>
        </Form>
      )}
    </>
  );
}

function Withdraw({ csrf, round }: OpenRoundView) {
  return (
    <>
      <h2 class="govuk-heading-m">Withdraw</h2>
      <p class="govuk-body">
        This deletes everything that you have answered, rated and written in this round. You can do it until
        the round closes.
      </p>
      <Form action={diagnosisUrls.withdraw(round.endeavourId, round.id)} csrf={csrf}>
        <Button variant="warning">Delete my answers</Button>
      </Form>
    </>
  );
}
