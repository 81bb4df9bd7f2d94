import type { StatementId } from './conversation.ts';

export interface Candidate {
  readonly id: StatementId;
  /** OPN-62; null before the first calculation. */
  readonly priority: number | null;
}

/**
 * Up to `count` different statements in the order in which to show them: each drawn at random from those left, with
 * probability priority / sum of priorities; one without a priority has weight 1 (OPN-64).
 *
 * @param random numbers in [0, 1)
 */
export function drawStatements(
  candidates: readonly Candidate[],
  count: number,
  random: () => number,
): StatementId[] {
  const left = candidates.map(({ id, priority }) => ({
    id,
    weight: Math.max(priority ?? 1, Number.MIN_VALUE),
  }));
  const drawn: StatementId[] = [];
  while (drawn.length < count && left.length > 0) {
    const sum = left.reduce((total, { weight }) => total + weight, 0);
    let at = random() * sum;
    let place = left.findIndex(({ weight }) => (at -= weight) < 0);
    if (place < 0) place = left.length - 1;
    drawn.push(...left.splice(place, 1).map(({ id }) => id));
  }
  return drawn;
}
