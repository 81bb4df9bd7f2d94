/** The little linear algebra that this folder needs, on vectors of the same length. */

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += a[at]! * b[at]!;
  return sum;
}

/** What a vector makes with each of others, two of them in each pass. */
export function dots(a: Float64Array, others: readonly Float64Array[]): number[] {
  const products: number[] = [];
  const even = others.length - (others.length % 2);
  for (let place = 0; place < even; place += 2) {
    const [b, c] = [others[place]!, others[place + 1]!];
    let [withB, withC] = [0, 0];
    for (let at = 0; at < a.length; at += 1) {
      withB += a[at]! * b[at]!;
      withC += a[at]! * c[at]!;
    }
    products.push(withB, withC);
  }
  if (even < others.length) products.push(dot(a, others[even]!));
  return products;
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

/** Adds `factor` × `b` to `a`, in place, and answers what `a` then makes with `c`: both in one pass. */
export function addScaledAndDot(a: Float64Array, factor: number, b: Float64Array, c: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) {
    const added = a[at]! + factor * b[at]!;
    a[at] = added;
    sum += added * c[at]!;
  }
  return sum;
}

/** Σ factor × vector, two vectors in each pass. */
export function combine(
  vectors: readonly Float64Array[],
  factors: ArrayLike<number>,
  size: number,
): Float64Array {
  const sum = new Float64Array(size);
  const even = vectors.length - (vectors.length % 2);
  for (let place = 0; place < even; place += 2) {
    const [a, b] = [vectors[place]!, vectors[place + 1]!];
    const [ofA, ofB] = [factors[place]!, factors[place + 1]!];
    for (let at = 0; at < size; at += 1) sum[at] = sum[at]! + ofA * a[at]! + ofB * b[at]!;
  }
  if (even < vectors.length) addScaled(sum, factors[even]!, vectors[even]!);
  return sum;
}
