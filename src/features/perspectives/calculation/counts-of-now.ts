import type { PerspectivesDocument } from '../../../analysis/perspectives/document.ts';
import { polarisationOf } from '../../../analysis/perspectives/statements/polarisation-verdict.ts';
import type { CountsOfNow } from '../counts.repository.ts';

/**
 * A result with the answers to each statement as they are now, and the division that follows from them (OPN-84). Groups,
 * verdicts and everything else stay those of the calculation.
 */
export function withCountsOfNow(
  document: PerspectivesDocument,
  counts: readonly CountsOfNow[],
): PerspectivesDocument {
  const byId = new Map(counts.map((each) => [String(each.number), each]));
  return {
    ...document,
    statements: document.statements.map((each) => {
      const { agree, disagree, pass } = byId.get(each.id) ?? { agree: 0, disagree: 0, pass: 0 };
      const now = { agree, disagree, pass, votes: agree + disagree + pass };
      return { ...each, ...now, polarisation: each.included ? polarisationOf(now) : null };
    }),
  };
}
