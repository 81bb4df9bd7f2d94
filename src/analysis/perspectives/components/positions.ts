/** Where people and statements stand on the map. */
import type { CentredVotes } from './centred-votes.ts';

/** Points of the plane: two arrays of the same length. */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * Position of each row: √(C / n) · Σ (vote − mean) · component, over the n votes of the row (OPN-27). A row without
 * votes is at the origin.
 *
 * @param constant columns in which everybody has the value of the mean: they count to C and to every n (OPN-11)
 */
export function personPoints(
  { rows, columns, rowStart, column, difference }: CentredVotes,
  [first, second]: readonly [Float64Array, Float64Array],
  constant = 0,
): Points {
  const x = new Float64Array(rows);
  const y = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    let [sumX, sumY] = [0, 0];
    for (let at = rowStart[row]!; at < rowStart[row + 1]!; at += 1) {
      sumX += difference[at]! * first[column[at]!]!;
      sumY += difference[at]! * second[column[at]!]!;
    }
    const votes = rowStart[row + 1]! - rowStart[row]! + constant;
    const stretch = votes === 0 ? 0 : Math.sqrt((columns + constant) / votes);
    x[row] = stretch * sumX;
    y[row] = stretch * sumY;
  }
  return { x, y };
}

/** Position of each statement: that of somebody who agreed with it and voted on nothing else (OPN-28). */
export function statementPoints(
  centre: Float64Array,
  [first, second]: readonly [Float64Array, Float64Array],
  constant = 0,
): Points {
  const stretch = Math.sqrt(centre.length + constant);
  return {
    x: centre.map((mean, place) => stretch * (1 - mean) * first[place]!),
    y: centre.map((mean, place) => stretch * (1 - mean) * second[place]!),
  };
}
