import type { StatementResult, VoteCounts } from '../../../analysis/perspectives/document.ts';

/** People behind any figure of a file that leaves the service (OPN-79). */
const EXPORT_MINIMUM = 5;
/** Of a group, on a page. */
const GROUP_MINIMUM = 3;

/** People of a group behind any figure of a page; more where the convener raised it (OPN-79). */
export function groupMinimum({ leastShown }: { readonly leastShown: number | null }): number {
  return Math.max(GROUP_MINIMUM, leastShown ?? 0);
}

/** The same of a file that leaves the service. */
export function exportMinimum({ leastShown }: { readonly leastShown: number | null }): number {
  return Math.max(EXPORT_MINIMUM, leastShown ?? 0);
}

/** Whether a result shows a statement to everybody who may read it; one that waits or was taken away is for conveners. */
export function isShown({ included, metadata, moderation }: StatementResult, looksBefore: boolean): boolean {
  return included || (metadata && moderation >= (looksBefore ? 1 : 0));
}

/** The answers to a statement; null where fewer than the minimum stand behind them. */
export function shownCounts(counts: VoteCounts, minimum: number): VoteCounts | null {
  return counts.votes >= minimum ? counts : null;
}

/** "4 agree, 2 disagree, 1 pass, of 7", or why that is not told. */
export function countWords(statement: VoteCounts, minimum: number): string {
  if (statement.votes === 0) return 'Nobody has answered it yet';
  const counts = shownCounts(statement, minimum);
  if (counts === null) {
    const more = minimum - statement.votes;
    return `Answers are shown once ${minimum} people have answered: ${more} more ${more === 1 ? 'is' : 'are'} needed`;
  }
  return `${counts.agree} agree, ${counts.disagree} disagree, ${counts.pass} pass, of ${counts.votes}`;
}

/** One count of an information statement: a few who say the same of themselves could be known by it. */
export function informationWords(count: number, statement: VoteCounts, minimum: number): string {
  if (count === 0 && statement.votes >= minimum) return '0';
  return count < minimum || statement.votes < minimum ? `fewer than ${minimum}` : String(count);
}
