import { compareText } from '../compare.ts';
import { requireCount } from '../invalid-input.ts';

/** The fewest people a group may have: organisations below it stand together (RANK-4). */
export const SMALLEST_GROUP = 3;

export interface Group {
  /** The organisation's key, or null for the pool "other organisations". */
  readonly organisation: string | null;
  /** The keys of the organisations inside, in text order; one unless this is the pool. */
  readonly organisations: readonly string[];
  readonly present: number;
}

export interface Grouping {
  /** Standing organisations in text order, the pool last. */
  readonly groups: readonly Group[];
  /** Where each organisation's votes are counted: an index into `groups`. */
  readonly groupOf: ReadonlyMap<string, number>;
  readonly present: number;
}

/**
 * The groups between which a question must find support (RANK-4).
 *
 * Organisations with fewer than 3 people present are pooled. While the pool has fewer than 3 people, the smallest
 * standing organisation joins it; of two equally small ones, the first in text order. A pool of fewer than 3 remains
 * only where nobody else is present. Organisations with nobody present belong to no group.
 *
 * @param present people present by organisation key; the caller decides under which key (for example '') those
 *   stand who gave no organisation.
 * @throws InvalidInputError if a number of people is not a count
 */
export function poolOrganisations(present: ReadonlyMap<string, number>): Grouping {
  for (const people of present.values()) requireCount(people, 'people present');
  const smallestFirst = [...present]
    .filter(([, people]) => people > 0)
    .toSorted(([keyA, a], [keyB, b]) => a - b || compareText(keyA, keyB));

  const pooled: string[] = [];
  let pooledPeople = 0;
  for (const [key, people] of smallestFirst) {
    const poolFallsShort = pooled.length > 0 && pooledPeople < SMALLEST_GROUP;
    if (people >= SMALLEST_GROUP && !poolFallsShort) break;
    pooled.push(key);
    pooledPeople += people;
  }

  const groups: Group[] = smallestFirst
    .slice(pooled.length)
    .map(([key, people]) => ({ organisation: key, organisations: [key], present: people }))
    .toSorted((a, b) => compareText(a.organisation, b.organisation));
  if (pooled.length > 0) {
    groups.push({ organisation: null, organisations: pooled.toSorted(compareText), present: pooledPeople });
  }
  return {
    groups,
    groupOf: new Map(
      groups.flatMap((group, index) => group.organisations.map((key) => [key, index] as const)),
    ),
    present: groups.reduce((sum, group) => sum + group.present, 0),
  };
}
