import type { Queryable } from '../../../platform/database/transaction.ts';
import { type ListedThread, PAGE_SIZE } from '../thread.ts';
import { countThreads, listThreads, type ThreadFilter } from './lists.repository.ts';

/** One page of the threads that a filter finds, and how many there are, `most` at most. */
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
  const total = isLast ? offset + threads.length : await countThreads(db, filter, most);
  return { threads, total };
}
