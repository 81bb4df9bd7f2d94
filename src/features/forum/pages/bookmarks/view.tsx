import { Pagination } from '../../../../design-system/components/pagination.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import type { Bookmarked } from '../../reading/marks.repository.ts';
import { forumUrls } from '../../urls.ts';
import { withQuery } from '../query.ts';

export function BookmarksPage({
  bookmarks,
  page,
  hasMore,
}: {
  bookmarks: readonly (Pick<Bookmarked, 'postId' | 'number' | 'title' | 'at'> & {
    readonly author: string;
    readonly excerpt: string;
  })[];
  page: number;
  hasMore: boolean;
}) {
  const at = (each: number): string => withQuery(forumUrls.bookmarks, { page: each });
  return (
    <>
      <PageHeading>Bookmarks</PageHeading>
      {bookmarks.length === 0 && (
        <EmptyState title="You have no bookmarks.">
          <p class="govuk-body">Under “More”, each post can be bookmarked. Nobody else sees it.</p>
        </EmptyState>
      )}
      <ul class="se-threads">
        {bookmarks.map(({ postId, number, title, author, excerpt, at: when }) => (
          <li class="se-thread">
            <p class="se-thread__title">
              <a class="govuk-link" href={forumUrls.post(postId)}>
                {title}, post {number}
              </a>
            </p>
            <p class="govuk-body govuk-!-margin-bottom-1">{excerpt}</p>
            <p class="se-thread__facts">
              {author} · bookmarked <Time value={when} format="date" />
            </p>
          </li>
        ))}
      </ul>
      {(page > 1 || hasMore) && (
        <Pagination
          label="Bookmarks"
          previous={page > 1 ? { href: at(page - 1) } : undefined}
          next={hasMore ? { href: at(page + 1) } : undefined}
        />
      )}
    </>
  );
}
