import type { MemberId, SeatWithHolders } from '../../../endeavours/index.ts';

/** How many have finished, by organisation where three or more were invited (SHAPE-5). */
export interface Finished {
  readonly finished: number;
  readonly invited: number;
  readonly rows: readonly { readonly name: string; readonly finished: number; readonly invited: number }[];
}

const FEWEST_INVITED = 3;

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
  const invited = new Set([...byOrganisation.values()].flatMap((members) => [...members]));
  return {
    finished: finished.length,
    invited: invited.size,
    rows: [...byOrganisation]
      .filter(([, members]) => members.size >= FEWEST_INVITED)
      .map(([name, members]) => ({
        name,
        finished: [...members].filter((id) => done.has(id)).length,
        invited: members.size,
      })),
  };
}
