import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { Tag } from '../../../../design-system/components/tag.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import { EmptyState, PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import type { RecordedEntry } from '../../../../platform/record/record.ts';
import type { QueuedPost } from '../../order/order.repository.ts';
import type { Space } from '../../space.ts';
import { forumUrls } from '../../urls.ts';

export function QueuePage({
  space,
  queue,
  appeals,
  decided,
}: {
  space: Space;
  appeals: number;
  /** The post on which its reader has just decided. */
  decided: string | undefined;
  queue: readonly (Omit<QueuedPost, 'text' | 'shownAuthor' | 'author'> & {
    readonly author: string;
    readonly excerpt: string;
  })[];
}) {
  return (
    <>
      {decided !== undefined && (
        <NotificationBanner type="success">
          <p class="govuk-notification-banner__heading">
            Your decision is made. Whoever it concerns is told, and it is on the log of this space.
          </p>
          <p class="govuk-body">
            <a class="govuk-notification-banner__link" href={forumUrls.post(decided)}>
              See the post in its thread
            </a>{' '}
            or{' '}
            <a class="govuk-notification-banner__link" href={forumUrls.postAct(decided, 'moderate')}>
              decide on it anew
            </a>
            . What was decided about people is taken back under “Warnings, suspensions and blocks”.
          </p>
        </NotificationBanner>
      )}
      <PageHeading caption={space.name}>To look at</PageHeading>
      <ul class="govuk-list se-links">
        <li>
          <a class="govuk-link" href={forumUrls.appeals}>
            {appeals === 0 ? 'Appeals' : `Appeals for you to decide: ${appeals}`}
          </a>
        </li>
        <li>
          <a class="govuk-link" href={forumUrls.spaceAct(space.id, 'sanctions')}>
            Warnings, suspensions and blocks
          </a>
        </li>
      </ul>
      {queue.length === 0 && (
        <EmptyState title="Nothing waits for you.">
          <p class="govuk-body">
            Reported posts, and first posts of new people where the space asks for it, appear here.
          </p>
        </EmptyState>
      )}
      <ul class="se-threads">
        {queue.map(({ postId, number, title, author, excerpt, heldAt, isHidden, reports }) => (
          <li class="se-thread">
            <p class="se-thread__title">
              {title}, post {number} {heldAt !== null && <Tag colour="yellow">Waiting for a look</Tag>}{' '}
              {isHidden && <Tag colour="red">Hidden</Tag>}
            </p>
            <p class="govuk-body govuk-!-margin-bottom-1">
              {author}: {excerpt}
            </p>
            {heldAt !== null && (
              <p class="se-thread__facts">
                Posted <Time value={heldAt} />
              </p>
            )}
            {reports.map(({ reason, at }) => (
              <p class="se-thread__facts">
                Reported <Time value={at} />: {reason}
              </p>
            ))}
            <p class="govuk-body govuk-!-margin-bottom-0">
              <a class="govuk-link" href={forumUrls.postAct(postId, 'moderate')}>
                Decide
                <VisuallyHidden>
                  {' '}
                  on post {number} of {title}
                </VisuallyHidden>
              </a>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

const LOG_WORDS: Readonly<Record<string, string>> = {
  'space-made': 'Made this space',
  'space-changed': 'Changed this space',
  'member-added': 'Added a member',
  'member-removed': 'Removed a member',
  'reader-added': 'Added somebody to the thread',
  'reader-removed': 'Took somebody out of the thread',
  'reader-left': 'Left the thread',
  'space-exported': 'Took everything here away as a file',
  'threads-brought-in': 'Brought in threads of another forum',
  'threads-taken-out': 'Took threads out again that were brought in',
  'member-joined': 'Joined by an invitation',
  'invitation-made': 'Made an invitation',
  'invitation-revoked': 'Took back an invitation',
  'request-accepted': 'Accepted a request to join',
  'request-declined': 'Declined a request to join',
  'requests-opened': 'Let everybody see this space and ask to join',
  'requests-closed': 'Took no more requests to join',
  'thread-started': 'Started a thread',
  'question-addressed': 'Asked somebody to answer a question',
  'question-handed-on': 'Handed a question on',
  'sense-check-closed': 'Closed a sense check',
  'poll-closed': 'Closed a poll',
  'reason-hidden': 'Took a reason in a sense check away',
  'reason-shown': 'Showed a reason in a sense check again',
  'text-hidden': 'Took an answer to a poll away',
  'text-shown': 'Showed an answer to a poll again',
  'answer-promised': 'Said when they will answer',
  'thread-summary': 'Wrote a summary of a thread',
  'thread-linked': 'Linked a thread to something in the endeavour',
  'thread-unlinked': 'Took a link of a thread away',
  'decision-review': 'Said when a decision is looked at again',
  'thread-summary-removed': 'Took the summary of a thread away',
  'thread-tagged': 'Chose the tags of a thread',
  'tag-proposed': 'Proposed a tag',
  'tag-added': 'Added a tag',
  'tag-accepted': 'Accepted a tag',
  'tag-renamed': 'Renamed a tag',
  'tag-merged': 'Merged a tag into another',
  'tag-unmerged': 'Took a merged tag out again',
  'tag-removed': 'Took a tag off the list',
  'tag-restored': 'Put a tag on the list again',
  'thread-moved': 'Moved a thread',
  'thread-merged': 'Merged a thread into another',
  'thread-unmerged': 'Took a merged thread out again',
  'thread-split': 'Made a new thread of some posts',
  'thread-pin': 'Pinned a thread',
  'thread-unpin': 'Unpinned a thread',
  'thread-lock': 'Locked a thread',
  'thread-unlock': 'Unlocked a thread',
  'thread-close': 'Closed a thread',
  'thread-open': 'Opened a thread again',
  'thread-archive': 'Archived a thread',
  'post-deleted': 'Deleted their own post',
  'post-hidden': 'Hid a post',
  'name-looked-up': 'Looked up who wrote a post without a name',
  'post-shown': 'Showed a post',
  'reports-dismissed': 'Settled reports and left the post',
  'person-warned': 'Warned somebody',
  'person-suspended': 'Stopped somebody from writing',
  'person-blocked': 'Blocked somebody',
  'sanction-lifted': 'Took back what was decided about somebody',
  'suspension-lifted': 'Let somebody write again',
  'appeal-made': 'Appealed against a decision',
  'appeal-upheld': 'Decided on an appeal: what it was against stays',
  'appeal-reversed': 'Decided on an appeal: what it was against was taken back',
  'answer-accepted': 'Accepted an answer',
  'answer-taken-back': 'Took back an accepted answer',
  'question-reopened': 'Opened a question again',
};

function logWords({ kind, data, reason }: RecordedEntry): string {
  const days = typeof data['days'] === 'number' ? ` for ${formatCount(data['days'], 'day')}` : '';
  const tag = typeof data['tag'] === 'string' ? `, “${data['tag']}”` : '';
  const to = tag !== '' && typeof data['to'] === 'string' ? `, now “${data['to']}”` : '';
  return `${LOG_WORDS[kind] ?? kind}${days}${tag}${to}${reason === null || reason === '' ? '' : `: ${reason}`}`;
}

/** The thread that an act was done with, if it was one. */
export function threadOfEntry({ kind, subject }: RecordedEntry): string | undefined {
  return kind.startsWith('thread-') ? (subject ?? undefined) : undefined;
}

const ACTS_ON_POSTS: ReadonlySet<string> = new Set([
  'answer-accepted',
  'answer-taken-back',
  'post-hidden',
  'post-shown',
  'reports-dismissed',
]);

export function LogPage({
  space,
  entries,
  titles,
  isFirst,
  older,
}: {
  space: Space;
  entries: readonly RecordedEntry[];
  /** Of the threads that are named. */
  titles: ReadonlyMap<string, string>;
  isFirst: boolean;
  /** Where the acts before these are, if there are any. */
  older: string | undefined;
}) {
  return (
    <>
      <PageHeading caption={space.name}>What was done here</PageHeading>
      <p class="govuk-body">The latest first, without the texts of hidden posts. Nobody is named.</p>
      {entries.length === 0 && (
        <EmptyState title={isFirst ? 'Nothing was done yet.' : 'Nothing was done before.'} />
      )}
      <ul class="se-threads">
        {entries.map((entry) => {
          const { id, at, kind, subject } = entry;
          const thread = threadOfEntry(entry);
          return (
            <li class="se-thread" key={id}>
              <p class="govuk-body govuk-!-margin-bottom-1">
                {logWords(entry)}{' '}
                {subject !== null && ACTS_ON_POSTS.has(kind) && (
                  <a class="govuk-link" href={forumUrls.post(subject)}>
                    See the post<VisuallyHidden> of this act</VisuallyHidden>
                  </a>
                )}
                {thread !== undefined && (
                  <a class="govuk-link" href={forumUrls.thread(thread)}>
                    {titles.get(thread) ?? (
                      <>
                        See the thread<VisuallyHidden> of this act</VisuallyHidden>
                      </>
                    )}
                  </a>
                )}
              </p>
              <p class="se-thread__facts">
                <Time value={at} />
              </p>
            </li>
          );
        })}
      </ul>
      <p class="govuk-body se-no-print">
        {!isFirst && (
          <a class="govuk-link" href={forumUrls.spaceAct(space.id, 'log')}>
            Latest
          </a>
        )}{' '}
        {older !== undefined && (
          <a class="govuk-link" href={older}>
            Older
          </a>
        )}
      </p>
    </>
  );
}
