/**
 * Polarisation of agree, pass and disagree, and whether it differs from chance (OPN-53, OPN-54, AGR-5).
 *
 * Working out the exact lines of chance for every number of votes takes long, so a statement that lies well outside any
 * line is judged by bounds of A·√n first; the others by the lines themselves.
 */
import { judgeItem } from '../../agreement/verdict.ts';
import { vanDerEijkA } from '../../agreement/van-der-eijk-a.ts';
import { polarisation } from '../../agreement/polarisation.ts';
import { isNoResult } from '../../status.ts';
import type { StatementVerdict, VoteCounts } from '../document.ts';

/**
 * Bounds of A·√n outside the lines for three answers at every n from here on: measured at each n up to 314 and at sixty
 * larger ones, with 120 seeds, the lines lie between −1.53 and −1.20, and between 1.69 and 1.86.
 */
const BOUNDS_FROM = 30;
const [SURELY_SPLIT, NOT_SPLIT, NOT_AGREED, SURELY_AGREED] = [-1.65, -1.1, 1.6, 1.95] as const;

export function polarisationOf({ agree, disagree, pass }: VoteCounts): number | null {
  const agreement = vanDerEijkA([disagree, pass, agree]);
  return isNoResult(agreement) ? null : polarisation(agreement);
}

/** @param seed matters only above 314 votes, where the lines come from random rounds */
export function verdictOf({ agree, disagree, pass, votes }: VoteCounts, seed: number): StatementVerdict {
  const counts = [disagree, pass, agree];
  const agreement = vanDerEijkA(counts);
  if (votes < 3 || isNoResult(agreement)) return 'not_enough_data';
  if (votes >= BOUNDS_FROM) {
    const scaled = agreement * Math.sqrt(votes);
    if (scaled > SURELY_AGREED) return 'agreed';
    if (scaled < SURELY_SPLIT) return 'split';
    if (scaled > NOT_SPLIT && scaled < NOT_AGREED) return 'no_clearer_than_chance';
  }
  const judged = judgeItem(counts, { seed });
  return isNoResult(judged) ? 'not_enough_data' : judged.verdict;
}
