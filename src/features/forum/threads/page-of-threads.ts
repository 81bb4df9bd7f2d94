import { readTogether } from '../../../platform/database/read-together.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { Reader } from '../reading/joined.repository.ts';
import { type ListedThread, PAGE_SIZE } from '../thread.ts';
import { readingOf } from './latest.repository.ts';
import { countThreads, listThreads, type ThreadFilter } from './lists.repository.ts';
import { threadsOfSpace } from './space-counts.repository.ts';

/** How far a list with a filter is counted beyond the page: it costs as much as is counted. */
const AHEAD = 10 * PAGE_SIZE;

export interface PageOfThreads {
  readonly threads: readonly ListedThread[];
  readonly total: number;
}

/** A filter whose list is the same for everybody, but for what they have read. */
type CommonFilter = Omit<ThreadFilter, 'personId' | 'unreadSince'>;

/**
 * Reads pages of lists, as `pageOfThreads` does, for many who ask at once for the same: they share what is the same for
 * everybody. The reader is null where nobody is signed in.
 */
export function createListReader(
  db: Queryable,
): (filter: CommonFilter, reader: Reader | null, page: number, most: number) => Promise<PageOfThreads> {
  const readForAll = readTogether((key) => {
    const [filter, page, most] = JSON.parse(key) as [CommonFilter, number, number];
    return pageOfThreads(db, { ...filter, personId: null }, page, most);
  });

  return async (filter, reader, page, most) => {
    // Lists show to each what they wrote and waits for a look.
    if (reader?.hasHeld === true) return pageOfThreads(db, { ...filter, personId: reader.id }, page, most);
    const found = await readForAll(JSON.stringify([filter, page, most]));
    if (reader === null) return found;
    const reading = await readingOf(
      db,
      reader.id,
      found.threads.map(({ id }) => id),
    );
    return { ...found, threads: found.threads.map((thread) => ({ ...thread, ...reading.get(thread.id) })) };
  };
}

/**
 * One page of the threads that a filter finds, and how many there are, `most` at most. With a filter, threads further
 * ahead than ten pages are not counted: the number grows as one turns the pages.
 */
export async function pageOfThreads(
  db: Queryable,
  filter: ThreadFilter,
  page: number,
  most: number,
): Promise<PageOfThreads> {
  const offset = (page - 1) * PAGE_SIZE;
  const threads = await listThreads(db, filter, { limit: PAGE_SIZE, offset });
  // A page that is not full tells the number by itself.
  const isLast = threads.length > 0 && threads.length < PAGE_SIZE;
  if (isLast) return { threads, total: offset + threads.length };
  const [spaceId, ...others] = filter.spaceIds;
  if (spaceId !== undefined && others.length === 0 && isWithoutConditions(filter))
    return { threads, total: Math.min(await threadsOfSpace(db, spaceId), most) };
  return { threads, total: await countThreads(db, filter, Math.min(offset + PAGE_SIZE + AHEAD, most)) };
}

function isWithoutConditions(filter: ThreadFilter): boolean {
  const { kind, state, unreadSince, unanswered, tagId, organisationId } = filter;
  return [kind, state, unreadSince, unanswered, tagId, organisationId].every((each) => each === undefined);
}
