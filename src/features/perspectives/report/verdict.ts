import type { StatementResult, StatementVerdict } from '../../../analysis/perspectives/document.ts';

const VERDICT_WORDS: Readonly<Record<StatementVerdict, string>> = {
  agreed: 'Mostly one voice',
  split: 'Divided',
  no_clearer_than_chance: 'No clearer than chance',
  not_enough_data: 'Too few answers to tell',
};

/** What the division of a statement means; where nearly everybody passed, that is no voice for or against. */
export function verdictWords({ verdict, pass, votes }: StatementResult): string {
  if (verdict === null) return '';
  return verdict === 'agreed' && pass * 2 > votes ? 'Mostly passed' : VERDICT_WORDS[verdict];
}
