import { Button } from '../../../../design-system/components/button.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { type ListedThread, MOST_UNREAD, type ThreadId } from '../../thread.ts';
import { Marked } from '../../components/marked.view.tsx';
import { Pages, ThreadList, type Waiting } from '../../components/thread-list.view.tsx';
import type { Marking } from '../../reading/reading.repository.ts';
import { type Space, SPACE_KIND_WORDS } from '../../space.ts';
import { forumUrls } from '../../urls.ts';
import { withQuery } from '../query.ts';

interface ListedSpace extends Pick<Space, 'id' | 'kind' | 'name' | 'purpose' | 'archivedAt'> {
  readonly threads?: number;
  readonly unread?: number;
  readonly lastPostAt?: Date | null;
}

interface Threads {
  readonly threads: readonly ListedThread[];
  readonly total: number;
  readonly page: number;
  readonly joined: Date;
}

/** The front page of the forum: where one can go, and what is said now. */
export function HomePage({
  spaces,
  threads,
  total,
  page,
  joined,
}: Threads & { spaces: readonly ListedSpace[] }) {
  return (
    <>
      <PageHeading size="xl">Forum</PageHeading>
      <p class="govuk-body-l">Go on talking between meetings, across organisations.</p>
      <ForumLinks />
      <section aria-labelledby="spaces-heading">
        <h2 class="govuk-heading-m" id="spaces-heading">
          Spaces
        </h2>
        {spaces.length === 0 ? (
          <EmptyState title="There is no space yet.">
            <p class="govuk-body">
              A space holds conversations that belong together. Make one for the people you work with.
            </p>
          </EmptyState>
        ) : (
          <ul class="se-spaces">
            {spaces.map((space) => (
              <SpaceItem key={space.id} space={space} />
            ))}
          </ul>
        )}
        <Button href={forumUrls.newSpace} variant="secondary">
          New space
        </Button>
      </section>
      <section aria-labelledby="latest-heading">
        <h2 class="govuk-heading-m" id="latest-heading">
          Latest
        </h2>
        {threads.length === 0 && <EmptyState title="Nobody has written anything yet." />}
        <ThreadList threads={threads} joined={joined} showsSpace />
        <Pages
          page={page}
          total={total}
          label="Threads"
          href={(each) => withQuery(forumUrls.home, { page: each })}
        />
      </section>
    </>
  );
}

function ForumLinks() {
  return (
    <ul class="govuk-list se-links">
      {(
        [
          ['Unread', forumUrls.unread],
          ['Unanswered questions', forumUrls.unanswered],
          ['Bookmarks', forumUrls.bookmarks],
          ['What I watch and mute', forumUrls.following],
          ['Begin a private thread', forumUrls.newPrivate],
          ['Decisions about you', forumUrls.decisions],
          ['My drafts', forumUrls.drafts],
          ['Spaces to join', forumUrls.joinable],
        ] as const
      ).map(([text, href]) => (
        <li>
          <a class="govuk-link govuk-link--no-visited-state" href={href}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}

function SpaceItem({ space }: { space: ListedSpace }) {
  const { id, kind, name, purpose, threads = 0, unread = 0, lastPostAt, archivedAt } = space;
  return (
    <li class="se-space">
      <p class="se-space__name">
        <a class="govuk-link" href={forumUrls.space(id)}>
          {name}
        </a>
      </p>
      {purpose !== '' && <p class="se-space__purpose">{purpose}</p>}
      <p class="se-thread__facts">
        {archivedAt === null ? SPACE_KIND_WORDS[kind] : 'Archived: it can be read'} ·{' '}
        {formatCount(threads, 'thread')}
        {unread > 0 && (
          <>
            {' · '}
            <strong>{unread < MOST_UNREAD ? unread : `${MOST_UNREAD}+`} unread</strong>
          </>
        )}
        {lastPostAt != null && (
          <>
            {' · last '}
            <Time value={lastPostAt} />
          </>
        )}
      </p>
    </li>
  );
}

export function UnreadPage({
  threads,
  total,
  page,
  joined,
  marking,
  csrf,
}: Threads & { marking: Marking | undefined; csrf: string }) {
  return (
    <>
      <PageHeading>Unread</PageHeading>
      {marking !== undefined && <Marked marking={marking} csrf={csrf} />}
      {threads.length === 0 ? (
        <EmptyState title="You have read everything.">
          <p class="govuk-body">
            <a class="govuk-link" href={forumUrls.unanswered}>
              See the questions that nobody has answered
            </a>
          </p>
        </EmptyState>
      ) : (
        <p class="govuk-body">Threads with posts you have not read. Muted threads are left out.</p>
      )}
      <ThreadList threads={threads} joined={joined} showsSpace />
      <Pages
        page={page}
        total={total}
        label="Unread threads"
        href={(each) => withQuery(forumUrls.unread, { page: each })}
      />
    </>
  );
}

export function UnansweredPage({
  threads,
  total,
  page,
  joined,
  waiting,
  show,
}: Threads & { waiting: ReadonlyMap<ThreadId, Waiting>; show: 'no answer' | 'no reply' }) {
  const other = show === 'no answer' ? 'no reply' : 'no answer';
  return (
    <>
      <PageHeading>
        {show === 'no answer' ? 'Unanswered questions' : 'Questions without any reply'}
      </PageHeading>
      <p class="govuk-body">
        {show === 'no answer'
          ? 'Open questions without an accepted answer, those that have waited longest first. '
          : 'Open questions to which nobody has replied at all, those that have waited longest first. '}
        <a class="govuk-link" href={withQuery(forumUrls.unanswered, { show: other })}>
          {other === 'no reply' ? 'Show only those without any reply' : 'Show all unanswered questions'}
        </a>
      </p>
      {threads.length === 0 && <EmptyState title="No question waits for an answer." />}
      <ThreadList threads={threads} joined={joined} waiting={waiting} showsSpace />
      <Pages
        page={page}
        total={total}
        label="Unanswered questions"
        href={(each) => withQuery(forumUrls.unanswered, { show, page: each })}
      />
    </>
  );
}
