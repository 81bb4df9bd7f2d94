import { ratingTable } from '../agreement/rating-table.ts';

/** The worked example RATERS-9: nine invented raters of three departments, five statements, two answers missing. */
export const RATERS_9 = ratingTable(
  [
    [5, 4, 2, 1, 3],
    [5, 5, 1, 2, 3],
    [4, 4, 2, 1, null],
    [2, 4, 4, 3, 3],
    [1, 5, 5, 4, 2],
    [2, 4, 4, null, 3],
    [1, 4, 5, 5, 5],
    [2, 3, 4, 5, 1],
    [1, 4, 5, 4, 4],
  ],
  ['DfE', 'DfE', 'DfE', 'HMRC', 'HMRC', 'HMRC', 'MoJ', 'MoJ', 'MoJ'],
  { min: 1, max: 5 },
);
