import { readTogether } from '../../../platform/database/read-together.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { Reader } from '../reading/joined.repository.ts';
import type { Space, SpaceId } from '../space.ts';
import { type ListedThread, MOST_UNREAD, PAGE_SIZE, type ThreadId } from '../thread.ts';
import {
  type LatestOfSpace,
  latestOfSpaces,
  MOST_LATEST,
  type Reading,
  readingOf,
} from './latest.repository.ts';
import { listThreads, showThreads } from './lists.repository.ts';
import { unreadBySpace } from './space-counts.repository.ts';

type ListedSpace = Pick<Space, 'id' | 'kind' | 'context'>;

export interface Latest {
  /** One page of the threads of all the spaces. */
  readonly threads: readonly ListedThread[];
  readonly spaces: ReadonlyMap<SpaceId, SpaceCounts>;
}

export interface SpaceCounts {
  readonly threads: number;
  readonly lastPostAt: Date | null;
  /** Threads with something unread, `MOST_UNREAD` at most. */
  readonly unread: number;
}

/** What everybody who reads the same spaces sees of them alike. */
interface SeenAlike {
  readonly spaces: readonly LatestOfSpace[];
  readonly threads: readonly ListedThread[];
}

/**
 * Reads the latest threads of several spaces, and what each of these holds that somebody has not read; pages are numbered
 * from 1. Of the spaces that are open to every member all see the same, but for what they have read: many who ask at once
 * share it. What is only for some is read for each and put in between.
 */
export function createLatestReader(
  db: Queryable,
): (spaces: readonly ListedSpace[], reader: Reader, page: number) => Promise<Latest> {
  async function seenAlike(spaceIds: readonly SpaceId[]): Promise<SeenAlike> {
    const spaces = await latestOfSpaces(db, spaceIds);
    const first = spaces
      .flatMap(({ latest }) => latest)
      .toSorted(byLastPost)
      .slice(0, PAGE_SIZE);
    return { spaces, threads: await showThreads(db, first.map(idOf), null) };
  }

  const seenByAll = readTogether((key) => seenAlike(JSON.parse(key) as readonly SpaceId[]));

  async function countUnread(spaces: readonly LatestOfSpace[], reading: Readings, reader: Reader) {
    const counts = new Map(
      spaces.map(({ spaceId, threads, latest }) => {
        const lastPostAt = latest[0]?.lastPostAt ?? null;
        return [spaceId, { threads, lastPostAt, unread: unreadAmong(latest, reading, reader.joined) }];
      }),
    );
    const unknown = spaces.map(({ spaceId }) => spaceId).filter((id) => counts.get(id)?.unread === undefined);
    const counted = await unreadBySpace(db, unknown, { id: reader.id, since: reader.joined });
    return new Map(
      [...counts].map(([id, { unread = counted.get(id) ?? 0, ...space }]) => [id, { ...space, unread }]),
    );
  }

  return async (spaces, reader, page) => {
    const seen = await seenByAll(JSON.stringify(spaces.filter(isForAll).map(idOf)));
    const own = await seenAlike(spaces.filter((space) => !isForAll(space)).map(idOf));
    const all = [...seen.spaces, ...own.spaces];
    const reading = await readingOf(
      db,
      reader.id,
      all.flatMap(({ latest }) => latest.map(idOf)),
    );
    const counts = await countUnread(all, reading, reader);
    // Lists show to each what they wrote and waits for a look.
    if (page > 1 || reader.hasHeld) {
      const filter = { spaceIds: spaces.map(idOf), personId: reader.id, order: 'latest' } as const;
      const offset = (page - 1) * PAGE_SIZE;
      return { threads: await listThreads(db, filter, { limit: PAGE_SIZE, offset }), spaces: counts };
    }
    const threads = [...seen.threads, ...own.threads].toSorted(byLastPost).slice(0, PAGE_SIZE);
    return { threads: threads.map((thread) => ({ ...thread, ...reading.get(thread.id) })), spaces: counts };
  };
}

type Readings = ReadonlyMap<ThreadId, Reading>;

/**
 * How many of the latest threads of a space somebody has not read, `MOST_UNREAD` at most; undefined where it takes more
 * threads to tell.
 */
export function unreadAmong(
  latest: LatestOfSpace['latest'],
  reading: Readings,
  joined: Date,
): number | undefined {
  const since = latest.filter(({ lastPostAt }) => lastPostAt >= joined);
  const unread = since.filter(({ id, posts }) => {
    const { read = null, follow = null } = reading.get(id) ?? {};
    return posts > (read ?? 0) && follow !== 'mute';
  });
  if (unread.length >= MOST_UNREAD) return MOST_UNREAD;
  return since.length < MOST_LATEST ? unread.length : undefined;
}

function isForAll({ kind, context }: ListedSpace): boolean {
  return kind !== 'private' && context === null;
}

const idOf = <Id>({ id }: { readonly id: Id }): Id => id;

function byLastPost(a: { readonly lastPostAt: Date }, b: { readonly lastPostAt: Date }): number {
  return b.lastPostAt.getTime() - a.lastPostAt.getTime();
}
