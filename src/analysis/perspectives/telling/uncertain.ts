import type { PerspectivesDocument } from '../document.ts';
import { FEW_VOTES, MIN_GROUP_VOTES } from '../settings.ts';

/** A statement of which nothing certain can be said for want of votes. */
export interface UncertainStatement {
  readonly statement: string;
  readonly votes: number;
  /** Votes that are missing to 7 in all. */
  readonly missing: number;
  /** Labels of groups with fewer than 3 votes on it: they do not count for common ground or differences. */
  readonly silentGroups: readonly string[];
}

/** Those with fewest votes first. */
export function uncertainStatements({
  statements,
  groups,
}: PerspectivesDocument): readonly UncertainStatement[] {
  const labelOf = (id: number) => groups.find((group) => group.id === id)?.label ?? '';
  return statements
    .filter(({ included }) => included)
    .map(({ id, votes, groupVotes }) => ({
      statement: id,
      votes,
      missing: Math.max(0, FEW_VOTES - votes),
      silentGroups: groupVotes
        .filter((group) => group.votes < MIN_GROUP_VOTES)
        .map(({ group }) => labelOf(group)),
    }))
    .filter(({ missing, silentGroups }) => missing > 0 || silentGroups.length > 0)
    .toSorted((a, b) => a.votes - b.votes);
}
