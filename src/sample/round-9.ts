/** The answers of ROUND-9, an invented round: nine people, three from each of three organisations. */

/** S1, S2, C1 … C6, P1 … P3; null is "I can't say". */
export const ROUND_9_ANSWERS: readonly (readonly (number | null)[])[] = [
  [2, 1, 4, 5, 2, 4, 2, 5, 4, 2, 3],
  [1, 2, 3, 5, 1, 4, 1, 5, 4, 1, 3],
  [2, 2, 4, 4, 2, 5, 2, 4, 5, 2, 2],
  [3, 2, 4, 4, 2, 4, 1, 5, 4, 3, 3],
  [2, 1, 5, 5, 1, 4, 2, 5, 4, 2, 4],
  [2, 3, 2, 4, 3, null, 2, 4, 3, 2, 3],
  [4, 2, 4, 5, 2, 5, 1, 5, 5, 2, 3],
  [2, 2, 3, 4, 2, 4, null, 4, 4, 1, 2],
  [3, 1, 4, 5, 1, 5, 2, 5, 5, 2, 3],
];

export const ROUND_9_RATINGS: Readonly<
  Record<'wrong' | 'do' | 'works', readonly (readonly (number | null)[])[]>
> = {
  wrong: [
    [5, 4, 2, 1, 3],
    [5, 5, 1, 2, 3],
    [4, 4, 2, 1, null],
    [2, 4, 4, 3, 3],
    [1, 5, 5, 4, 2],
    [2, 4, 4, null, 3],
    [1, 4, 5, 5, 5],
    [2, 3, 4, 5, 1],
    [1, 4, 5, 4, 4],
  ],
  do: [
    [5, 4, 4, 2],
    [4, 5, 4, 1],
    [5, 4, 5, 2],
    [4, 4, 4, 2],
    [5, 5, 4, 1],
    [4, 4, null, 2],
    [5, 4, 4, 1],
    [4, 4, 5, 2],
    [5, 5, 4, 3],
  ],
  works: [
    [1, 5, 2],
    [4, 2, 5],
    [5, 1, 3],
    [2, 5, 1],
    [5, 1, 4],
    [1, 4, 5],
    [5, 5, 1],
    [2, 1, 4],
    [4, 2, 5],
  ],
};
