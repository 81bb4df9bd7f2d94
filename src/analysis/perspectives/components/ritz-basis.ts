import { symmetricEigen } from './symmetric-eigen.ts';
import { addScaled, addScaledAndDot, combine, dot, dots, length, scale } from './vectors.ts';

/** Two vectors of the same length. */
export type Pair = readonly [Float64Array, Float64Array];

/** An approximate eigenvector of the operator within the basis, and by how much it fails to be one. */
export interface RitzPair {
  readonly value: number;
  readonly vector: Float64Array;
  readonly residual: Float64Array;
}

/** Pairs from the largest eigenvalue on, each worked out when it is asked for. */
export interface RitzPairs {
  readonly count: number;
  readonly pairAt: (place: number) => RitzPair;
}

/** Vectors kept at most, and after a restart. */
const MOST_VECTORS = 16;
const KEPT = 6;

/** A vector of which less than this is left beside those of the basis is rounding. */
const NOTHING_NEW = 1e-10;

/** Of a vector that loses less than this to the basis nothing is left there: once more would change nothing. */
const MOSTLY_LEFT = 0.5;

/** An orthonormal basis that grows towards the largest eigenvectors of a symmetric operator. */
export class RitzBasis {
  readonly #dimension: number;
  readonly #apply: (pair: Pair, into: Pair) => void;
  #basis: Float64Array[] = [];
  /** The operator applied to each vector of the basis. */
  #images: Float64Array[] = [];
  /** Products of the vectors with the images: rows of growing length. */
  #products: number[][] = [];
  passes = 0;

  /** @param apply the operator on two vectors at once */
  constructor(dimension: number, apply: (pair: Pair, into: Pair) => void) {
    this.#dimension = dimension;
    this.#apply = apply;
  }

  get size(): number {
    return this.#basis.length;
  }

  /** Takes in up to two vectors; answers how many were new to the basis. */
  expand(vectors: readonly Float64Array[]): number {
    const fresh: Float64Array[] = [];
    for (const vector of vectors) {
      const part = newPart(vector, [...this.#basis, ...fresh]);
      if (part !== null) fresh.push(part);
    }
    if (fresh.length === 0) return 0;
    const into: Pair = [new Float64Array(this.#dimension), new Float64Array(this.#dimension)];
    this.#apply([fresh[0]!, fresh[1] ?? fresh[0]!], into);
    this.passes += 1;
    this.#basis.push(...fresh);
    this.#images.push(...into.slice(0, fresh.length));
    for (let row = this.#products.length; row < this.size; row += 1) {
      this.#products.push(dots(this.#basis[row]!, this.#images.slice(0, row + 1)));
    }
    return fresh.length;
  }

  /** The eigenvectors of the largest eigenvalues as far as the basis knows them, the largest first. */
  best(): RitzPairs {
    const { values, vectors } = symmetricEigen(this.#projected(), this.size);
    const [basis, images] = [this.#basis, this.#images];
    const combineOf = (of: readonly Float64Array[], place: number) =>
      combine(of, vectors[place]!, this.#dimension);
    const pairAt = (place: number): RitzPair => {
      const vector = combineOf(basis, place);
      const residual = combineOf(images, place);
      addScaled(residual, -values[place]!, vector);
      return { value: values[place]!, vector, residual };
    };
    if (this.size + 2 > MOST_VECTORS) {
      const kept = Array.from({ length: KEPT }, (_, place) => place);
      this.#basis = kept.map((place) => combineOf(basis, place));
      this.#images = kept.map((place) => combineOf(images, place));
      this.#products = kept.map((row) =>
        kept.slice(0, row + 1).map((column) => (row === column ? values[row]! : 0)),
      );
    }
    return { count: basis.length, pairAt };
  }

  #projected(): Float64Array {
    const n = this.size;
    const matrix = new Float64Array(n * n);
    this.#products.forEach((products, row) =>
      products.forEach((product, column) => {
        matrix[row * n + column] = product;
        matrix[column * n + row] = product;
      }),
    );
    return matrix;
  }
}

/** The part of a vector that is at right angles to the basis, of unit length; null if there is none. */
function newPart(vector: Float64Array, basis: readonly Float64Array[]): Float64Array | null {
  const part = Float64Array.from(vector);
  const before = length(part);
  if (before === 0) return null;
  scale(part, 1 / before);
  for (let left = 0; left < MOSTLY_LEFT;) {
    takeAway(part, basis);
    left = length(part);
    if (left < NOTHING_NEW) return null;
    scale(part, 1 / left);
  }
  return part;
}

/** Takes from a vector what lies along each vector of the basis, one after the other. */
function takeAway(part: Float64Array, basis: readonly Float64Array[]): void {
  const [first] = basis;
  if (first === undefined) return;
  let along = dot(part, first);
  basis.forEach((vector, place) => {
    const next = basis[place + 1];
    if (next === undefined) addScaled(part, -along, vector);
    else along = addScaledAndDot(part, -along, vector, next);
  });
}
