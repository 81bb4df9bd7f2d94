import type { MethodName } from './document.ts';
import type { Smoothing } from './grouping/smoothing.ts';

/**
 * What a calculation leaves for the next one of the same conversation (OPN-88), to be stored as JSON. Losing it changes
 * nothing but labels and smoothing.
 */
export interface PerspectivesState {
  readonly version: string;
  readonly method: MethodName;
  readonly seed: number;
  readonly statementIds: readonly string[];
  readonly components: readonly [readonly number[], readonly number[]];
  /** Centre of each group shown. */
  readonly centres: { readonly x: readonly number[]; readonly y: readonly number[] };
  /** The people placed in groups, and the group of each. */
  readonly people: readonly string[];
  readonly groupOf: readonly number[];
  /** Method `polis` (OPN-33). */
  readonly smoothing: Smoothing | null;
  /** Method `default` (OPN-86). */
  readonly shown: ShownGroups | null;
}

/** The number of groups shown, and another one that waits to be shown. */
export interface ShownGroups {
  readonly k: number;
  readonly waiting: { readonly k: number; readonly times: number; readonly since: number | null } | null;
}
