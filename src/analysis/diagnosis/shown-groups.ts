/**
 * Which organisations' figures may be shown (SHAPE-7). Only display is affected: every figure is calculated with the
 * true organisations, and the same grouping serves every figure of a round, so that nothing follows by subtraction.
 */
import { compareText } from '../compare.ts';

export interface ShownGroups {
  /** Organisations shown under their own name, in text order. */
  readonly organisations: readonly string[];
  /** Those shown together as "other organisations", in text order; null if every organisation stands alone. */
  readonly pool: readonly string[] | null;
}

/**
 * @param raters raters by organisation
 * @param fewest raters behind a figure, 3 or more
 * @returns null if no breakdown may be shown
 */
export function shownGroups(raters: ReadonlyMap<string, number>, fewest: number): ShownGroups | null {
  const smallestFirst = [...raters]
    .filter(([, count]) => count > 0)
    .toSorted(([keyA, a], [keyB, b]) => a - b || compareText(keyA, keyB));
  const pool: string[] = [];
  let pooled = 0;
  for (const [organisation, count] of smallestFirst) {
    const poolFallsShort = pool.length > 0 && (pooled < fewest || pool.length < 2);
    if (count >= fewest && !poolFallsShort) break;
    pool.push(organisation);
    pooled += count;
  }
  const organisations = smallestFirst.slice(pool.length).map(([organisation]) => organisation);
  const groups = organisations.length + (pool.length > 0 ? 1 : 0);
  if (groups < 2) return null;
  return {
    organisations: organisations.toSorted(compareText),
    pool: pool.length === 0 ? null : pool.toSorted(compareText),
  };
}
