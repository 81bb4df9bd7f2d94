import { keepLabels } from '../grouping/keep-labels.ts';
import type { GroupedPeople } from '../grouping/grouped-people.ts';
import type { OpinionMap } from '../opinion-map.ts';
import type { Settled } from '../options.ts';
import type { Prepared } from '../prepare.ts';
import { VERSION } from '../settings.ts';
import type { PerspectivesState } from '../state.ts';

/** What the next calculation may start from (OPN-88). */
export function leaveState(
  prepared: Prepared,
  map: OpinionMap | null,
  { groupOf, centres, smoothing, shown }: GroupedPeople,
  { method, seed }: Settled,
): PerspectivesState | null {
  if (map === null) return null;
  const [first, second] = map.components.vectors;
  return {
    version: VERSION,
    method,
    seed,
    statementIds: Array.from(prepared.columnOf, (place) => prepared.statements[place]!.id),
    components: [Array.from(first), Array.from(second)],
    centres: { x: Array.from(centres.x), y: Array.from(centres.y) },
    people: idsOfPlaced(prepared),
    groupOf: Array.from(groupOf),
    smoothing,
    shown,
  };
}

/** Groups under the numbers that most of their people had before (OPN-85). */
export function keepNumbers(
  prepared: Prepared,
  grouped: GroupedPeople,
  previous: PerspectivesState | null,
): GroupedPeople {
  const { groupOf, centres } = grouped;
  if (previous === null || centres.x.length < 2) return grouped;
  const before = new Map(previous.people.map((id, place) => [id, previous.groupOf[place]!]));
  const old = idsOfPlaced(prepared).map((id) => before.get(id) ?? -1);
  const order = keepLabels(old, groupOf, centres.x.length);
  return {
    ...grouped,
    groupOf: groupOf.map((group) => order.indexOf(group)),
    centres: {
      x: Float64Array.from(order, (group) => centres.x[group]!),
      y: Float64Array.from(order, (group) => centres.y[group]!),
    },
  };
}

function idsOfPlaced({ conversation, current, rowOf, placed }: Prepared): string[] {
  return Array.from(placed, (place) => conversation.participants[current.personOf[rowOf[place]!]!]!.id);
}
