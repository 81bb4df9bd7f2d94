/** The little linear algebra that this folder needs, on vectors of the same length. */

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += a[at]! * b[at]!;
  return sum;
}

export function length(vector: Float64Array): number {
  return Math.sqrt(dot(vector, vector));
}

/** Adds `factor` × `b` to `a`, in place. */
export function addScaled(a: Float64Array, factor: number, b: Float64Array): void {
  for (let at = 0; at < a.length; at += 1) a[at]! += factor * b[at]!;
}

export function scale(vector: Float64Array, factor: number): void {
  for (let at = 0; at < vector.length; at += 1) vector[at]! *= factor;
}

/** Σ factor × vector. */
export function combine(
  vectors: readonly Float64Array[],
  factors: ArrayLike<number>,
  size: number,
): Float64Array {
  const sum = new Float64Array(size);
  vectors.forEach((vector, place) => addScaled(sum, factors[place]!, vector));
  return sum;
}
