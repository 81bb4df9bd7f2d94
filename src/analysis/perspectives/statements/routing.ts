/** In which order a participant meets statements (OPN-64). */
import type { RandomSource } from '../../random/seeded-random.ts';

/**
 * A statement that a participant may be shown: open for votes, neither voted on nor written nor put aside by them, and
 * in the lens being shown.
 */
export interface EligibleStatement<Id extends string = string> {
  readonly id: Id;
  /** Null for a statement that no calculation has seen yet. */
  readonly priority: number | null;
}

const UNKNOWN_PRIORITY = 1;

/** All statements in the order of draws without putting back, each with a chance in proportion to its priority. */
export function orderStatements<Id extends string>(
  statements: readonly EligibleStatement<Id>[],
  random: Pick<RandomSource, 'uniform'>,
): readonly Id[] {
  // Efraimidis & Spirakis 2006: waiting times with these rates end in the order of such draws.
  return statements
    .map((statement) => ({ id: statement.id, wait: -Math.log(random.uniform()) / weightOf(statement) }))
    .toSorted((a, b) => a.wait - b.wait)
    .map(({ id }) => id);
}

function weightOf({ priority }: EligibleStatement): number {
  return priority ?? UNKNOWN_PRIORITY;
}
