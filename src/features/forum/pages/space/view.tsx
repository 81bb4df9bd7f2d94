import { Button } from '../../../../design-system/components/button.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { Select } from '../../../../design-system/components/select.tsx';
import { ButtonGroup, Form } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Follow, type FollowLevel } from '../../components/follow.view.tsx';
import { Marked } from '../../components/marked.view.tsx';
import { Stopped } from '../../components/stopped.view.tsx';
import { Pages, ThreadList, unreadIn } from '../../components/thread-list.view.tsx';
import type { Suspension } from '../../order/sanction.ts';
import type { Marking } from '../../reading/reading.repository.ts';
import { type Rights, type Space, SPACE_KIND_WORDS } from '../../space.ts';
import { KIND_WORDS, STATE_WORDS, THREAD_KINDS, THREAD_STATES, type ListedThread } from '../../thread.ts';
import type { NamedTag } from '../../tags/tag.ts';
import { forumUrls } from '../../urls.ts';
import { withQuery } from '../query.ts';

export const KIND_FILTERS = ['all', ...THREAD_KINDS, 'carried-over'] as const;
export const STATE_FILTERS = ['all', ...THREAD_STATES] as const;

type Order = 'latest' | 'newest' | 'supported' | 'waiting';

const ORDER_WORDS: Readonly<Record<Order, string>> = {
  latest: 'Last reply first',
  newest: 'Newest first',
  supported: 'Most thanks first',
  waiting: 'Unanswered longest first',
};

interface Chosen {
  readonly order: Order;
  readonly kind: (typeof KIND_FILTERS)[number];
  readonly state: (typeof STATE_FILTERS)[number];
  /** Its id; empty for all. */
  readonly tag: string;
}

export interface SpacePageModel {
  readonly space: Space;
  readonly rights: Rights;
  /** What stops whoever reads from writing in it. */
  readonly suspension: Suspension | undefined;
  readonly threads: readonly ListedThread[];
  readonly total: number;
  readonly page: number;
  readonly joined: Date | null;
  readonly tags: readonly NamedTag[];
  readonly chosen: Chosen;
  readonly isSignedIn: boolean;
  readonly follow: FollowLevel;
  /** By an invitation, a moment ago. */
  readonly hasJoined: boolean;
  /** What was marked a moment ago. */
  readonly marking: Marking | undefined;
  readonly csrf: string;
}

export function SpacePage(model: SpacePageModel) {
  const { space, rights, suspension, threads, total, page, joined, chosen } = model;
  const isFiltered = chosen.kind !== 'all' || chosen.state !== 'all' || chosen.tag !== '';
  return (
    <>
      {model.hasJoined && (
        <NotificationBanner type="success">You have joined “{space.name}”.</NotificationBanner>
      )}
      <PageHeading caption={SPACE_KIND_WORDS[space.kind]}>{space.name}</PageHeading>
      {space.purpose !== '' && <p class="govuk-body-l">{space.purpose}</p>}
      {space.archivedAt !== null && (
        <p class="govuk-inset-text">
          This space is archived. Everything in it can be read; nothing new is written.
        </p>
      )}
      {suspension !== undefined && <Stopped suspension={suspension} />}
      {rights.mayWrite && suspension === undefined && (
        <Button href={forumUrls.newThread(space.id)}>Start a thread</Button>
      )}
      <SpaceLinks {...model} />
      {model.isSignedIn && <ReadAndFollow {...model} />}
      <Filters space={space} tags={model.tags} chosen={chosen} />
      {threads.length === 0 && (
        <EmptyState title={isFiltered ? 'No thread fits these filters.' : 'There is no thread here yet.'}>
          {isFiltered ? (
            <p class="govuk-body">
              <a class="govuk-link" href={forumUrls.space(space.id)}>
                Show all threads
              </a>
            </p>
          ) : (
            <p class="govuk-body">Ask something, or tell of something that was tried.</p>
          )}
        </EmptyState>
      )}
      <ThreadList threads={threads} joined={joined} />
      <Pages
        page={page}
        total={total}
        label="Threads"
        href={(each) => withQuery(forumUrls.space(space.id), { ...chosen, page: each })}
      />
    </>
  );
}

function ReadAndFollow({ space, follow, marking, threads, joined, csrf }: SpacePageModel) {
  const hasUnread = threads.some((thread) => unreadIn(thread, joined) > 0);
  return (
    <>
      {marking !== undefined && <Marked marking={marking} space={space.id} csrf={csrf} />}
      {hasUnread && (
        <Form action={forumUrls.spaceAct(space.id, 'read')} csrf={csrf} class="se-no-print govuk-body">
          <button type="submit" class="se-link-button">
            Mark everything here as read
          </button>
        </Form>
      )}
      <Follow action={forumUrls.spaceAct(space.id, 'follow')} level={follow} of="space" csrf={csrf} />
    </>
  );
}

function SpaceLinks({ space, rights, isSignedIn }: SpacePageModel) {
  const links = [
    ['Members', forumUrls.spaceAct(space.id, 'members'), space.kind === 'private' && isSignedIn],
    ['Who keeps order here', forumUrls.spaceAct(space.id, 'members'), space.kind !== 'private' && isSignedIn],
    [
      'Invitations and requests',
      forumUrls.spaceAct(space.id, 'joining'),
      space.kind === 'private' && rights.mayModerate,
    ],
    ['Tags', forumUrls.tags(space.id), true],
    ['To look at', forumUrls.spaceAct(space.id, 'queue'), rights.mayModerate],
    ['Decisions', forumUrls.spaceAct(space.id, 'decisions'), true],
    ['Answers still to come', forumUrls.spaceAct(space.id, 'owed'), true],
    ['Feed for programs (Atom)', forumUrls.feed(space.id), space.openToWorld],
    ['Log', forumUrls.spaceAct(space.id, 'log'), isSignedIn],
    ['Bring in threads', forumUrls.bringIn(space.id), rights.mayModerate && !space.isThread],
    ['Take it with you', forumUrls.spaceAct(space.id, 'export'), rights.mayModerate],
    ['Change this space', forumUrls.spaceAct(space.id, 'change'), rights.mayModerate],
  ] as const;
  return (
    <ul class="govuk-list se-links">
      {links
        .filter(([, , isShown]) => isShown)
        .map(([text, href]) => (
          <li>
            <a class="govuk-link govuk-link--no-visited-state" href={href}>
              {text}
            </a>
          </li>
        ))}
    </ul>
  );
}

function Filters({ space, tags, chosen }: { space: Space; tags: readonly NamedTag[]; chosen: Chosen }) {
  const { order, kind, state, tag } = chosen;
  const isChosen = order !== 'latest' || kind !== 'all' || state !== 'all' || tag !== '';
  return (
    <Details summary="Order and filter" open={isChosen ? true : undefined}>
      <Form action={forumUrls.space(space.id)} method="get">
        <Select
          name="order"
          label="Order"
          value={chosen.order}
          options={Object.entries(ORDER_WORDS).map(([value, text]) => ({ value, text }))}
        />
        <Select
          name="kind"
          label="Kind"
          value={chosen.kind}
          options={KIND_FILTERS.map((value) => ({
            value,
            text: value === 'all' ? 'All kinds' : KIND_WORDS[value],
          }))}
        />
        <Select
          name="state"
          label="State"
          value={chosen.state}
          options={STATE_FILTERS.map((value) => ({
            value,
            text: value === 'all' ? 'All states' : STATE_WORDS[value],
          }))}
        />
        {tags.length > 0 && (
          <Select
            name="tag"
            label="Tag"
            value={tag}
            options={[
              { value: '', text: 'All tags' },
              ...tags.map(({ id, name }) => ({ value: id, text: name })),
            ]}
          />
        )}
        <ButtonGroup>
          <Button variant="secondary">Show</Button>
        </ButtonGroup>
      </Form>
    </Details>
  );
}
