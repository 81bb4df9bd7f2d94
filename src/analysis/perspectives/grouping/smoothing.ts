/** A number of groups is shown only once it has been the best four times in a row (OPN-33). */
export interface Smoothing {
  readonly lastK: number;
  readonly lastKCount: number;
  readonly smoothedK: number;
}

const TIMES = 4;

export function smooth(before: Smoothing | null, k: number): Smoothing {
  const lastKCount = before?.lastK === k ? before.lastKCount + 1 : 1;
  const smoothedK = lastKCount >= TIMES ? k : (before?.smoothedK ?? k);
  return { lastK: k, lastKCount, smoothedK };
}
