import { dot } from './vectors.ts';

/**
 * A component or its mirror image, so that small changes do not turn the map over (OPN-24): along the previous one, or
 * with the entry of largest magnitude positive (the lowest column of equals).
 */
export function orient(vector: Float64Array, previous: Float64Array | null): Float64Array {
  const along = previous === null ? 0 : dot(vector, previous);
  const sign = along === 0 ? largestEntry(vector) : along;
  return sign < 0 ? vector.map((entry) => -entry) : vector;
}

/** Entries whose magnitudes differ by less than this factor differ by rounding. */
const SAME = 1 + 1e-9;

function largestEntry(vector: Float64Array): number {
  let largest = 0;
  for (const entry of vector) {
    if (Math.abs(entry) > Math.abs(largest) * SAME) largest = entry;
  }
  return largest;
}
