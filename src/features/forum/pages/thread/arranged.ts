/** What moderators do with threads, as the page of the thread says it once. */
const ARRANGED = [
  'pin',
  'unpin',
  'lock',
  'unlock',
  'close',
  'open',
  'archive',
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

/** The act that has just led to the page of a thread (`reply.done`), and what it was about besides, from its query. */
export function arrangedIn({
  done,
  of,
}: {
  readonly done?: unknown;
  readonly of?: unknown;
}): ArrangedModel | undefined {
  const arranged = ARRANGED.find((each) => each === done);
  return arranged && { arranged, other: typeof of === 'string' ? of : undefined };
}
