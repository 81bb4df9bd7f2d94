export const PACE_KINDS = ['slower', 'louder', 'cannot-follow'] as const;
export type PaceKind = (typeof PACE_KINDS)[number];

export const PACE_WORDS: Readonly<Record<PaceKind, string>> = {
  slower: 'Slower, please',
  louder: 'Louder, please',
  'cannot-follow': 'I cannot follow',
};

export type PaceCounts = Readonly<Record<PaceKind, number>>;

/** A signal is about what is said now: later than this it no longer counts (LIVE-72). */
export const FADES_AFTER_MS = 2 * 60 * 1000;
