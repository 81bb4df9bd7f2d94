import { EmptyState, LiveRegion } from '../../../../design-system/patterns/text.tsx';
import type { AnswerActions } from '../../answer-form.view.tsx';
import { PollCard } from '../../poll-card.view.tsx';
import type { PublicPoll } from '../../public-poll.ts';
import { pollUrls } from '../../urls.ts';
import type { PollsModel } from './model.ts';

export interface PollsViewProps {
  readonly model: PollsModel;
  /** In the browser: new polls that do not stand on the page. */
  readonly fresh?: readonly PublicPoll[] | undefined;
  /** In the browser: polls whose form a person has begun to fill in. */
  readonly begun?: ReadonlySet<string> | undefined;
  /** In the browser: polls whose answer waits for the connection. */
  readonly waiting?: ReadonlySet<string> | undefined;
  /** In the browser: what scripts do with the form of a poll. */
  readonly actionsOf?: ((id: string) => AnswerActions) | undefined;
}

/** The polls of a session, or one of them, as everybody in it sees them. */
export function PollsView({ model, fresh = [], begun, waiting, actionsOf }: PollsViewProps) {
  const { code, polls, isOne } = model;
  const here = isOne && polls[0] !== undefined ? pollUrls.poll(code, polls[0].id) : pollUrls.list(code);
  return (
    <>
      <LiveRegion />
      <div class="se-session-state">
        <p class="se-session-state__text">
          <strong>{model.stateWords}</strong>
        </p>
      </div>
      <div class="se-update" hidden={fresh.length === 0}>
        <a class="se-update__button" href={pollUrls.list(code)}>
          {fresh.length === 1 ? '1 new poll' : `${fresh.length} new polls`} – update
        </a>
      </div>
      {polls.length === 0 && (
        <EmptyState title="No polls yet.">
          <p class="govuk-body">When the chair opens one, you can answer it here.</p>
        </EmptyState>
      )}
      {polls.map((poll) => (
        <PollCard
          key={poll.id}
          poll={poll}
          mine={model.mine[poll.id]}
          mayAnswer={model.mayAnswer}
          csrf={model.csrf}
          action={pollUrls.poll(code, poll.id)}
          rejected={model.rejected[poll.id]}
          hasBegun={begun?.has(poll.id)}
          seesResults={model.seesResults}
          isWaiting={waiting?.has(poll.id)}
          actions={actionsOf?.(poll.id)}
          headingLevel={isOne ? 1 : 2}
        />
      ))}
      <p class="govuk-hint govuk-!-margin-top-6 se-no-print">
        Updated at {model.updatedAt}.{' '}
        <a class="govuk-link" href={here}>
          Update
        </a>
      </p>
    </>
  );
}
