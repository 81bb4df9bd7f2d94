/** In which order a participant meets statements (OPN-64). */
import type { RandomSource } from '../../random/seeded-random.ts';

/**
 * A statement that a participant may be shown: open for votes, neither voted on nor written nor put aside by them, and
 * in the lens being shown.
 */
export interface EligibleStatement {
  readonly id: string;
  /** Null for a statement that no calculation has seen yet. */
  readonly priority: number | null;
}

const UNKNOWN_PRIORITY = 1;

/**
 * The next statement, drawn with a chance in proportion to its priority; null if none is left.
 */
export function nextStatement(statements: readonly EligibleStatement[], random: RandomSource): string | null {
  const total = statements.reduce((sum, statement) => sum + weightOf(statement), 0);
  let left = random.uniform() * total;
  for (const statement of statements) {
    left -= weightOf(statement);
    if (left < 0) return statement.id;
  }
  return statements.at(-1)?.id ?? null;
}

/** All statements in the order of repeated draws without putting back. */
export function orderStatements(
  statements: readonly EligibleStatement[],
  random: RandomSource,
): readonly string[] {
  // Efraimidis & Spirakis 2006: waiting times with these rates end in the order of such draws.
  return statements
    .map((statement) => ({ id: statement.id, wait: -Math.log(random.uniform()) / weightOf(statement) }))
    .toSorted((a, b) => a.wait - b.wait)
    .map(({ id }) => id);
}

function weightOf({ priority }: EligibleStatement): number {
  return priority ?? UNKNOWN_PRIORITY;
}
