import type { StatementId } from './conversation.ts';

/** Guesses that one participant is asked for. */
export const GUESSES_EACH = 5;
/** Answers before anybody is asked what others answer: first their own mind. */
export const ANSWERS_BEFORE_GUESSES = 5;
/** Guesses at which a statement has enough; the next one begins to be asked about. */
const ENOUGH = 10;

/**
 * The statement to ask about next: of those that somebody has answered and not guessed the one nearest to enough
 * guesses, so that the few that are given say something soon; after that the one with fewest.
 */
export function nextGuess(
  answered: readonly StatementId[],
  guessed: ReadonlySet<string>,
  counts: ReadonlyMap<string, number>,
): StatementId | undefined {
  const open = answered.filter((id) => !guessed.has(id));
  const weight = (id: StatementId): number => {
    const count = counts.get(id) ?? 0;
    return count < ENOUGH ? count : -count;
  };
  return open.toSorted((a, b) => weight(b) - weight(a))[0];
}
