import type { VoteMatrix } from '../votes/vote-matrix.ts';

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

export function centreVotes({ rows, columns, rowStart, column, value }: VoteMatrix): CentredVotes {
  const centre = new Float64Array(columns);
  const votes = new Int32Array(columns);
  for (let at = 0; at < column.length; at += 1) {
    centre[column[at]!]! += value[at]!;
    votes[column[at]!]! += 1;
  }
  for (let place = 0; place < columns; place += 1) centre[place]! /= Math.max(1, votes[place]!);
  const difference = new Float64Array(column.length);
  let squares = 0;
  for (let at = 0; at < column.length; at += 1) {
    const apart = value[at]! - centre[column[at]!]!;
    difference[at] = apart;
    squares += apart * apart;
  }
  return { rows, columns, rowStart, column, centre, difference, squares };
}
