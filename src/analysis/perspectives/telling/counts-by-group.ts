import { breakDown } from '../../suppression.ts';
import type { GroupResult, StatementResult, VoteCounts } from '../document.ts';

/**
 * The answers of each group to a statement; null where they are few, or where these few would follow by subtraction from
 * the total. Those who are in no group hide them among themselves, where they are enough.
 */
export function countsByGroup(
  statement: StatementResult,
  groups: readonly GroupResult[],
  minimum: number,
): ReadonlyMap<number, VoteCounts | null> {
  const of = (id: number): VoteCounts =>
    statement.groupVotes.find(({ group }) => group === id) ?? { agree: 0, disagree: 0, pass: 0, votes: 0 };
  const people = new Map(groups.map(({ id }) => [String(id), of(id).votes]));
  const isSmall = [...people.values()].some((votes) => votes > 0 && votes < minimum);
  if (!isSmall) return new Map(groups.map(({ id }) => [id, of(id)]));
  const placed = [...people.values()].reduce((sum, votes) => sum + votes, 0);
  people.set('', statement.votes - placed);
  const { rows } = breakDown(people, { minimum });
  const shown = new Set(rows?.flatMap(({ group, withheld }) => (withheld ? [] : [group])));
  return new Map(groups.map(({ id }) => [id, shown.has(String(id)) || of(id).votes === 0 ? of(id) : null]));
}
