import type { RecordedEntry } from '../../../../platform/record/record.ts';
import type { Thread } from '../../thread.ts';
import { forumUrls } from '../../urls.ts';
import { withQuery } from '../query.ts';

/** What moderators do with threads, by what the record calls it. */
const ARRANGED = {
  'thread-pin': 'pin',
  'thread-unpin': 'unpin',
  'thread-lock': 'lock',
  'thread-unlock': 'unlock',
  'thread-close': 'close',
  'thread-open': 'open',
  'thread-archive': 'archive',
  'thread-moved': 'move',
  'thread-merged': 'merge',
  'thread-unmerged': 'unmerge',
  'thread-split': 'split',
} as const;
export type Arranged = (typeof ARRANGED)[keyof typeof ARRANGED];

export interface ArrangedModel {
  readonly arranged: Arranged;
  /** The other thread that it was about, or the space that the thread was in. */
  readonly other: string | undefined;
}

/**
 * The newest act on a thread, from the record of its space, newest first, if this person has just done it. `of` is the
 * other thread, where the record of one space alone does not name it.
 */
export function arrangedBy(
  entries: readonly RecordedEntry[],
  {
    thread,
    person,
    since,
    of,
  }: {
    readonly thread: string;
    readonly person: string;
    readonly since: Date;
    readonly of: Pick<Thread, 'id' | 'mergedInto'> | undefined;
  },
): ArrangedModel | undefined {
  const newest = entries.find(
    ({ kind, subject, data }) => kind in ARRANGED && (data['at'] ?? subject) === thread,
  );
  if (newest === undefined || newest.personId !== person || newest.at < since) return undefined;
  const arranged = ARRANGED[newest.kind as keyof typeof ARRANGED];
  if (arranged === 'move') return { arranged, other: String(newest.data['from']) };
  if (arranged === 'split') return { arranged, other: newest.subject ?? undefined };
  // Undoing takes the other thread out of this one, and of no third.
  const isOther = arranged !== 'merge' || of?.mergedInto === thread;
  return { arranged, other: isOther ? of?.id : undefined };
}

/** The address of a thread after something was done with it, which the record says. */
export function placeOfArranged(thread: string, of?: string): string {
  return withQuery(forumUrls.thread(thread), { done: 'yes', of });
}
