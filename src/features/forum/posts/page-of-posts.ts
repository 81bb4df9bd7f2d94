import type { Queryable } from '../../../platform/database/transaction.ts';
import { RecentMap } from '../../../platform/recent-map.ts';
import type { PostId, ShownPost } from '../post.ts';
import { type Mark, marksOf } from '../reading/marks.repository.ts';
import type { ThreadId } from '../thread.ts';
import { type AnswerTo, answersTo } from './answers-to.repository.ts';
import { listPosts } from './shown-posts.repository.ts';

/** Some thirty megabytes, of posts of a usual length. */
const MOST_KEPT = 300;

export interface PageOfPosts {
  readonly posts: readonly ShownPost[];
  /** What answers posts of this page, wherever it stands. */
  readonly answersTo: ReadonlyMap<PostId, readonly AnswerTo[]>;
}

export interface SoughtPage {
  readonly thread: ThreadId;
  /** Numbers of posts. */
  readonly from: number;
  readonly to: number;
  /** Of the visit: what was kept under another is not shown any more. */
  readonly shownAs: string;
}

type ReadPage = (db: Queryable, sought: SoughtPage, person: string | null) => Promise<PageOfPosts>;

/**
 * Reads pages of threads. What is on them for everybody is kept for as long as the database says that nothing has
 * changed it (`thread_shown`), so that a thread that many read at once is put together once; what a person has done with
 * its posts is asked each time.
 */
export function createPageReader(): ReadPage {
  const kept = new RecentMap<string, PageOfPosts>(MOST_KEPT);

  async function readForAll(db: Queryable, { thread, from, to, shownAs }: SoughtPage): Promise<PageOfPosts> {
    const key = JSON.stringify([thread, from, to, shownAs]);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const posts = await listPosts(db, thread, from, to, null);
    const answers = await answersTo(
      db,
      posts.map(({ id }) => id),
    );
    const page = { posts, answersTo: answers };
    kept.set(key, page);
    return page;
  }

  return async (db, sought, person) => {
    const page = await readForAll(db, sought);
    if (person === null || page.posts.length === 0) return page;
    const marks = await marksOf(db, { person, posts: page.posts.map(({ id }) => id) });
    return marks.length === 0 ? page : { ...page, posts: withMarks(page.posts, marks, person) };
  };
}

/** Posts that nothing was done with stay the same objects, which parts of pages are kept by. */
function withMarks(posts: readonly ShownPost[], marks: readonly Mark[], person: string): ShownPost[] {
  return posts.map((post) => {
    const own = marks.filter(({ kind, of }) => of === (kind === 'muted' ? post.authorId : post.id));
    if (own.length === 0) return post;
    const kinds = new Set(own.map(({ kind }) => kind));
    return {
      ...post,
      authorId: kinds.has('nameless') ? person : post.authorId,
      hasThanked: kinds.has('thanked'),
      isBookmarked: kinds.has('bookmarked'),
      isMuted: kinds.has('muted'),
    };
  });
}
