/** Products with XᵀX, X being the centred votes, each row read twice while it is at hand; and with XXᵀ. */
import type { CentredVotes } from './centred-votes.ts';

/** XᵀX applied to two vectors at once, into two others; all have an entry for each column. */
export function applyToPair(
  { rows, rowStart, column, difference }: CentredVotes,
  [a, b]: readonly [Float64Array, Float64Array],
  [intoA, intoB]: readonly [Float64Array, Float64Array],
): void {
  intoA.fill(0);
  intoB.fill(0);
  for (let row = 0; row < rows; row += 1) {
    const start = rowStart[row]!;
    const end = rowStart[row + 1]!;
    let sumA = 0;
    let sumB = 0;
    for (let at = start; at < end; at += 1) {
      const place = column[at]!;
      const apart = difference[at]!;
      sumA += apart * a[place]!;
      sumB += apart * b[place]!;
    }
    for (let at = start; at < end; at += 1) {
      const place = column[at]!;
      const apart = difference[at]!;
      intoA[place]! += apart * sumA;
      intoB[place]! += apart * sumB;
    }
  }
}

/**
 * XXᵀ applied to two vectors at once, into two others; all have an entry for each row.
 *
 * @param between what a product works in: two numbers for each column, beside each other, as they are asked for together
 */
export function applyTurnedToPair(
  { rows, rowStart, column, difference }: CentredVotes,
  [a, b]: readonly [Float64Array, Float64Array],
  [intoA, intoB]: readonly [Float64Array, Float64Array],
  between: Float64Array,
): void {
  between.fill(0);
  for (let row = 0; row < rows; row += 1) {
    const end = rowStart[row + 1]!;
    const ofA = a[row]!;
    const ofB = b[row]!;
    for (let at = rowStart[row]!; at < end; at += 1) {
      const place = 2 * column[at]!;
      const apart = difference[at]!;
      between[place]! += apart * ofA;
      between[place + 1]! += apart * ofB;
    }
  }
  for (let row = 0; row < rows; row += 1) {
    const end = rowStart[row + 1]!;
    let sumA = 0;
    let sumB = 0;
    for (let at = rowStart[row]!; at < end; at += 1) {
      const place = 2 * column[at]!;
      const apart = difference[at]!;
      sumA += apart * between[place]!;
      sumB += apart * between[place + 1]!;
    }
    intoA[row] = sumA;
    intoB[row] = sumB;
  }
}

/** XᵀX applied to one vector. */
export function applyToOne(
  { rows, rowStart, column, difference }: CentredVotes,
  vector: Float64Array,
  into: Float64Array,
): void {
  into.fill(0);
  for (let row = 0; row < rows; row += 1) {
    const start = rowStart[row]!;
    const end = rowStart[row + 1]!;
    let sum = 0;
    for (let at = start; at < end; at += 1) sum += difference[at]! * vector[column[at]!]!;
    if (sum === 0) continue;
    for (let at = start; at < end; at += 1) into[column[at]!]! += difference[at]! * sum;
  }
}
