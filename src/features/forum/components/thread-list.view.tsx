import { Pagination, pageLinks } from '../../../design-system/components/pagination.tsx';
import { Tag } from '../../../design-system/components/tag.tsx';
import { formatCount, formatNumber } from '../../../design-system/format.ts';
import { keptInside } from '../../../design-system/kept-inside.tsx';
import { langOf } from '../../../design-system/languages.ts';
import { Time } from '../../../design-system/patterns/time.tsx';
import { FORMER_MEMBER } from '../post.ts';
import { KIND_WORDS, PAGE_SIZE, STATE_WORDS, type ListedThread, type ThreadId } from '../thread.ts';
import { forumUrls } from '../urls.ts';
import { TagLinks } from './tag-links.view.tsx';

/** A question that has no answer yet. */
export interface Waiting {
  /** Whole days since it was asked. */
  readonly days: number;
  /** Who was asked and has not answered, by name. */
  readonly asked: readonly string[];
}

/** Threads in a list, each with what one wants to know before opening it (FOR-18). */
export function ThreadList({
  threads,
  showsSpace = false,
  waiting,
  joined,
}: {
  threads: readonly ListedThread[];
  showsSpace?: boolean;
  /** Of questions that wait: how long, and for whom (FOR-24). */
  waiting?: ReadonlyMap<ThreadId, Waiting>;
  /** Threads that ended before somebody came are not new to them; null where nobody is signed in. */
  joined: Date | null;
}) {
  return (
    <ul class="se-threads">
      {threads.map((thread) => (
        <ThreadItem
          key={thread.id}
          class="se-thread"
          of={{ thread, showsSpace, unread: unreadIn(thread, joined), waiting: waiting?.get(thread.id) }}
        />
      ))}
    </ul>
  );
}

interface ItemProps {
  readonly thread: ListedThread;
  readonly showsSpace: boolean;
  readonly unread: number;
  readonly waiting: Waiting | undefined;
}

const NAMES = new Intl.ListFormat('en-GB');

const ThreadItem = keptInside('li', InsideItem);

function InsideItem({ thread, showsSpace, unread, waiting }: ItemProps) {
  const author = thread.shownAuthor ?? (thread.author || FORMER_MEMBER);
  return (
    <>
      <p class="se-thread__title">
        <a class="govuk-link" href={forumUrls.thread(thread.id)} lang={langOf(thread.language)}>
          {thread.title}
        </a>{' '}
        <ThreadTags thread={thread} />
      </p>
      <p class="se-thread__facts">
        {author}
        {thread.organisation !== null && `, ${thread.organisation}`},{' '}
        <Time value={thread.createdAt} format="date" />
        {showsSpace && (
          <>
            {' in '}
            <a class="govuk-link govuk-link--no-visited-state" href={forumUrls.space(thread.spaceId)}>
              {thread.space}
            </a>
          </>
        )}
      </p>
      {waiting !== undefined && (
        <p class="se-thread__facts">
          {waiting.days === 0 ? 'Asked today' : `Has waited ${formatCount(waiting.days, 'day')}`}
          {waiting.asked.length > 0 && ` for ${NAMES.format(waiting.asked)}`}
        </p>
      )}
      <TagLinks spaceId={thread.spaceId} tags={thread.tags.filter(({ isProposed }) => !isProposed)} />
      <p class="se-thread__facts">
        {formatCount(thread.posts - 1, 'reply', 'replies')}
        {thread.thanks > 0 && ` · ${formatCount(thread.thanks, 'thanks', 'thanks')}`}
        {thread.posts > 1 && (
          <>
            {' · last '}
            <Time value={thread.lastPostAt} />
            {thread.lastAuthor && ` by ${thread.lastAuthor}`}
          </>
        )}
        {unread > 0 && (
          <>
            {' · '}
            <a
              class="govuk-link govuk-!-font-weight-bold"
              href={forumUrls.threadAct(thread.id, 'first-unread')}
            >
              {(thread.read ?? 0) === 0 ? 'New' : `${formatNumber(unread)} unread`}
              <span class="govuk-visually-hidden">
                {' '}
                in <span lang={langOf(thread.language)}>{thread.title}</span>
              </span>
            </a>
          </>
        )}
      </p>
    </>
  );
}

/** How many posts of a thread somebody has not read; nothing is new that ended before they came. */
export function unreadIn(
  thread: Pick<ListedThread, 'posts' | 'read' | 'lastPostAt'>,
  joined: Date | null,
): number {
  if (joined === null || (thread.read === null && thread.lastPostAt < joined)) return 0;
  return Math.max(0, thread.posts - (thread.read ?? 0));
}

function ThreadTags({ thread }: { thread: ListedThread }) {
  const { kind, state, isPinned, isLocked, isHeld, follow } = thread;
  return (
    <>
      {isPinned && <Tag colour="purple">Pinned</Tag>} {kind !== 'discussion' && <Tag>{KIND_WORDS[kind]}</Tag>}{' '}
      {state !== 'open' && <Tag colour={state === 'answered' ? 'green' : 'grey'}>{STATE_WORDS[state]}</Tag>}{' '}
      {isLocked && <Tag colour="grey">Locked</Tag>} {isHeld && <Tag colour="yellow">Waiting for a look</Tag>}{' '}
      {follow === 'mute' && <Tag colour="grey">Muted</Tag>}
    </>
  );
}

/** Numbered pages of anything, from 1; nothing where there is one page, and the way back where one is past the end. */
export function Pages({
  page,
  total,
  href,
  label,
}: {
  page: number;
  total: number;
  href: (page: number) => string;
  label: string;
}) {
  const last = Math.max(1, Math.ceil(total / PAGE_SIZE));
  if (page > last) {
    return (
      <p class="govuk-body">
        There is no page {page}: the list ends with{' '}
        <a class="govuk-link" href={href(last)}>
          page {last}
        </a>
        .
      </p>
    );
  }
  if (last === 1) return null;
  return (
    <Pagination
      label={label}
      previous={page > 1 ? { href: href(page - 1) } : undefined}
      next={page < last ? { href: href(page + 1) } : undefined}
      items={pageLinks(page, last, href)}
    />
  );
}
