import { Pagination } from '../../../../design-system/components/pagination.tsx';
import { EmptyState, PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import type { Bookmarked } from '../../reading/marks.repository.ts';
import { forumUrls } from '../../urls.ts';
import { withQuery } from '../query.ts';

export function BookmarksPage({
  bookmarks,
  page,
  hasMore,
}: {
  bookmarks: readonly (Pick<Bookmarked, 'postId' | 'number' | 'title' | 'at' | 'note' | 'remindOn'> & {
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
          <p class="govuk-body">
            Under “More”, each post can be bookmarked, with a note and a reminder if you wish. Nobody else
            sees it.
          </p>
        </EmptyState>
      )}
      <ul class="se-threads">
        {bookmarks.map(({ postId, number, title, author, excerpt, note, remindOn, at: when }) => (
          <li class="se-thread">
            <p class="se-thread__title">
              <a class="govuk-link" href={forumUrls.post(postId)}>
                {title}, post {number}
              </a>
            </p>
            <p class="govuk-body govuk-!-margin-bottom-1">{excerpt}</p>
            {note !== '' && <p class="govuk-body govuk-!-margin-bottom-1">Your note: {note}</p>}
            <p class="se-thread__facts">
              {author} · bookmarked <Time value={when} format="date" />
              {remindOn !== null && (
                <>
                  {' '}
                  · reminder on <Time value={new Date(`${remindOn}T12:00:00Z`)} format="date" />
                </>
              )}{' '}
              ·{' '}
              <a class="govuk-link" href={forumUrls.bookmark(postId)}>
                {note === '' && remindOn === null
                  ? 'Add a note or a reminder'
                  : 'Change the note or reminder'}
                <VisuallyHidden>
                  {' '}
                  to {title}, post {number}
                </VisuallyHidden>
              </a>
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
