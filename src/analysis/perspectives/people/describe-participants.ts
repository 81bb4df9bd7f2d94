import type { ParticipantResult } from '../document.ts';
import type { GroupedPeople } from '../grouping/grouped-people.ts';
import type { OpinionMap } from '../opinion-map.ts';
import type { Prepared } from '../prepare.ts';

/** Everybody with a vote, in the order of their ids; where they stand if they are placed in a group (OPN-16). */
export function describeParticipants(
  { conversation, current, matrix, rowOf, placed }: Prepared,
  map: OpinionMap | null,
  { groupOf }: GroupedPeople,
): readonly ParticipantResult[] {
  const rowAt = new Int32Array(current.matrix.rows).fill(-1);
  rowOf.forEach((row, place) => (rowAt[row] = place));
  const groupAt = new Int32Array(matrix.rows).fill(-1);
  if (groupOf.length > 0) placed.forEach((row, person) => (groupAt[row] = groupOf[person]!));
  return Array.from(current.personOf, (person, row) => {
    const place = rowAt[row]!;
    const group = groupAt[place] ?? -1;
    const isPlaced = group >= 0 && map !== null;
    const { votes, agrees, disagrees, passes } = place < 0 ? NO_VOTES : countRow(matrix, place);
    return {
      id: conversation.participants[person]!.id,
      x: isPlaced ? map.people.x[place]! : null,
      y: isPlaced ? map.people.y[place]! : null,
      group: group < 0 ? null : group,
      votes,
      agrees,
      disagrees,
      passes,
    };
  });
}

const NO_VOTES = { votes: 0, agrees: 0, disagrees: 0, passes: 0 };

function countRow({ rowStart, value }: Prepared['matrix'], row: number) {
  const [start, end] = [rowStart[row]!, rowStart[row + 1]!];
  // Agrees less disagrees, and both together.
  let [net, taken] = [0, 0];
  for (let at = start; at < end; at += 1) {
    net += value[at]!;
    taken += Math.abs(value[at]!);
  }
  return {
    votes: end - start,
    agrees: (taken + net) / 2,
    disagrees: (taken - net) / 2,
    passes: end - start - taken,
  };
}
