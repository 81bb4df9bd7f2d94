import type { Conversation } from '../../src/analysis/perspectives/conversation.ts';

const VALUES = 3;

/**
 * How well anybody could do: people in the group that makes their votes likeliest, by the votes that the planted groups
 * really cast, their own left out.
 *
 * @param groupOf the planted group of each participant
 * @returns the group of each participant
 */
export function oracleGroups(
  { participants, statements, votes }: Conversation,
  groupOf: Uint8Array,
  groups: number,
): Uint8Array {
  const cellOf = (group: number, vote: number) =>
    (group * statements.length + votes.statement[vote]!) * VALUES;
  const counts = new Float64Array(groups * statements.length * VALUES);
  for (let vote = 0; vote < votes.value.length; vote += 1) {
    counts[cellOf(groupOf[votes.participant[vote]!]!, vote) + votes.value[vote]! + 1]! += 1;
  }
  const likelihood = new Float64Array(participants.length * groups);
  for (let vote = 0; vote < votes.value.length; vote += 1) {
    const person = votes.participant[vote]!;
    for (let group = 0; group < groups; group += 1) {
      const cell = cellOf(group, vote);
      const own = group === groupOf[person] ? 1 : 0;
      const all = counts[cell]! + counts[cell + 1]! + counts[cell + 2]! - own;
      const alike = counts[cell + votes.value[vote]! + 1]! - own;
      likelihood[person * groups + group]! += Math.log((alike + 1) / (all + VALUES));
    }
  }
  return Uint8Array.from(participants, (_, person) => {
    const own = likelihood.subarray(person * groups, (person + 1) * groups);
    return own.indexOf(Math.max(...own));
  });
}
