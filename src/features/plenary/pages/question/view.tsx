import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { FormErrors } from '../../../../design-system/patterns/form.tsx';
import { LiveRegion, PageHeading, StatusText } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { type PublicQuestion, SPEAKER_STATE_WORDS, STATE_WORDS } from '../../../questions/shared.ts';
import { QuestionItem } from '../../components/question-item.tsx';
import { plenaryUrls } from '../../urls.ts';
import { Own, type OwnView, Withdrawal } from './own-view.tsx';
import { Replies, type RepliesView } from './replies-view.tsx';
import { Why, type WhyHere } from './why-view.tsx';

export interface QuestionView extends OwnView {
  readonly zone: string;
  readonly speakers: readonly {
    readonly id: string;
    readonly name: string;
    readonly organisation: string | null;
  }[];
  readonly isMine: boolean;
  readonly isWanted: boolean;
  readonly canVote: boolean;
  readonly votesHidden: boolean;
  /** What has just happened, or why something could not. */
  readonly told: string | null;
  /** What becomes of it next, for its asker. */
  readonly next: string | null;
  /** Why it stands where it does, as sentences and numbers; null when it is not ranked. */
  readonly why: WhyHere | null;
  readonly intoId: string | null;
  /** Where it goes on in the forum; null where it does not. */
  readonly replies: RepliesView | null;
}

export function QuestionPage(view: QuestionView) {
  const { question, code } = view;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <LiveRegion />
        <FormErrors errors={view.errors} />
        <PageHeading size="m" caption={question.asker}>
          {question.text || 'This question is no longer shown'}
        </PageHeading>
        {view.told !== null && <InsetText>{view.told}</InsetText>}
        <p class="govuk-body">
          <StatusText>{STATE_WORDS[question.state]}</StatusText>
          {question.reason === null ? '.' : ` – ${question.reason}.`}
          {view.next !== null && <> {view.next}</>}
        </p>
        {view.intoId !== null && (
          <p class="govuk-body">
            <a class="govuk-link" href={plenaryUrls.question(code, view.intoId)}>
              Go to the question it was merged into
            </a>
          </p>
        )}
        {view.replies?.isClosed === true && (
          <p class="govuk-body">
            <a class="govuk-link" href={view.replies.url}>
              Go on talking about it in the forum
            </a>
          </p>
        )}
        <ol class="se-questions" aria-label="Votes">
          <QuestionItem {...view} />
        </ol>
        <Wordings question={question} />
        <Own {...view} />
        <Answers {...view} />
        <Replies {...view} />
        <Withdrawal {...view} />
        {view.why !== null && <Why {...view.why} />}
        <p class="govuk-body-s">
          Asked <Time value={question.askedAt} zone={view.zone} />.
        </p>
      </div>
    </div>
  );
}

function Wordings({ question }: { question: PublicQuestion }) {
  const others = [
    question.original !== null && ['As first asked', question.original],
    question.proposed !== null && ['Clearer wording proposed by a moderator', question.proposed],
    ...question.merged.map((text) => ['Merged in, as it was asked', text]),
  ].filter((each) => each !== false);
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="wordings">
      <h2 class="govuk-heading-s" id="wordings">
        Other wordings
      </h2>
      <dl class="govuk-summary-list">
        {others.map(([name, text]) => (
          <div class="govuk-summary-list__row" key={text}>
            <dt class="govuk-summary-list__key">{name}</dt>
            <dd class="govuk-summary-list__value">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Answers({ question, speakers, zone }: QuestionView) {
  if (question.speakers.length === 0 && question.answers.length === 0) return null;
  const nameOf = (id: string): string => speakers.find((speaker) => speaker.id === id)?.name ?? 'A speaker';
  return (
    <section aria-labelledby="answers">
      <h2 class="govuk-heading-m" id="answers">
        Answers
      </h2>
      {question.speakers.map((addressed) => {
        const answers = question.answers.filter((answer) => answer.speakerId === addressed.speakerId);
        return (
          <div key={addressed.speakerId} class="se-answer">
            <h3 class="govuk-heading-s">
              {nameOf(addressed.speakerId)}{' '}
              <span class="govuk-!-font-weight-regular">{SPEAKER_STATE_WORDS[addressed.state]}</span>
            </h3>
            {addressed.passedTo !== null && (
              <p class="govuk-body">Passed on to {nameOf(addressed.passedTo)}.</p>
            )}
            {addressed.reason !== null && <p class="govuk-body">“{addressed.reason}”</p>}
            {answers.map((answer) => (
              <div key={answer.kind}>
                {answer.kind === 'summary' && (
                  <p class="govuk-hint">
                    Summary of what was said
                    {answer.confirmed ? ', confirmed by the speaker' : ', not yet confirmed by the speaker'}
                    {answer.recordingAt !== '' && `, at ${answer.recordingAt} in the recording`}
                  </p>
                )}
                <Paragraphs text={answer.text} />
                <p class="govuk-hint">
                  <Time value={answer.at} zone={zone} />
                </p>
              </div>
            ))}
          </div>
        );
      })}
    </section>
  );
}

function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((paragraph) => (
        <p class="govuk-body se-prewrap" key={paragraph}>
          {paragraph}
        </p>
      ))}
    </>
  );
}
