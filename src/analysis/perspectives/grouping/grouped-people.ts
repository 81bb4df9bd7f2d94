import type { Points } from '../components/positions.ts';
import type { GroupingResult, PerspectivesNote } from '../document.ts';
import type { ShownGroups } from '../state.ts';
import type { Smoothing } from './smoothing.ts';

/** Who is in which group, by either method. */
export interface GroupedPeople {
  /** The group of each placed person. */
  readonly groupOf: Uint8Array;
  readonly centres: Points;
  readonly grouping: GroupingResult;
  readonly notes: readonly PerspectivesNote[];
  readonly smoothing: Smoothing | null;
  readonly shown: ShownGroups | null;
}

/** Everybody in one group, at the mean of all. */
export function oneGroup({ x, y }: Points): Pick<GroupedPeople, 'groupOf' | 'centres'> {
  const mean = (axis: Float64Array) =>
    Float64Array.of(axis.reduce((sum, value) => sum + value, 0) / axis.length);
  return { groupOf: new Uint8Array(x.length), centres: { x: mean(x), y: mean(y) } };
}

export function nobodyGrouped(criterion: GroupingResult['criterion']): GroupedPeople {
  return {
    groupOf: new Uint8Array(0),
    centres: { x: new Float64Array(0), y: new Float64Array(0) },
    grouping: {
      k: 0,
      supported: null,
      criterion,
      score: null,
      gain: null,
      se: null,
      relativeGain: null,
      candidates: [],
    },
    notes: [],
    smoothing: null,
    shown: null,
  };
}
