/**
 * The first two principal components as the published Polis calculation finds them (OPN-22): each by repeated products,
 * from a vector of ones, until its length repeats exactly or after 101 products; then its part is taken from every row.
 */
import type { CentredVotes } from './centred-votes.ts';
import { applyToOne } from './gram.ts';
import type { Components } from './principal-components.ts';
import { addScaled, dot, length, scale } from './vectors.ts';

const MOST_PRODUCTS = 101;
const TRUSTED = 1e-6;
const RANK_TOLERANCE = 1e-12;

type Operator = (vector: Float64Array, into: Float64Array) => void;

/** @param votes with a sum of squares above 0 */
export function powerIteration(votes: CentredVotes): Components {
  const whole: Operator = (vector, into) => applyToOne(votes, vector, into);
  const first = largest(whole, votes.columns);
  // (X − Xv₁v₁ᵀ)ᵀ(X − Xv₁v₁ᵀ) w = P XᵀX P w with P = I − v₁v₁ᵀ: the rows need not be changed.
  const rest: Operator = (vector, into) => {
    const part = Float64Array.from(vector);
    addScaled(part, -dot(part, first.vector), first.vector);
    whole(part, into);
    addScaled(into, -dot(into, first.vector), first.vector);
  };
  const second = largest(rest, votes.columns);
  const isRankOne = second.value <= RANK_TOLERANCE * first.value;
  const values = [first.value, isRankOne ? 0 : second.value] as const;
  const residuals = [residual(whole, first), isRankOne ? 0 : residual(rest, second)];
  return {
    vectors: [first.vector, isRankOne ? new Float64Array(votes.columns) : second.vector],
    values,
    iterations: first.products + second.products,
    residual: Math.max(...residuals) / first.value,
    isConverged: residuals.every((size, place) => size <= TRUSTED * values[place]!),
  };
}

interface Found {
  readonly value: number;
  readonly vector: Float64Array;
  readonly products: number;
}

function largest(operator: Operator, columns: number): Found {
  let vector = new Float64Array(columns).fill(1);
  let into = new Float64Array(columns);
  let value = 0;
  for (let products = 1; ; products += 1) {
    operator(vector, into);
    const estimate = length(into);
    if (estimate === 0) return { value: 0, vector: into, products };
    scale(into, 1 / estimate);
    [vector, into] = [into, vector];
    if (estimate === value || products === MOST_PRODUCTS) return { value: estimate, vector, products };
    value = estimate;
  }
}

function residual(operator: Operator, { value, vector }: Found): number {
  const into = new Float64Array(vector.length);
  operator(vector, into);
  addScaled(into, -value, vector);
  return length(into);
}
