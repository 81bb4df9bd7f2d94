/** Each group with what it stands for. */
import type { GroupResult, MethodName } from '../document.ts';
import { groupSizes } from '../grouping/choose-grouping.ts';
import type { GroupedPeople } from '../grouping/grouped-people.ts';
import type { Prepared } from '../prepare.ts';
import { polisRepresentative, representative } from '../statements/representative.ts';
import type { Tally } from '../statements/share-tests.ts';
import { VoteCounter, type ColumnCounts } from '../votes/vote-matrix.ts';

const LABELS = ['A', 'B', 'C', 'D', 'E'];

/** Votes of each group on every statement, included or not (OPN-40). */
export function countGroupVotes(
  { current: { matrix }, rowOf, placed }: Prepared,
  { groupOf, centres }: GroupedPeople,
): readonly ColumnCounts[] {
  const groups = Array.from(centres.x, () => new VoteCounter(matrix.columns));
  if (groups.length === 0) return [];
  placed.forEach((place, person) => {
    const row = rowOf[place]!;
    groups[groupOf[person]!]!.add(matrix, matrix.rowStart[row]!, matrix.rowStart[row + 1]!);
  });
  return groups.map((group) => group.counts());
}

export function describeGroups(
  { statements, columnOf }: Prepared,
  grouped: GroupedPeople,
  votes: readonly ColumnCounts[],
  method: MethodName,
): readonly GroupResult[] {
  const sizes = groupSizes(grouped);
  const tallies = Array.from(columnOf, (place) => votes.map((counts) => tallyAt(counts, place)));
  const all = tallies.map((groups) => groups.reduce(add, NONE));
  return sizes.map((size, group) => {
    const compared = tallies.map((groups, column) => ({
      statement: statements[columnOf[column]!]!.id,
      own: groups[group]!,
      others: subtract(all[column]!, groups[group]!),
    }));
    const lists = () => (method === 'polis' ? polisRepresentative(compared) : representative(compared, size));
    return {
      id: group,
      label: LABELS[group]!,
      size,
      centre: { x: grouped.centres.x[group]!, y: grouped.centres.y[group]! },
      representative: sizes.length < 2 ? [] : lists(),
    };
  });
}

const NONE: Tally = { agree: 0, disagree: 0, votes: 0 };

function tallyAt({ agree, disagree, pass }: ColumnCounts, place: number): Tally {
  return {
    agree: agree[place]!,
    disagree: disagree[place]!,
    votes: agree[place]! + disagree[place]! + pass[place]!,
  };
}

function add(a: Tally, b: Tally): Tally {
  return { agree: a.agree + b.agree, disagree: a.disagree + b.disagree, votes: a.votes + b.votes };
}

function subtract(a: Tally, b: Tally): Tally {
  return { agree: a.agree - b.agree, disagree: a.disagree - b.disagree, votes: a.votes - b.votes };
}
