/** Components, and the positions that follow from them; null where the votes do not vary (OPN-26). */
import type { RandomSource } from '../random/seeded-random.ts';
import { centreVotes } from './components/centred-votes.ts';
import { orient } from './components/orientation.ts';
import { personPoints, statementPoints, type Points } from './components/positions.ts';
import { powerIteration } from './components/power-iteration.ts';
import { principalComponents, type Components } from './components/principal-components.ts';
import type { MethodName } from './document.ts';
import type { Prepared } from './prepare.ts';
import type { PerspectivesState } from './state.ts';

export interface OpinionMap {
  readonly centre: Float64Array;
  readonly components: Components;
  readonly explained: readonly [number, number];
  /** Of each row of the matrix. */
  readonly people: Points;
  /** Of each column of the matrix. */
  readonly statements: Points;
}

/** Passes over the votes at least, from earlier components (OPN-84). */
const FEWEST_WARM = 5;

/** A sum of squares at or below this share of the votes is rounding. */
const NO_VARIANCE = 1e-18;

export function drawMap(
  { matrix, zeroed, columnOf, statements }: Prepared,
  method: MethodName,
  random: RandomSource,
  previous: PerspectivesState | null,
): OpinionMap | null {
  const votes = centreVotes(matrix);
  if (votes.squares <= NO_VARIANCE * votes.column.length) return null;
  const ids = Array.from(columnOf, (place) => statements[place]!.id);
  const start = previous === null ? null : componentsFor(ids, previous);
  const components =
    method === 'polis'
      ? powerIteration(votes)
      : principalComponents(votes, { random, start, fewest: start === null ? 0 : FEWEST_WARM });
  const [first, second] = components.vectors;
  const vectors = [orient(first, start?.[0] ?? null), orient(second, start?.[1] ?? null)] as const;
  return {
    centre: votes.centre,
    components: { ...components, vectors },
    explained: [shareOf(components.values[0], votes.squares), shareOf(components.values[1], votes.squares)],
    people: personPoints(votes, vectors, zeroed.length),
    statements: statementPoints(votes.centre, vectors, zeroed.length),
  };
}

/** Where one direction carries everything, rounding must not make it more. */
function shareOf(part: number, whole: number): number {
  return Math.min(1, part / whole);
}

/** Earlier components for these columns, 0 for new ones; null if they have none of them. */
function componentsFor(
  ids: readonly string[],
  { statementIds, components }: PerspectivesState,
): readonly [Float64Array, Float64Array] | null {
  const placeOf = new Map(statementIds.map((id, place) => [id, place]));
  if (!ids.some((id) => placeOf.has(id))) return null;
  const [first, second] = components;
  const entry = (of: readonly number[], id: string) => of[placeOf.get(id) ?? -1] ?? 0;
  return [
    Float64Array.from(ids, (id) => entry(first, id)),
    Float64Array.from(ids, (id) => entry(second, id)),
  ];
}
