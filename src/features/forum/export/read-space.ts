import type { Queryable } from '../../../platform/database/transaction.ts';
import type { Target } from '../linking/linking.ts';
import type { ShownPoll } from '../polls/poll.ts';
import { type PollReader, readPolls } from '../polls/read-polls.ts';
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
  /** What it asks, and what came of it. */
  readonly poll: ShownPoll | null;
};

/** A part with what its thread is about, or became. */
export interface LinkedPart extends Part {
  readonly about: readonly Target[];
}

export interface Part {
  readonly thread: ExportedThread;
  readonly posts: readonly ExportedPost[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** The threads of a space in the order in which they began, each in parts of some posts. */
export async function* readSpace(
  db: Queryable,
  spaceId: SpaceId,
  whom: Omit<ReadFor, 'readers'>,
): AsyncGenerator<Part> {
  let after: ExportedThread | undefined;
  for (;;) {
    const threads = await listExported(db, spaceId, after, THREADS_AT_ONCE);
    for (const thread of threads) yield* readParts(db, thread, { ...whom, readers: 'file' });
    after = threads.at(-1);
    if (threads.length < THREADS_AT_ONCE) return;
  }
}

/** A thread from the first post on that somebody may read. */
export async function* readThread(
  db: Queryable,
  id: ThreadId,
  readsFrom: number,
  whom: ReadFor,
): AsyncGenerator<Part> {
  const thread = await findExported(db, id);
  if (thread !== undefined) yield* readParts(db, thread, whom, readsFrom);
}

type ReadFor = Omit<PollReader, 'person'>;

async function* readParts(
  db: Queryable,
  thread: ExportedThread,
  whom: ReadFor,
  readsFrom = 1,
): AsyncGenerator<Part> {
  for (let from = readsFrom; from <= thread.posts; from += POSTS_AT_ONCE) {
    const to = from + POSTS_AT_ONCE - 1;
    const shown = await listPosts(db, thread.id, from, to, null);
    const ids = shown.map(({ id }) => id);
    const polls = await readPolls(db, ids, { ...whom, person: null });
    const posts = shown.map((post) => exported(post, polls.get(post.id) ?? null));
    yield { thread, posts, isFirst: from === readsFrom, isLast: to >= thread.posts };
  }
}

function exported(post: ShownPost, poll: ShownPoll | null): ExportedPost {
  const place = placeOfText(post, { isAuthor: false, mayModerate: false });
  return place === 'text'
    ? { ...post, poll, leftOut: null }
    : { ...post, text: '', html: '', poll: null, leftOut: place };
}
