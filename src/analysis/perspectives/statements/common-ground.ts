/** What all groups support or reject together, and where they part (OPN-41 to OPN-44). */
import type { DifferenceItem, Direction, GroupVotes, ValueItem } from '../document.ts';
import { LIST_LENGTH, MIN_GROUP_VOTES } from '../settings.ts';
import { smoothedShare } from './share-tests.ts';

/** A statement with the votes of each group. */
export interface GroupedStatement {
  readonly id: string;
  readonly groupVotes: readonly GroupVotes[];
}

/** The product of the groups' agree shares (OPN-41); null without groups. */
export function groupAwareConsensus(groupVotes: readonly GroupVotes[]): number | null {
  return groupVotes.length === 0 ? null : product(groupVotes, 'agree');
}

/** The geometric means of the groups' agree and disagree shares, comparable between numbers of groups (OPN-42). */
export function commonGroundOf(
  groupVotes: readonly GroupVotes[],
): { readonly agree: number; readonly disagree: number } | null {
  if (groupVotes.length === 0) return null;
  const mean = (direction: Direction) => product(groupVotes, direction) ** (1 / groupVotes.length);
  return { agree: mean('agree'), disagree: mean('disagree') };
}

function product(groupVotes: readonly GroupVotes[], direction: Direction): number {
  return groupVotes.reduce((all, group) => all * smoothedShare(group[direction], group.votes), 1);
}

/** The statements with most common ground among those that most of every group supports, or rejects (OPN-43). */
export function commonGroundList(
  statements: readonly GroupedStatement[],
  direction: Direction,
): readonly ValueItem[] {
  return statements
    .filter(({ groupVotes }) => isCommonGround(groupVotes, direction))
    .map(({ id, groupVotes }) => ({ statement: id, value: commonGroundOf(groupVotes)![direction] }))
    .toSorted((a, b) => b.value - a.value)
    .slice(0, LIST_LENGTH);
}

export function isCommonGround(groupVotes: readonly GroupVotes[], direction: Direction): boolean {
  return (
    groupVotes.length > 0 &&
    groupVotes.every(
      (group) => group.votes >= MIN_GROUP_VOTES && smoothedShare(group[direction], group.votes) > 0.5,
    )
  );
}

/** How far apart groups are on a statement; null if fewer than two have enough votes on it (OPN-44). */
export function gapOf(groupVotes: readonly GroupVotes[]): Omit<DifferenceItem, 'statement'> | null {
  const shares = groupVotes
    .filter(({ votes }) => votes >= MIN_GROUP_VOTES)
    .map(({ group, agree, votes }) => ({ group, share: smoothedShare(agree, votes) }));
  if (shares.length < 2) return null;
  const highest = shares.reduce((best, other) => (other.share > best.share ? other : best));
  const lowest = shares.reduce((best, other) => (other.share < best.share ? other : best));
  return { gap: highest.share - lowest.share, highestGroup: highest.group, lowestGroup: lowest.group };
}

/** The statements on which groups are furthest apart (OPN-44). */
export function differencesList(statements: readonly GroupedStatement[]): readonly DifferenceItem[] {
  return statements
    .flatMap(({ id, groupVotes }) => {
      const gap = gapOf(groupVotes);
      return gap === null || gap.gap === 0 ? [] : [{ statement: id, ...gap }];
    })
    .toSorted((a, b) => b.gap - a.gap)
    .slice(0, LIST_LENGTH);
}
