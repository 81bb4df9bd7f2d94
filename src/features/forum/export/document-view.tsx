import { formatCount } from '../../../design-system/format.ts';
import { LinkList, type OnwardLink } from '../../../design-system/patterns/onward-links.tsx';
import { Time } from '../../../design-system/patterns/time.tsx';
import { DecisionReview } from '../components/decision-review.view.tsx';
import { Prose } from '../components/editor.view.tsx';
import { PollChoices, PollFacts, PollOutcome } from '../components/poll.view.tsx';
import { nameOfKind, type ShownPoll } from '../polls/poll.ts';
import { LEFT_OUT_WORDS } from '../post.ts';
import { KIND_WORDS, STATE_WORDS } from '../thread.ts';
import type { ExportedThread } from './export.repository.ts';

export function ThreadHead({
  thread,
  about,
  url,
}: {
  thread: ExportedThread;
  about: readonly OnwardLink[];
  url: string;
}) {
  return (
    <>
      <h2 class="govuk-heading-m" id={`thread-${thread.id}`}>
        {thread.title}
      </h2>
      <p class="govuk-body">
        {KIND_WORDS[thread.kind]}, {STATE_WORDS[thread.state].toLowerCase()}, begun by {thread.author}
        {thread.organisation !== null && `, ${thread.organisation}`}, {formatCount(thread.posts, 'post')}.{' '}
        {thread.reviewOn !== null && (
          <>
            Looked at again on <DecisionReview reviewOn={thread.reviewOn} />.{' '}
          </>
        )}
        <a class="govuk-link" href={url}>
          {url}
        </a>
      </p>
      {thread.tags.length > 0 && <p class="govuk-body">Tags: {thread.tags.join(', ')}</p>}
      {about.length > 0 && <LinkList links={about} />}
    </>
  );
}

interface PrintedPost {
  readonly id: string;
  readonly number: number;
  readonly author: string;
  readonly organisation: string | null;
  readonly createdAt: Date;
  readonly html: string;
  readonly language: string;
  readonly acceptedAt: Date | null;
  readonly replyToNumber: number | null;
  readonly leftOut: keyof typeof LEFT_OUT_WORDS | null;
  readonly poll: ShownPoll | null;
}

/** `heading`: below the title of the thread, which is the page's in a print of one thread. */
export function PrintedPosts({
  posts,
  heading: Heading,
}: {
  posts: readonly PrintedPost[];
  heading: 'h2' | 'h3';
}) {
  return (
    <>
      {posts.map((post) => (
        <article class="se-post" id={`post-${post.id}`} key={post.id}>
          <Heading class="se-post__heading">
            {post.number}. {post.author}
            {post.organisation !== null && `, ${post.organisation}`}, <Time value={post.createdAt} />
          </Heading>
          {(post.acceptedAt !== null || post.replyToNumber !== null) && (
            <p class="se-post__facts">
              {post.acceptedAt !== null && 'Accepted answer. '}
              {post.replyToNumber !== null && `Answers post ${post.replyToNumber}.`}
            </p>
          )}
          {post.leftOut === null ? (
            <Prose html={post.html} language={post.language} />
          ) : (
            <p class="se-post__gone">{LEFT_OUT_WORDS[post.leftOut]}</p>
          )}
          {post.poll !== null && (
            <section class="se-poll">
              <p class="govuk-body">
                <b>{nameOfKind(post.poll.kind)}</b>
              </p>
              <PollFacts poll={post.poll} />
              <PollChoices poll={post.poll} />
              <PollOutcome poll={post.poll} prefix={`poll-${post.id}-`} tablesAreOpen />
            </section>
          )}
        </article>
      ))}
    </>
  );
}
