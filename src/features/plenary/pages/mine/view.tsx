import {
  EmptyState,
  LiveRegion,
  PageHeading,
  StatusText,
  VisuallyHidden,
} from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { type PublicQuestion, STATE_WORDS } from '../../../questions/shared.ts';
import { plenaryUrls } from '../../urls.ts';

export interface MineModel {
  readonly code: string;
  readonly zone: string;
  readonly version: number;
  readonly eventsUrl: string;
  readonly questions: readonly {
    readonly question: PublicQuestion;
    readonly text: string;
    readonly next: string;
    /** Where it goes on in the forum, once the session has closed. */
    readonly thread: string | null;
  }[];
  readonly notices: readonly {
    readonly id: number;
    readonly text: string;
    readonly at: string;
    readonly isNew: boolean;
    readonly questionId: string | null;
  }[];
}

export function MineView({ model }: { model: MineModel }) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <LiveRegion />
        <PageHeading>My questions and notices</PageHeading>
        <section aria-labelledby="own-heading">
          <h2 class="govuk-heading-m" id="own-heading">
            My questions
          </h2>
          {model.questions.length === 0 && (
            <EmptyState title="You have not asked anything yet.">
              <p class="govuk-body">
                <a class="govuk-link" href={plenaryUrls.ask(model.code)}>
                  Ask a question
                </a>
              </p>
            </EmptyState>
          )}
          <ol class="se-cards">
            {model.questions.map(({ question, text, next, thread }) => (
              <li class="se-card" key={question.id}>
                <p class="se-card__text">
                  <a class="govuk-link" href={plenaryUrls.question(model.code, question.id)}>
                    {text}
                  </a>
                </p>
                <p class="govuk-body">
                  <StatusText>{STATE_WORDS[question.state]}</StatusText>
                  {question.reason === null ? '.' : ` – ${question.reason}.`} {next}
                </p>
                {thread !== null && (
                  <p class="govuk-body">
                    <a class="govuk-link" href={thread}>
                      Go on talking about it in the forum
                      <VisuallyHidden>: {text}</VisuallyHidden>
                    </a>
                  </p>
                )}
                <p class="govuk-hint">
                  {question.votes} {question.votes === 1 ? 'vote, your own' : 'votes, your own included'}
                </p>
              </li>
            ))}
          </ol>
        </section>
        <section aria-labelledby="notices-heading">
          <h2 class="govuk-heading-m" id="notices-heading">
            What you have been told
          </h2>
          {model.notices.length === 0 && (
            <EmptyState title="Nothing yet. What becomes of your questions is told here." />
          )}
          <ul class="govuk-list">
            {model.notices.map((notice) => (
              <li key={notice.id}>
                {notice.isNew && <strong class="govuk-tag">New</strong>}{' '}
                {notice.questionId === null ? (
                  notice.text
                ) : (
                  <a class="govuk-link" href={plenaryUrls.question(model.code, notice.questionId)}>
                    {notice.text}
                  </a>
                )}{' '}
                <span class="govuk-hint">
                  <Time value={notice.at} zone={model.zone} format="time" />
                </span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </div>
  );
}
