import { distanceOf, pairsOf } from '../../../analysis/grouping/problem.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import { seePeople } from '../../directory/index.ts';
import type { PersonId } from '../../people/index.ts';

/** For each of these people organisation, place and level, as all members may see them (LRN-22). */
export async function attributesOf(
  db: Queryable,
  people: readonly PersonId[],
): Promise<readonly (readonly string[])[]> {
  const seen = new Map((await seePeople(db, null, people)).map((each) => [each.id, each]));
  return people.map((id) => {
    const { organisationId = null, place = '', level = null } = seen.get(id) ?? {};
    return [organisationId ?? '', place.trim().toLowerCase(), level ?? ''];
  });
}

/** How much the pairs within these groups differ, all together. */
export function differencesWithin(
  attributes: readonly (readonly string[])[],
  groups: readonly (readonly number[])[],
  weights: readonly number[],
): number {
  return pairsOf(groups).reduce(
    (sum, [a, b]) => sum + distanceOf(attributes[a] ?? [], attributes[b] ?? [], weights),
    0,
  );
}
