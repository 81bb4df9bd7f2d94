/**
 * The same components by way of the people: where far fewer people than statements are at hand, vectors with an entry
 * for each person are shorter to work with. If u is an eigenvector of XXᵀ, then Xᵀu is one of XᵀX of the same value.
 */
import type { CentredVotes } from './centred-votes.ts';
import { applyTurnedToPair } from './gram.ts';
import {
  largestPair,
  principalComponents,
  type Components,
  type ComponentsOptions,
} from './principal-components.ts';
import type { Pair } from './ritz-basis.ts';
import { length, scale } from './vectors.ts';

/** A pass over the votes costs little beside the vectors, so turning pays where there are twice as many statements. */
const FEWER = 2;

export function componentsOf(
  votes: CentredVotes,
  options: Omit<ComponentsOptions, 'start'>,
): Components['vectors'] {
  if (votes.rows * FEWER > votes.columns) return principalComponents(votes, options).vectors;
  const between = new Float64Array(2 * votes.columns);
  const turned = {
    size: votes.rows,
    apply: (pair: Pair, into: Pair) => applyTurnedToPair(votes, pair, into, between),
  };
  const [first, second] = largestPair(turned, options).vectors;
  return [backOf(votes, first), backOf(votes, second)];
}

/** Xᵀu, of unit length; zero for a u of zeros. */
function backOf(votes: CentredVotes, u: Float64Array): Float64Array {
  const vector = new Float64Array(votes.columns);
  for (let row = 0; row < votes.rows; row += 1) addRow(votes, row, u[row]!, vector);
  const before = length(vector);
  if (before > 0) scale(vector, 1 / before);
  return vector;
}

function addRow(
  { rowStart, column, difference }: CentredVotes,
  row: number,
  factor: number,
  into: Float64Array,
): void {
  for (let at = rowStart[row]!; at < rowStart[row + 1]!; at += 1) {
    into[column[at]!]! += difference[at]! * factor;
  }
}
