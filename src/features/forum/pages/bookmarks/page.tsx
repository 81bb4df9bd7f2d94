import { plainWords } from '../../../../platform/markdown/markdown.ts';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import type { ForumPages } from '../../pages.ts';
import { FORMER_MEMBER } from '../../post.ts';
import { listBookmarks } from '../../reading/marks.repository.ts';
import { PAGE_SIZE } from '../../thread.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { pageIn } from '../query.ts';
import { BookmarksPage } from './view.tsx';

const EXCERPT = 200;

/** What one wanted to find again. */
export function bookmarksPage({ app, db, rights }: ForumPages): void {
  app.get(forumUrls.bookmarks, { config: { access: signedIn } }, async (request, reply) => {
    const person = signedInPerson(request);
    const page = pageIn(request);
    const spaces = await rights.readable(db, person);
    const found = await listBookmarks(
      db,
      person.id,
      spaces.map(({ space }) => space.id),
      { limit: PAGE_SIZE + 1, offset: (page - 1) * PAGE_SIZE },
    );
    const bookmarks = found.slice(0, PAGE_SIZE).map(({ text, author, shownAuthor, ...bookmark }) => ({
      ...bookmark,
      author: shownAuthor ?? (author || FORMER_MEMBER),
      excerpt: plainWords(text, EXCERPT),
    }));
    return reply.page({
      title: 'Bookmarks',
      breadcrumbs: crumbs(null),
      content: <BookmarksPage bookmarks={bookmarks} page={page} hasMore={found.length > PAGE_SIZE} />,
    });
  });
}
