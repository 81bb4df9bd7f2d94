import { countColumns, type VoteMatrix } from '../votes/vote-matrix.ts';

/**
 * Votes less the mean of their column (OPN-18, OPN-19): a missing vote stands for the mean and is exactly 0, so it needs
 * no place in memory.
 */
export interface CentredVotes extends Pick<VoteMatrix, 'rows' | 'columns' | 'rowStart' | 'column'> {
  /** Mean of each column's votes, 0 for a column without any. */
  readonly centre: Float64Array;
  /** For each vote, its difference from the mean of its column. */
  readonly difference: Float64Array;
  /** The sum of squares of all differences. */
  readonly squares: number;
}

export function centreVotes(votes: VoteMatrix): CentredVotes {
  const { rows, columns, rowStart, column, value } = votes;
  const { agree, disagree, pass } = countColumns(votes);
  const centre = new Float64Array(columns);
  for (let place = 0; place < columns; place += 1) {
    const all = agree[place]! + disagree[place]! + pass[place]!;
    centre[place] = (agree[place]! - disagree[place]!) / Math.max(1, all);
  }
  const difference = new Float64Array(column.length);
  let squares = 0;
  for (let at = 0; at < column.length; at += 1) {
    const apart = value[at]! - centre[column[at]!]!;
    difference[at] = apart;
    squares += apart * apart;
  }
  return { rows, columns, rowStart, column, centre, difference, squares };
}
