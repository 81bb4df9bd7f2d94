import type { ShownPost } from '../post.ts';
import { isQuestion, type Thread } from '../thread.ts';
import { forumUrls } from '../urls.ts';

interface Described {
  readonly thread: Thread;
  /** Of this page, those whose text everybody reads. */
  readonly posts: readonly ShownPost[];
  readonly page: number;
  readonly space: { readonly id: string; readonly name: string };
  readonly baseUrl: URL;
}

/**
 * For programs that read pages, what a thread is in the words of schema.org, and its one address. It is data, which no
 * browser runs: the content security policy lets it stand.
 */
export function ThreadForPrograms(described: Described) {
  const { thread, page, space, baseUrl } = described;
  const own = forumUrls.thread(thread.id);
  return (
    <>
      <link rel="canonical" href={new URL(page === 1 ? own : `${own}?page=${page}`, baseUrl).href} />
      <link
        rel="alternate"
        type="application/atom+xml"
        title={space.name}
        href={new URL(forumUrls.feed(space.id), baseUrl).href}
      />
      <script
        type="application/ld+json"
        // oxlint-disable-next-line react/no-danger -- JSON in which no element can begin or end
        dangerouslySetInnerHTML={{
          __html: JSON.stringify(threadData(described)).replaceAll('<', String.raw`\u003c`),
        }}
      />
    </>
  );
}

/** https://schema.org/QAPage for a question, https://schema.org/DiscussionForumPosting for anything else. */
export function threadData({ thread, posts, baseUrl }: Described): object {
  const url = (path: string): string => new URL(path, baseUrl).href;
  const first = posts.find(({ number }) => number === 1);
  const replies = posts.filter(({ number }) => number > 1);
  const head = {
    url: url(forumUrls.thread(thread.id)),
    author: { '@type': 'Person', name: first?.author ?? thread.shownAuthor ?? 'A member' },
    text: first?.text ?? thread.title,
    datePublished: thread.createdAt.toISOString(),
  };
  const described = (type: string, { id, author, text, thanks, createdAt }: ShownPost): object => ({
    '@type': type,
    url: url(forumUrls.post(id)),
    author: { '@type': 'Person', name: author },
    text,
    datePublished: createdAt.toISOString(),
    ...(type === 'Answer' ? { upvoteCount: thanks } : {}),
  });
  if (!isQuestion(thread)) {
    return {
      '@context': 'https://schema.org',
      '@type': 'DiscussionForumPosting',
      ...head,
      headline: thread.title,
      commentCount: thread.posts - 1,
      comment: replies.map((post) => described('Comment', post)),
    };
  }
  const answers = (isAccepted: boolean): readonly object[] =>
    replies
      .filter(({ acceptedAt }) => (acceptedAt !== null) === isAccepted)
      .map((post) => described('Answer', post));
  return {
    '@context': 'https://schema.org',
    '@type': 'QAPage',
    mainEntity: {
      '@type': 'Question',
      ...head,
      name: thread.title,
      answerCount: thread.posts - 1,
      acceptedAnswer: answers(true),
      suggestedAnswer: answers(false),
    },
  };
}
