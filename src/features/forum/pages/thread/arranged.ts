import { parseId } from '../../../../platform/ids.ts';
import type { ThreadAct } from '../../order/thread-ordering.ts';
import { forumUrls } from '../../urls.ts';
import { withQuery } from '../query.ts';

/** What a moderator has just done with a thread. */
const ARRANGED = [
  ...(['pin', 'unpin', 'lock', 'unlock', 'close', 'open', 'archive'] satisfies ThreadAct[]),
  'move',
  'merge',
  'unmerge',
  'split',
] as const;
export type Arranged = (typeof ARRANGED)[number];

export interface ArrangedModel {
  readonly arranged: Arranged;
  /** The other thread that it was about, or the space that the thread was in. */
  readonly other: string | undefined;
}

/** What was done, as the address says to which that led. */
export function arrangedIn(query: unknown): ArrangedModel | undefined {
  const { done, of } = query as { readonly done?: unknown; readonly of?: unknown };
  const arranged = ARRANGED.find((each) => each === done);
  if (arranged === undefined) return undefined;
  return { arranged, other: (typeof of === 'string' && parseId(of)) || undefined };
}

/** The address of a thread after something was done with it. */
export function placeOfArranged(thread: string, done: Arranged, of?: string): string {
  return withQuery(forumUrls.thread(thread), { done, of });
}
