/** Number, mean and variance (with n − 1) of ratings, for the measures inside one organisation (AGR-8, AGR-9). */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** 0 for fewer than two ratings. */
  readonly variance: number;
}

export function moments(ratings: readonly number[]): Moments {
  const n = ratings.length;
  const mean = ratings.reduce((sum, rating) => sum + rating, 0) / Math.max(1, n);
  const squares = ratings.reduce((sum, rating) => sum + (rating - mean) ** 2, 0);
  return { n, mean, variance: n < 2 ? 0 : squares / (n - 1) };
}
