import type { PerspectivesDocument } from '../../../analysis/perspectives/document.ts';
import { GROUPS_WITHHELD } from '../../../analysis/perspectives/telling/why-no-groups.ts';

/**
 * A result in which everybody placed is one group, where a group that was found has fewer people than may stand behind a
 * figure (OPN-79). To leave out the small group alone would tell of it: what it is follows from the others and the total.
 *
 * @param minimum people behind any figure of a group
 */
export function withholdSmallGroups(document: PerspectivesDocument, minimum: number): PerspectivesDocument {
  const { groups, participants, statements, grouping, counts } = document;
  if (groups.length < 2 || groups.every(({ size }) => size >= minimum)) return document;
  const mean = (axis: 'x' | 'y') =>
    groups.reduce((sum, { centre, size }) => sum + centre[axis] * size, 0) / counts.clusterable;
  return {
    ...document,
    grouping: {
      ...grouping,
      k: 1,
      supported: null,
      score: null,
      gain: null,
      se: null,
      relativeGain: null,
      candidates: [],
    },
    participants: participants.map((each) => ({ ...each, group: each.group === null ? null : 0 })),
    groups: [
      {
        id: 0,
        label: 'A',
        size: counts.clusterable,
        centre: { x: mean('x'), y: mean('y') },
        representative: [],
      },
    ],
    commonGround: { agree: [], disagree: [] },
    differences: [],
    statements: statements.map((each) => ({
      ...each,
      groupAwareConsensus: null,
      commonGround: null,
      gap: null,
      groupVotes: [],
    })),
    lenses: document.lenses.map((each) => ({ ...each, commonGround: 0, differences: 0 })),
    lensAgreement: [],
    notes: [
      ...document.notes,
      {
        code: GROUPS_WITHHELD,
        message:
          `The answers fall into groups, but one of them has fewer than ${minimum} people. ` +
          `No group is shown until each has at least ${minimum}.`,
        detail: { minimum },
      },
    ],
  };
}
