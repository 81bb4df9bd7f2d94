/**
 * The first two principal components of sparse votes, for the method `default` (OPN-21, OPN-23).
 *
 * Block iteration on XᵀX with two vectors at a time. Earlier vectors are kept as guards and each round looks for the
 * best pair within all of them, which needs far fewer passes over the votes than repeating the product alone: block
 * Lanczos with thick restarts, written as a block Davidson method without preconditioner.
 * Source: Wu & Simon 2000, "Thick-restart Lanczos method for large symmetric eigenvalue problems", SIAM Journal on
 * Matrix Analysis and Applications 22(2).
 */
import type { RandomSource } from '../../random/seeded-random.ts';
import type { CentredVotes } from './centred-votes.ts';
import { applyToPair } from './gram.ts';
import { RitzBasis, type Pair, type RitzPair } from './ritz-basis.ts';
import { length } from './vectors.ts';

export interface Components {
  /** Unit vectors with an entry for each column; the second is zero if the votes have rank 1 (OPN-26). */
  readonly vectors: readonly [Float64Array, Float64Array];
  /** The eigenvalues of XᵀX: squared singular values. */
  readonly values: readonly [number, number];
  /** Passes over the votes. */
  readonly iterations: number;
  /** The larger residual ‖XᵀXv − λv‖, over λ₁. */
  readonly residual: number;
  /** The residual of each vector over its own λ is small enough to be trusted (OPN-21). */
  readonly isConverged: boolean;
}

export interface ComponentsOptions {
  readonly random: RandomSource;
  /** Vectors near the result, as of an earlier calculation (OPN-84). */
  readonly start?: readonly [Float64Array, Float64Array] | null;
  /** Where to stop, as a share of the largest eigenvalue. */
  readonly tolerance?: number;
  /** Fewest passes: others make sure that a start next to the second best is not mistaken for the best. */
  readonly fewest?: number;
  readonly mostPasses?: number;
}

/** Finer than asked for (1e-9): a pass or two more, and figures that repeat to ten digits. */
const TOLERANCE = 1e-12;
const MOST_PASSES = 500;
const TRUSTED = 1e-6;

/** A second eigenvalue below this share of the first is rounding (OPN-26). */
const RANK_TOLERANCE = 1e-12;

/** A symmetric operator on vectors of a size, given two of them at once, and where the results go. */
export interface PairOperator {
  readonly size: number;
  readonly apply: (pair: Pair, into: Pair) => void;
}

/** @param votes with a sum of squares above 0 */
export function principalComponents(votes: CentredVotes, options: ComponentsOptions): Components {
  const { columns: size } = votes;
  return largestPair({ size, apply: (pair, into) => applyToPair(votes, pair, into) }, options);
}

/** The two largest eigenvectors of an operator without negative eigenvalues that is not zero. */
export function largestPair(
  { size, apply }: PairOperator,
  { random, start = null, tolerance = TOLERANCE, fewest = 0, mostPasses = MOST_PASSES }: ComponentsOptions,
): Components {
  const basis = new RitzBasis(size, apply);
  if (start !== null) basis.expand([start[0], start[1]]);
  basis.expand([randomVector(size, random), randomVector(size, random)]);
  for (;;) {
    const { count, pairAt } = basis.best();
    const pairs = Array.from({ length: Math.min(2, count) }, (_, place) => pairAt(place));
    const largest = pairs[0]!.value;
    const residuals = pairs.map(({ residual }) => length(residual) / largest);
    const worst = Math.max(...residuals);
    const isFound = worst <= tolerance;
    const isEnough = basis.passes >= fewest || count >= size;
    if ((isFound && isEnough) || basis.passes >= mostPasses) return result(pairs, basis.passes, worst);
    const unfinished = pairs.filter((_, place) => residuals[place]! > tolerance);
    const guards = [2, 3].filter((place) => place < count);
    const next = isFound ? guards.map(pairAt) : unfinished;
    // Nothing new in reach: the vectors kept span all there is.
    if (basis.expand(next.map(({ residual }) => residual)) === 0) return result(pairs, basis.passes, worst);
  }
}

function result(pairs: readonly RitzPair[], iterations: number, residual: number): Components {
  const [first, second] = pairs;
  const size = first!.vector.length;
  const isRankOne = second === undefined || second.value <= RANK_TOLERANCE * first!.value;
  const vectors = [first!.vector, isRankOne ? new Float64Array(size) : second.vector] as const;
  const values = [first!.value, isRankOne ? 0 : second.value] as const;
  const relative = values[1] === 0 ? residual : (residual * values[0]) / values[1];
  return { vectors, values, iterations, residual, isConverged: relative <= TRUSTED };
}

function randomVector(size: number, random: RandomSource): Float64Array {
  const vector = new Float64Array(size);
  for (let at = 0; at < size; at += 1) vector[at] = random.uniform() - 0.5;
  return vector;
}
