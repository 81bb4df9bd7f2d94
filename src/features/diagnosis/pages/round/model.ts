import type { MemberId, SeatWithHolders } from '../../../endeavours/index.ts';

/** How many have finished, by organisation where three or more were invited (SHAPE-5). */
export interface Finished {
  readonly finished: number;
  readonly invited: number;
  readonly rows: readonly { readonly name: string; readonly finished: number; readonly invited: number }[];
}

const FEWEST_INVITED = 3;

/** Whoever has finished counts among those invited, although they may have left since. */
export function countFinished(
  seats: readonly SeatWithHolders[],
  finished: readonly (MemberId | null)[],
): Finished {
  const done = new Set(finished.filter((id) => id !== null));
  const byOrganisation = new Map<string, Set<MemberId>>();
  for (const { organisation, holders } of seats) {
    const members = byOrganisation.get(organisation) ?? new Set<MemberId>();
    for (const { memberId } of holders) members.add(memberId);
    byOrganisation.set(organisation, members);
  }
  const holding = new Set([...byOrganisation.values()].flatMap((members) => [...members]));
  const gone = finished.filter((id) => id === null || !holding.has(id)).length;
  const apart = [...byOrganisation]
    .filter(([, members]) => members.size >= FEWEST_INVITED)
    .toSorted(([, a], [, b]) => b.size - a.size);
  const rest = () => holding.size - apart.reduce((sum, [, members]) => sum + members.size, 0);
  // What is left of everybody may not be one or two people, or their count follows by subtraction.
  while (apart.length > 0 && rest() > 0 && rest() < FEWEST_INVITED) apart.pop();
  return {
    finished: finished.length,
    invited: holding.size + gone,
    rows: apart
      .map(([name, members]) => ({
        name,
        finished: [...members].filter((id) => done.has(id)).length,
        invited: members.size,
      }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
  };
}
