/** One fold of the support test: its votes hidden, everything worked out from the rest, then predicted (OPN-74). */
import type { RandomSource } from '../../random/seeded-random.ts';
import { VALUES, VoteCounter, type VoteMatrix } from '../votes/vote-matrix.ts';
import type { Regroup } from './regroup.ts';

interface Taken {
  readonly votes: VoteMatrix;
  readonly placed: Int32Array;
}

interface Fold {
  /** The fold of each vote. */
  readonly foldOf: Uint8Array;
  readonly fold: number;
  readonly regroup: Regroup;
  readonly random: RandomSource;
}

interface Totals {
  readonly gain: Float64Array;
  readonly loss: Float64Array;
  readonly tries: Uint8Array;
}

/** How much the votes of all people weigh in the prediction for a group, in votes. */
const PRIOR = 5;

/** Adds to the totals what the groups gain for each hidden vote, and the loss without them. */
export function predictFold(
  { votes, placed }: Taken,
  { foldOf, fold, regroup, random }: Fold,
  totals: Totals,
): void {
  const rest = withoutFold(votes, foldOf, fold);
  const left = placed.filter((row) => rest.rowStart[row + 1]! > rest.rowStart[row]!);
  const found = regroup(rest, left, random);
  if (found === null) return;
  const { all, byGroup } = countValues(rest, left, found);
  for (let place = 0; place < left.length; place += 1) {
    const counts = { all, ofGroup: byGroup[found.groupOf[place]!]! };
    predictRow(votes, left[place]!, { foldOf, fold }, counts, totals);
  }
}

/** Votes by column and value: of everybody, and of a person's group. */
interface Counts {
  readonly all: Int32Array;
  readonly ofGroup: Int32Array;
}

function predictRow(
  { rowStart, column, value }: VoteMatrix,
  row: number,
  { foldOf, fold }: Pick<Fold, 'foldOf' | 'fold'>,
  { all, ofGroup }: Counts,
  { gain, loss, tries }: Totals,
): void {
  for (let at = rowStart[row]!; at < rowStart[row + 1]!; at += 1) {
    if (foldOf[at] !== fold) continue;
    const first = column[at]! * VALUES;
    const cell = first + value[at]! + 1;
    const total = all[first]! + all[first + 1]! + all[first + 2]!;
    const own = ofGroup[first]! + ofGroup[first + 1]! + ofGroup[first + 2]!;
    const without = (all[cell]! + 1) / (total + VALUES);
    const withGroup = (ofGroup[cell]! + PRIOR * without) / (own + PRIOR);
    gain[at]! += Math.log(withGroup / without);
    loss[at]! -= Math.log(without);
    tries[at]! += 1;
  }
}

function withoutFold(votes: VoteMatrix, foldOf: Uint8Array, fold: number): VoteMatrix {
  const rowStart = new Int32Array(votes.rows + 1);
  const column = new Int32Array(votes.column.length);
  const value = new Int8Array(votes.column.length);
  let kept = 0;
  for (let row = 0; row < votes.rows; row += 1) {
    for (let at = votes.rowStart[row]!; at < votes.rowStart[row + 1]!; at += 1) {
      if (foldOf[at] === fold) continue;
      column[kept] = votes.column[at]!;
      value[kept] = votes.value[at]!;
      kept += 1;
    }
    rowStart[row + 1] = kept;
  }
  return { ...votes, rowStart, column: column.subarray(0, kept), value: value.subarray(0, kept) };
}

/** Votes by column and value: of everybody, and of each group. */
function countValues(
  votes: VoteMatrix,
  placed: Int32Array,
  { groupOf, groups }: { readonly groupOf: Uint8Array; readonly groups: number },
) {
  const all = new VoteCounter(votes.columns);
  all.add(votes, 0, votes.column.length);
  const byGroup = Array.from({ length: groups }, () => new VoteCounter(votes.columns));
  placed.forEach((row, place) => {
    byGroup[groupOf[place]!]!.add(votes, votes.rowStart[row]!, votes.rowStart[row + 1]!);
  });
  return { all: all.cells, byGroup: byGroup.map(({ cells }) => cells) };
}
