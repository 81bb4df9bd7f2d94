import type { PerspectivesDocument } from '../document.ts';

/** The note that groups were found, one of which has too few people to be told of. */
export const GROUPS_WITHHELD = 'GROUPS_WITHHELD';

const REASONS = [
  GROUPS_WITHHELD,
  'TOO_FEW_VOTERS',
  'NO_VARIANCE',
  'NO_ADMISSIBLE_GROUPING',
  'GROUPS_NOT_SUPPORTED',
];

/** Why there are no groups, in sentences; none where there are some. */
export function whyNoGroups({ groups, notes }: PerspectivesDocument): readonly string[] {
  if (groups.length > 1) return [];
  return notes.filter(({ code }) => REASONS.includes(code)).map(({ message }) => message);
}
