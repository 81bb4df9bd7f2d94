/** Who was in two rounds, as counts: nobody is named (SHAPE-21). */

export interface RoundChange {
  readonly stayed: number;
  readonly joined: number;
  readonly left: number;
  /** Whether fewer than half of the people of either round took part in both, so that changes may be changes of people. */
  readonly fewStayed: boolean;
}

/**
 * @param before ids of the raters of the earlier round
 * @param after ids of the raters of the later round
 */
export function compareRaters(before: Iterable<string>, after: Iterable<string>): RoundChange {
  const [earlier, later] = [new Set(before), new Set(after)];
  const stayed = [...later].filter((rater) => earlier.has(rater)).length;
  const [joined, left] = [later.size - stayed, earlier.size - stayed];
  return { stayed, joined, left, fewStayed: stayed * 2 < stayed + joined + left };
}
