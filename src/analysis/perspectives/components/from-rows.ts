/**
 * The same components by way of the people: where far fewer people than statements are at hand, vectors with an entry
 * for each person are shorter to work with. If u is an eigenvector of XXᵀ, then Xᵀu is one of XᵀX of the same value.
 */
import type { CentredVotes } from './centred-votes.ts';
import { principalComponents, type Components, type ComponentsOptions } from './principal-components.ts';
import { length, scale } from './vectors.ts';

/** A pass over the votes costs little beside the vectors, so turning pays where there are twice as many statements. */
const FEWER = 2;

export function componentsOf(
  votes: CentredVotes,
  options: Omit<ComponentsOptions, 'start'>,
): Components['vectors'] {
  if (votes.rows * FEWER > votes.columns) return principalComponents(votes, options).vectors;
  const turned = turn(votes);
  const [first, second] = principalComponents(turned, options).vectors;
  return [backOf(turned, first), backOf(turned, second)];
}

/** Xᵀu, of unit length; zero for a u of zeros. */
function backOf(turned: CentredVotes, u: Float64Array): Float64Array {
  const vector = new Float64Array(turned.rows);
  for (let row = 0; row < turned.rows; row += 1) {
    for (let at = turned.rowStart[row]!; at < turned.rowStart[row + 1]!; at += 1) {
      vector[row]! += turned.difference[at]! * u[turned.column[at]!]!;
    }
  }
  const before = length(vector);
  if (before > 0) scale(vector, 1 / before);
  return vector;
}

/** Rows for columns and columns for rows. */
function turn({ rows, columns, rowStart, column, difference, centre, squares }: CentredVotes): CentredVotes {
  const starts = new Int32Array(columns + 1);
  for (const place of column) starts[place + 1]! += 1;
  for (let place = 0; place < columns; place += 1) starts[place + 1]! += starts[place]!;
  const next = starts.slice();
  const turnedColumn = new Int32Array(column.length);
  const turnedDifference = new Float64Array(column.length);
  for (let row = 0; row < rows; row += 1) {
    for (let at = rowStart[row]!; at < rowStart[row + 1]!; at += 1) {
      const to = next[column[at]!]!;
      next[column[at]!]! += 1;
      turnedColumn[to] = row;
      turnedDifference[to] = difference[at]!;
    }
  }
  return {
    rows: columns,
    columns: rows,
    rowStart: starts,
    column: turnedColumn,
    difference: turnedDifference,
    centre,
    squares,
  };
}
