import { ITEMS } from '../diagnosis/instrument.ts';
import type { Rater, Round } from '../diagnosis/round.ts';

/** S1, S2, C1 … C6, P1 … P3 of the nine invented raters of ROUND-9; null is "I can't say". */
const ANSWERS = [
  [2, 1, 4, 5, 2, 4, 2, 5, 4, 2, 3],
  [1, 2, 3, 5, 1, 4, 1, 5, 4, 1, 3],
  [2, 2, 4, 4, 2, 5, 2, 4, 5, 2, 2],
  [3, 2, 4, 4, 2, 4, 1, 5, 4, 3, 3],
  [2, 1, 5, 5, 1, 4, 2, 5, 4, 2, 4],
  [2, 3, 2, 4, 3, null, 2, 4, 3, 2, 3],
  [4, 2, 4, 5, 2, 5, 1, 5, 5, 2, 3],
  [2, 2, 3, 4, 2, 4, null, 4, 4, 1, 2],
  [3, 1, 4, 5, 1, 5, 2, 5, 5, 2, 3],
];

const WRONG = [
  [5, 4, 2, 1, 3],
  [5, 5, 1, 2, 3],
  [4, 4, 2, 1, null],
  [2, 4, 4, 3, 3],
  [1, 5, 5, 4, 2],
  [2, 4, 4, null, 3],
  [1, 4, 5, 5, 5],
  [2, 3, 4, 5, 1],
  [1, 4, 5, 4, 4],
];

const DO = [
  [5, 4, 4, 2],
  [4, 5, 4, 1],
  [5, 4, 5, 2],
  [4, 4, 4, 2],
  [5, 5, 4, 1],
  [4, 4, null, 2],
  [5, 4, 4, 1],
  [4, 4, 5, 2],
  [5, 5, 4, 3],
];

const WORKS = [
  [1, 5, 2],
  [4, 2, 5],
  [5, 1, 3],
  [2, 5, 1],
  [5, 1, 4],
  [1, 4, 5],
  [5, 5, 1],
  [2, 1, 4],
  [4, 2, 5],
];

const DEPARTMENTS = ['DfE', 'HMRC', 'MoJ'];

/** For tests: the worked example ROUND-9. Its statements on what is wrong are RATERS-9. */
export const ROUND_9: Round = {
  statements: { wrong: 5, do: 4, works: 3 },
  isStatementRoundComplete: true,
  raters: ANSWERS.map((row, rater): Rater => ({
    organisation: DEPARTMENTS[Math.floor(rater / 3)]!,
    answers: Object.fromEntries(ITEMS.map((item, index) => [item, row[index]])),
    statements: { wrong: WRONG[rater]!, do: DO[rater]!, works: WORKS[rater]! },
  })),
};
