import { Button } from '../../../../design-system/components/button.tsx';
import { Checkboxes } from '../../../../design-system/components/checkboxes.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import { ButtonGroup, Form } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { isOver, type Session, sessionUrls } from '../../../sessions/index.ts';
import type { SupportedThread } from '../../supported/supported.repository.ts';
import { STATE_WORDS } from '../../thread.ts';
import { forumUrls } from '../../urls.ts';

interface SupportedModel {
  readonly session: Session;
  readonly threads: readonly SupportedThread[];
  readonly hasChosen: boolean;
  /** Where to sign in; undefined for whoever is. */
  readonly signIn: string | undefined;
  readonly isSaved: boolean;
  readonly csrf: string;
}

/** The questions that somebody voted for, and which of them they follow. */
export function SupportedPage(model: SupportedModel) {
  const { session, threads, hasChosen, isSaved } = model;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {isSaved && (
          <NotificationBanner type="success">
            <p class="govuk-notification-banner__heading">{savedWords(model)}</p>
          </NotificationBanner>
        )}
        <PageHeading caption={session.title}>Questions you supported</PageHeading>
        {threads.length === 0 ? (
          <Nothing session={session} />
        ) : (
          <>
            <p class="govuk-body">
              The session is over, and its questions go on in the forum. If you follow a question you are told
              of every reply to it.{hasChosen ? '' : ' You are asked this once.'}
            </p>
            {model.signIn === undefined ? <Choose {...model} /> : <WithoutAccount {...model} />}
          </>
        )}
      </div>
    </div>
  );
}

function savedWords({ threads, signIn }: SupportedModel): string {
  const followed = threads.filter(({ isWatched }) => isWatched).length;
  if (signIn !== undefined || followed === 0) return 'Saved: you follow none of these questions';
  return `Saved: you follow ${formatCount(followed, 'question')}`;
}

function Nothing({ session }: { session: Session }) {
  return isOver(session) ? (
    <EmptyState title="You voted for no question of somebody else in this session.">
      <p class="govuk-body">
        <a class="govuk-link" href={`${sessionUrls.home(session.code)}/archive`}>
          See what became of all questions
        </a>
      </p>
    </EmptyState>
  ) : (
    <EmptyState title="The questions you vote for stand here when the session has closed." />
  );
}

function Choose({ session, threads, csrf }: SupportedModel) {
  return (
    <>
      <Form action={forumUrls.supported(session.code)} csrf={csrf}>
        <Checkboxes
          name="follow"
          label="Which do you want to follow?"
          values={threads.filter(({ isWatched }) => isWatched).map(({ id }) => id)}
          choices={threads.map(({ id, title, state, votes }) => ({
            value: id,
            label: title,
            hint: `${STATE_WORDS[state]}, ${formatCount(votes, 'vote')}`,
          }))}
        />
        <ButtonGroup>
          <Button name="choice" value="ticked">
            Follow those I selected
          </Button>
          <Button name="choice" value="all" variant="secondary">
            Follow all
          </Button>
          <Button name="choice" value="none" variant="secondary">
            Follow none
          </Button>
        </ButtonGroup>
      </Form>
      <h2 class="govuk-heading-m">Read them</h2>
      <Titles threads={threads} isLinked />
    </>
  );
}

function WithoutAccount({ session, threads, hasChosen, signIn, csrf }: SupportedModel) {
  return (
    <>
      <Titles threads={threads} isLinked={false} />
      <p class="govuk-body">
        To follow them, sign in with your email address: messages about them go there. The archive needs no
        account in this browser.
      </p>
      <ButtonGroup>
        <Button href={signIn}>Sign in to follow them</Button>
        <a class="govuk-link" href={`${sessionUrls.home(session.code)}/archive`}>
          Read the archive
        </a>
      </ButtonGroup>
      {!hasChosen && (
        <Form action={forumUrls.supported(session.code)} csrf={csrf}>
          <Button variant="secondary">Do not ask me again</Button>
        </Form>
      )}
    </>
  );
}

function Titles({ threads, isLinked }: Pick<SupportedModel, 'threads'> & { isLinked: boolean }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {threads.map(({ id, title, state }) => (
        <li key={id}>
          {isLinked ? (
            <a class="govuk-link" href={forumUrls.thread(id)}>
              {title}
            </a>
          ) : (
            title
          )}
          {isLinked ? '' : ` (${STATE_WORDS[state].toLowerCase()})`}
        </li>
      ))}
    </ul>
  );
}
