/**
 * Independent bridges between organisations (NET-18): the largest number of ties between two organisations with no member
 * in common, which is a maximum matching of the bipartite graph of their members. 0: no bridge; 1: fragile, one departure
 * breaks it; 2 or more: it holds.
 *
 * Source: augmenting paths, Berge 1957, PNAS 43:842–844; Kuhn 1955, Naval Research Logistics Quarterly 2:83–97.
 */

/** Two members who are tied; the direction does not matter. */
export type Tie = readonly [string, string];

export interface BridgedPair {
  readonly organisations: readonly [string, string];
  readonly bridges: number;
}

/**
 * Every pair of organisations with its independent bridges, in the order of `organisationOf`'s organisations.
 *
 * @param organisationOf the organisation of each member
 * @param ties ties of others, and inside one organisation, are left out
 */
export function independentBridges(
  organisationOf: ReadonlyMap<string, string>,
  ties: readonly Tie[],
): readonly BridgedPair[] {
  const organisations = [...new Set(organisationOf.values())];
  return organisations.flatMap((first, index) =>
    organisations.slice(index + 1).map((second): BridgedPair => {
      const across = ties.flatMap(([a, b]): Tie[] => {
        if (organisationOf.get(a) === first && organisationOf.get(b) === second) return [[a, b]];
        return organisationOf.get(b) === first && organisationOf.get(a) === second ? [[b, a]] : [];
      });
      return { organisations: [first, second], bridges: maximumMatching(across) };
    }),
  );
}

/** The number of ties in the largest set in which no member comes twice. Each tie: one of the left, one of the right. */
function maximumMatching(ties: readonly Tie[]): number {
  const neighbours = Map.groupBy(ties, ([left]) => left);
  const partnerOf = new Map<string, string>();
  const augment = (left: string, seen: Set<string>): boolean => {
    for (const [, right] of neighbours.get(left) ?? []) {
      if (seen.has(right)) continue;
      seen.add(right);
      const partner = partnerOf.get(right);
      if (partner === undefined || augment(partner, seen)) {
        partnerOf.set(right, left);
        return true;
      }
    }
    return false;
  };
  return [...neighbours.keys()].filter((left) => augment(left, new Set())).length;
}
