import type { Queryable } from '../../../platform/database/transaction.ts';
import { type ListedThread, PAGE_SIZE } from '../thread.ts';
import { countThreads, listThreads, type ThreadFilter } from './lists.repository.ts';
import { threadsOfSpace } from './space-counts.repository.ts';

/** How far a list with a filter is counted beyond the page: it costs as much as is counted. */
const AHEAD = 10 * PAGE_SIZE;

/**
 * One page of the threads that a filter finds, and how many there are, `most` at most. With a filter, threads further
 * ahead than ten pages are not counted: the number grows as one turns the pages.
 */
export async function pageOfThreads(
  db: Queryable,
  filter: ThreadFilter,
  page: number,
  most: number,
): Promise<{ readonly threads: readonly ListedThread[]; readonly total: number }> {
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
