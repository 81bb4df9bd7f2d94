import type { PerspectivesDocument, StatementResult } from '../../../analysis/perspectives/document.ts';
import { formatPercent } from '../../../design-system/format.ts';

/** Whether a result tells anything by kind of seat. */
export function hasSeats({ organisations }: Pick<PerspectivesDocument, 'organisations'>): boolean {
  return (organisations ?? []).length > 0;
}

/** "12%; by chance 5%; p 0.03": the share that lies between kinds of seat, never without what chance would give (OPN-56). */
export function betweenFigures({ betweenOrganisations: between }: StatementResult): string {
  if (between === null) return 'Too few to tell';
  const { share, expected, p, status } = between;
  const figures = `${formatPercent(share)}; by chance ${formatPercent(expected)}`;
  if (p !== null) return `${figures}; p ${p < 0.001 ? 'below 0.001' : p.toFixed(3)}`;
  return status === 'not_testable' ? `${figures}; too few to test` : `${figures}; not tested`;
}
