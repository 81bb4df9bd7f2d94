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
 * @param steps for each step of the round that anybody took part in, the raters by organisation: the one grouping must
 *   hold in all of them, or figures of a step that two people of an organisation took part in would show theirs
 * @param fewest raters behind a figure, 3 or more
 * @returns null if no breakdown may be shown
 */
export function shownGroups(
  steps: readonly ReadonlyMap<string, number>[],
  fewest: number,
): ShownGroups | null {
  const fewestIn = (organisation: string) =>
    Math.min(...steps.map((raters) => raters.get(organisation) ?? 0));
  const smallestFirst = [...new Set(steps.flatMap((raters) => [...raters.keys()]))]
    .filter((organisation) => steps.some((raters) => (raters.get(organisation) ?? 0) > 0))
    .map((organisation) => [organisation, fewestIn(organisation)] as const)
    .toSorted(([keyA, a], [keyB, b]) => a - b || compareText(keyA, keyB));
  const pool: string[] = [];
  const fallsShort = () =>
    steps.some((raters) => {
      const counts = pool.map((organisation) => raters.get(organisation) ?? 0).filter((count) => count > 0);
      return counts.length < 2 || counts.reduce((sum, count) => sum + count, 0) < fewest;
    });
  for (const [organisation, count] of smallestFirst) {
    if (count >= fewest && (pool.length === 0 || !fallsShort())) break;
    pool.push(organisation);
  }
  const organisations = smallestFirst.slice(pool.length).map(([organisation]) => organisation);
  const groups = organisations.length + (pool.length > 0 ? 1 : 0);
  if (groups < 2) return null;
  return {
    organisations: organisations.toSorted(compareText),
    pool: pool.length === 0 ? null : pool.toSorted(compareText),
  };
}
