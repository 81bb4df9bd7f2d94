import type { ShownGroups } from '../state.ts';

/** A change is shown after so many recalculations that last so long (OPN-86). */
const TIMES = 4;
const MILLISECONDS = 60_000;

/**
 * The number of groups to show: a change, or a loss of support (which shows one group), must last first.
 *
 * @param k the number that the votes support now, 1 if none
 * @param canKeep whether groups of the number shown so far can still be made
 * @param at when the calculation is made, in milliseconds; null counts recalculations alone
 */
export function holdGroups(
  before: ShownGroups | null,
  k: number,
  canKeep: boolean,
  at: number | null,
): ShownGroups {
  if (before === null || before.k === k || !canKeep) return { k, waiting: null };
  const isSame = before.waiting?.k === k;
  const times = isSame ? (before.waiting?.times ?? 0) + 1 : 1;
  const since = isSame ? (before.waiting?.since ?? at) : at;
  const hasLasted = at === null || since === null || at - since >= MILLISECONDS;
  return times >= TIMES && hasLasted ? { k, waiting: null } : { k: before.k, waiting: { k, times, since } };
}
