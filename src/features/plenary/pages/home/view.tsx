import type { ComponentChildren } from 'preact';
import { EmptyState, LiveRegion, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { PaceButtons, type PaceKind } from '../../../comments/shared.ts';
import { OPENINGS } from '../../../sessions/shared.ts';
import { Countdown } from '../../components/countdown.tsx';
import { PageSteps } from '../../components/page-steps.tsx';
import { QuestionItem } from '../../components/question-item.tsx';
import { plenaryUrls } from '../../urls.ts';
import type { HomeModel } from './model.ts';
import { listHref, OrderNote, OrderTabs } from './navigation-view.tsx';
import { ORDER_WORDS } from './order.ts';

export interface HomeActions {
  /** Set in the browser: votes and updates without leaving the page. */
  readonly vote?: (id: string, wanted: boolean) => void;
  readonly update?: () => void;
  readonly signal?: (kind: PaceKind, wanted: boolean) => void;
}

/** The questions of a session, as a participant reads them. */
export function HomeView({ model, actions = {} }: { model: HomeModel; actions?: HomeActions }) {
  const openings = OPENINGS[model.session.state];
  return (
    <>
      <LiveRegion />
      <div class="se-session-state">
        <p class="se-session-state__text">{model.session.stateWords}</p>
        <Countdown until={model.session.closingUntil} zone={model.zone} />
      </div>
      <AnsweringNow model={model} />
      <OpenPolls model={model} />
      {model.hasSeat && (
        <div class="govuk-button-group se-no-print">
          {openings.questions && (
            <a
              href={plenaryUrls.ask(model.code)}
              role="button"
              class="govuk-button"
              data-module="govuk-button"
            >
              Ask a question
            </a>
          )}
          <a class="govuk-link" href={plenaryUrls.mine(model.code)}>
            My questions and notices
            {model.unreadNotices > 0 && ` (${model.unreadNotices} new)`}
          </a>
        </div>
      )}
      <section aria-labelledby="questions-heading">
        <h2 class="govuk-heading-m" id="questions-heading" tabIndex={-1}>
          Questions <VisuallyHidden>in the order: {ORDER_WORDS[model.order]}</VisuallyHidden>
        </h2>
        <OrderTabs model={model} />
        <OrderNote model={model} />
        <UpdateBar model={model} actions={actions} />
        {model.lane.length > 0 && (
          <Lane>
            <Questions model={model} list={model.lane} actions={actions} label="New questions" />
          </Lane>
        )}
        {model.questions.length > 0 ? (
          <Questions
            model={model}
            list={model.questions}
            actions={actions}
            label={ORDER_WORDS[model.order]}
          />
        ) : (
          model.lane.length === 0 && <NoQuestions model={model} />
        )}
        <PageSteps
          page={model.page}
          pages={model.pages}
          questions={model.total}
          label="Pages of questions"
          href={(page) => listHref(model, model.order, page)}
        />
      </section>
      {model.pace !== null && (
        <PaceButtons
          code={model.code}
          csrf={model.csrf}
          mine={model.pace}
          returnTo={plenaryUrls.home(model.code)}
          onSignal={actions.signal}
        />
      )}
      <p class="govuk-body">{joinedWords(model)}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={plenaryUrls.moderation(model.code)}>
          How this session is moderated, in numbers
        </a>
      </p>
    </>
  );
}

function joinedWords({ joined: { verified, guests } }: HomeModel): string {
  const all = verified + guests;
  return `${all} ${all === 1 ? 'person has' : 'people have'} joined: ${verified} verified, ${guests} as guests.`;
}

function AnsweringNow({ model }: { model: HomeModel }) {
  return (
    <section class="se-answering" aria-labelledby="answering-heading" hidden={model.answering.length === 0}>
      <h2 class="govuk-heading-s" id="answering-heading">
        Being answered now
      </h2>
      {model.answering.map((question) => (
        <p class="govuk-body se-answering__text" key={question.id}>
          <a class="govuk-link" href={plenaryUrls.question(model.code, question.id)}>
            {question.text}
          </a>
          {question.speakers.length > 0 && (
            <span class="se-answering__who"> – {speakerNames(model, question.speakers)}</span>
          )}
        </p>
      ))}
    </section>
  );
}

function OpenPolls({ model }: { model: HomeModel }) {
  return (
    <section class="se-answering" aria-labelledby="polls-heading" hidden={model.openPolls.length === 0}>
      <h2 class="govuk-heading-s" id="polls-heading">
        Poll open now
      </h2>
      {model.openPolls.map((poll) => (
        <p class="govuk-body" key={poll.id}>
          <a class="govuk-link" href={plenaryUrls.poll(model.code, poll.id)}>
            {poll.question}
          </a>
        </p>
      ))}
    </section>
  );
}

function speakerNames(model: HomeModel, addressed: readonly { readonly speakerId: string }[]): string {
  const names = addressed.map(
    (each) => model.speakers.find((speaker) => speaker.id === each.speakerId)?.name ?? 'a speaker',
  );
  return names.length > 1 && names.length === model.speakers.length ? 'all speakers' : names.join(', ');
}

function UpdateBar({ model, actions }: { model: HomeModel; actions: HomeActions }) {
  const { fresh, moved } = model.waiting;
  const news = [fresh.length > 0 && `${fresh.length} new`, moved > 0 && `${moved} moved`]
    .filter(Boolean)
    .join(', ');
  const href = listHref(model, model.order, model.page);
  return (
    <div class="se-no-print">
      <div class="se-update" hidden={news === ''}>
        <a
          class="se-update__button"
          href={href}
          onClick={(event) => {
            if (actions.update === undefined) return;
            event.preventDefault();
            actions.update();
          }}
        >
          {news} – update
        </a>
      </div>
      <p class="govuk-hint">
        Updated at {model.updatedAt}.{' '}
        <a class="govuk-link" href={href}>
          Update
        </a>
      </p>
    </div>
  );
}

function Lane({ children }: { children: ComponentChildren }) {
  return (
    <section class="se-lane" aria-labelledby="lane-heading">
      <h3 class="govuk-heading-s" id="lane-heading">
        New – have a look
      </h3>
      <p class="govuk-hint">
        Too few people have seen these to rank them fairly. They join the list when half have seen them, or
        after 3 minutes.
      </p>
      {children}
    </section>
  );
}

interface QuestionsProps {
  model: HomeModel;
  list: HomeModel['questions'];
  actions: HomeActions;
  label: string;
}

function Questions({ model, list, actions, label }: QuestionsProps) {
  const openings = OPENINGS[model.session.state];
  return (
    <ol class="se-questions" aria-label={label}>
      {list.map((question) => (
        <QuestionItem
          key={question.id}
          code={model.code}
          question={question}
          speakers={model.speakers}
          isMine={model.mine.includes(question.id)}
          isWanted={model.votes.includes(question.id)}
          canVote={model.hasSeat && openings.votes}
          votesHidden={model.votesHidden}
          csrf={model.csrf}
          onVote={actions.vote}
        />
      ))}
    </ol>
  );
}

function NoQuestions({ model }: { model: HomeModel }) {
  const canAsk = model.hasSeat && OPENINGS[model.session.state].questions;
  return (
    <EmptyState
      title={model.order === 'answered' ? 'No question has been answered yet.' : 'No questions here yet.'}
    >
      {canAsk && (
        <p class="govuk-body">
          <a class="govuk-link" href={plenaryUrls.ask(model.code)}>
            Ask the first one
          </a>
        </p>
      )}
    </EmptyState>
  );
}
