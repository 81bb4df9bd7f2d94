import type { Queryable } from '../../../platform/database/transaction.ts';
import { placeOfText, type ShownPost } from '../post.ts';
import { listPosts } from '../posts/shown-posts.repository.ts';
import type { SpaceId } from '../space.ts';
import type { ThreadId } from '../thread.ts';
import { type ExportedThread, findExported, listExported } from './export.repository.ts';

/** Posts that are read, written and forgotten together, so that an export of any size takes the same memory. */
const POSTS_AT_ONCE = 200;
const THREADS_AT_ONCE = 100;

/** A post as an export gives it out: what everybody who may read its space reads there. */
export type ExportedPost = ShownPost & {
  /** Why its text is left out. */
  readonly leftOut: 'deleted' | 'hidden' | 'held' | null;
};

export interface Part {
  readonly thread: ExportedThread;
  readonly posts: readonly ExportedPost[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** The threads of a space in the order in which they began, each in parts of some posts. */
export async function* readSpace(db: Queryable, spaceId: SpaceId): AsyncGenerator<Part> {
  let after: ExportedThread | undefined;
  for (;;) {
    const threads = await listExported(db, spaceId, after, THREADS_AT_ONCE);
    for (const thread of threads) yield* readParts(db, thread);
    after = threads.at(-1);
    if (threads.length < THREADS_AT_ONCE) return;
  }
}

/** A thread from the first post on that somebody may read. */
export async function* readThread(db: Queryable, id: ThreadId, readsFrom: number): AsyncGenerator<Part> {
  const thread = await findExported(db, id);
  if (thread !== undefined) yield* readParts(db, thread, readsFrom);
}

async function* readParts(db: Queryable, thread: ExportedThread, readsFrom = 1): AsyncGenerator<Part> {
  for (let from = readsFrom; from <= thread.posts; from += POSTS_AT_ONCE) {
    const to = from + POSTS_AT_ONCE - 1;
    const posts = (await listPosts(db, thread.id, from, to, null)).map(exported);
    yield { thread, posts, isFirst: from === readsFrom, isLast: to >= thread.posts };
  }
}

function exported(post: ShownPost): ExportedPost {
  const place = placeOfText(post, { isAuthor: false, mayModerate: false });
  return place === 'text' ? { ...post, leftOut: null } : { ...post, text: '', html: '', leftOut: place };
}
