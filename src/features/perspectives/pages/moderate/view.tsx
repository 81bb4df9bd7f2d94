import type { ComponentChildren } from 'preact';
import { similarTexts } from '../../../../analysis/text/similarity.ts';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { Pagination } from '../../../../design-system/components/pagination.tsx';
import { FormErrors } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { Conversation } from '../../conversation.ts';
import type { Statement } from '../../statement.ts';
import { perspectivesUrls } from '../../urls.ts';
import { ModerateCard } from './card-view.tsx';
import { Question } from '../../words-view.tsx';
import type { Counts, Rejected } from './model.ts';

export const PAGE_SIZE = 25;
export const SHOWN = ['waiting', 'accepted', 'rejected', 'merged'] as const;
export type ShownState = (typeof SHOWN)[number];

const WORDS: Readonly<Record<ShownState, string>> = {
  waiting: 'Waiting',
  accepted: 'Accepted',
  rejected: 'Not shown',
  merged: 'Merged or corrected',
};

const NONE: Readonly<Record<ShownState, string>> = {
  waiting: 'No statement waits for you',
  accepted: 'No statement is accepted yet',
  rejected: 'Every statement that was looked at is shown',
  merged: 'No statement was merged or corrected',
};

interface ModerateView {
  readonly conversation: Conversation;
  readonly state: ShownState;
  readonly page: number;
  readonly total: number;
  readonly waiting: number;
  readonly statements: readonly Statement[];
  readonly all: readonly Statement[];
  readonly counts: ReadonlyMap<string, Counts>;
  readonly rejected: Rejected | null;
  /** A sentence on what was just done. */
  readonly done: ComponentChildren;
  readonly csrf: string;
}

/** The queue of statements, and what was decided. */
export function ModeratePage(props: ModerateView) {
  const { conversation, state, page, total, waiting, statements, all, counts, rejected, done, csrf } = props;
  const { id } = conversation;
  const href = (to: ShownState, at = 1): string =>
    `${perspectivesUrls.moderate(id)}?state=${to}${at > 1 ? `&page=${at}` : ''}`;
  const accepted = all.filter((each) => each.state === 'accepted');
  const options = (statement: Statement) => {
    const others = accepted.filter((each) => each.id !== statement.id);
    const alike = new Set(
      similarTexts(statement.text, others, { limit: 5, threshold: 0.2 }).map((each) => each.id),
    );
    return [...others.filter((each) => alike.has(each.id)), ...others.filter((each) => !alike.has(each.id))];
  };
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {rejected !== null && (
          <FormErrors errors={[{ field: `${rejected.field}-${rejected.id}`, message: rejected.message }]} />
        )}
        {done !== null && <NotificationBanner type="success">{done}</NotificationBanner>}
        <PageHeading caption={<Question of={conversation} />}>Moderate statements</PageHeading>
        <p class="govuk-body">
          {waiting === 0
            ? 'No statement waits.'
            : `${waiting} ${waiting === 1 ? 'statement waits' : 'statements wait'}.`}{' '}
          {conversation.moderation === 'before'
            ? 'Others see a statement after one of you has accepted it.'
            : 'Others see statements at once; you can take one away, with a reason.'}
        </p>
        <ul class="govuk-list se-links">
          <li>
            <a class="govuk-link" href={perspectivesUrls.participants(id)}>
              Look for scripted answers
            </a>
          </li>
          <li>
            <a class="govuk-link" href={perspectivesUrls.reach(id)}>
              See how far statements reach
            </a>
          </li>
        </ul>
        <nav aria-label="Statements">
          <ul class="se-lenses">
            {SHOWN.map((each) => (
              <li>
                {each === state ? (
                  <strong aria-current="true">{WORDS[each]}</strong>
                ) : (
                  <a class="govuk-link" href={href(each)}>
                    {WORDS[each]}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </nav>
        {statements.length === 0 && <EmptyState title={NONE[state]} />}
        <ol class="se-cards">
          {statements.map((statement) => (
            <ModerateCard
              statement={statement}
              conversationId={id}
              state={state}
              counts={counts.get(statement.id)}
              other={all.find((each) => each.id === statement.otherId)}
              mergeInto={options(statement).slice(0, 100)}
              rejected={rejected?.id === statement.id ? rejected : null}
              csrf={csrf}
            />
          ))}
        </ol>
        {rejected === null && total > PAGE_SIZE && (
          <Pagination
            previous={page > 1 ? { href: href(state, page - 1) } : undefined}
            next={page * PAGE_SIZE < total ? { href: href(state, page + 1) } : undefined}
          />
        )}
      </div>
    </div>
  );
}
