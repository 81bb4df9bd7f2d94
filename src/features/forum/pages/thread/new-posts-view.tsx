import type { Thread } from '../../thread.ts';
import { forumUrls } from '../../urls.ts';

/** "2 new replies – show": filled by a script while the page is open, so that nothing on it moves (FOR-67). */
export function NewPosts({ thread }: { thread: Thread }) {
  const show = forumUrls.threadAct(thread.id, 'first-unread');
  return (
    <>
      <p
        class="se-new-posts se-no-print"
        role="status"
        data-new-posts={forumUrls.threadAct(thread.id, 'events')}
        data-since={thread.posts}
        data-show={show}
      />
      <noscript>
        <p class="govuk-body se-no-print">
          <a class="govuk-link" href={show}>
            Look for new replies
          </a>
        </p>
      </noscript>
    </>
  );
}
