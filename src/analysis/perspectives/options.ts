import { InvalidInputError } from '../invalid-input.ts';
import type { Lens, MethodName } from './document.ts';
import { MIN_CELL, MOST_GROUPS } from './settings.ts';
import type { PerspectivesState } from './state.ts';

export interface PerspectivesOptions {
  /** `default` is the product's own; `polis` reproduces the published Polis calculation. */
  readonly method?: MethodName;
  /** A whole number, 0 or more. */
  readonly seed?: number;
  /** Only statements of this lens. */
  readonly lens?: Lens | null;
  /** Only accepted statements. */
  readonly strictModeration?: boolean;
  /** People behind a shown figure of an organisation (OPN-79): 3 for members, 5 for anything published. */
  readonly minCell?: number;
  /** Whether votes are hidden to test if the groups are real; by the method where left out (OPN-77). */
  readonly supportTest?: boolean;
  /** The number of groups, 1 to 5; null chooses. */
  readonly groups?: number | null;
  /** What the last calculation left, to start from (OPN-84). */
  readonly previous?: PerspectivesState | null;
  /** When this calculation is made, in milliseconds: changes of the groups must last a minute (OPN-86). */
  readonly at?: number | null;
  /** At closing nothing is held back (OPN-86). */
  readonly isClosing?: boolean;
}

export type Settled = Required<PerspectivesOptions>;

/** The smallest `minCell` (OPN-79). */
const SMALLEST_CELL = 3;

/** @throws InvalidInputError `minimum_too_small`, `invalid_groups` */
export function settle(options: PerspectivesOptions): Settled {
  const { method = 'default', minCell = MIN_CELL, groups = null } = options;
  if (!Number.isInteger(minCell) || minCell < SMALLEST_CELL) {
    throw new InvalidInputError(
      'minimum_too_small',
      `At least ${SMALLEST_CELL} people must stand behind a figure`,
    );
  }
  if (groups !== null && !(Number.isInteger(groups) && groups >= 1 && groups <= MOST_GROUPS)) {
    throw new InvalidInputError(
      'invalid_groups',
      `The number of groups must be 1 to ${MOST_GROUPS}: ${groups}`,
    );
  }
  return {
    seed: 1,
    lens: null,
    strictModeration: false,
    supportTest: method === 'default',
    previous: null,
    at: null,
    isClosing: false,
    ...options,
    method,
    minCell,
    groups,
  };
}
