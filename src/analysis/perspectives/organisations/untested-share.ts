import type { Answer } from './answer.ts';

/**
 * Σ SSB / Σ SST over statements, and the share to expect by chance as if no organisation could lose all its answers
 * (AGR-12, AGR-13): for numbers that are too large to relabel, or not worth it.
 *
 * @returns null if nothing varies
 */
export function untestedShare(
  statements: readonly (readonly Answer[])[],
  organisationOf: ReadonlyMap<number, string>,
): { readonly share: number; readonly expected: number } | null {
  let [between, total, expected] = [0, 0, 0];
  for (const answers of statements) {
    const squares = squaresOf(answers, organisationOf);
    between += squares.between;
    total += squares.total;
    expected += squares.expected;
  }
  return total === 0 ? null : { share: between / total, expected: Math.min(1, expected / total) };
}

function squaresOf(answers: readonly Answer[], organisationOf: ReadonlyMap<number, string>) {
  const groups = new Map<string, { votes: number; sum: number }>();
  let [votes, sum, squares] = [0, 0, 0];
  for (const { person, vote } of answers) {
    const organisation = organisationOf.get(person);
    if (organisation === undefined) continue;
    const group = groups.get(organisation) ?? { votes: 0, sum: 0 };
    groups.set(organisation, group);
    group.votes += 1;
    group.sum += vote;
    votes += 1;
    sum += vote;
    squares += vote * vote;
  }
  if (votes < 2) return { between: 0, total: 0, expected: 0 };
  const total = squares - sum ** 2 / votes;
  const parts = groups.values().reduce((all, group) => all + group.sum ** 2 / group.votes, 0);
  return {
    between: Math.max(0, parts - sum ** 2 / votes),
    total,
    expected: (total * (groups.size - 1)) / (votes - 1),
  };
}
