import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GroupResult, StatementResult } from '../document.ts';
import { countsByGroup } from './counts-by-group.ts';

const groups = [0, 1, 2].map((id) => ({ id, label: 'ABC'.charAt(id) }) as GroupResult);

/** A statement that so many of each group have answered, all of them agreeing, and `others` who are in none. */
function answeredBy(sizes: readonly number[], others: number): StatementResult {
  const groupVotes = sizes.map((votes, group) => ({ group, agree: votes, disagree: 0, pass: 0, votes }));
  const votes = sizes.reduce((sum, each) => sum + each, others);
  return { agree: votes, disagree: 0, pass: 0, votes, groupVotes } as unknown as StatementResult;
}

const shownOf = (statement: StatementResult, minimum: number): (number | null)[] =>
  [...countsByGroup(statement, groups, minimum).values()].map((counts) => counts?.votes ?? null);

test('OPN-79: groups with enough answers are shown, small ones are not', () => {
  assert.deepEqual(shownOf(answeredBy([20, 15, 10], 1), 3), [20, 15, 10]);
  assert.deepEqual(shownOf(answeredBy([20, 15, 2], 5), 3), [20, 15, null]);
});

test('OPN-80: the smallest shown group is withheld with a single small one, which would follow by subtraction', () => {
  assert.deepEqual(shownOf(answeredBy([20, 15, 2], 0), 3), [20, null, null]);
});

test('a group of which nobody has answered is told as that', () => {
  assert.deepEqual(shownOf(answeredBy([20, 15, 0], 5), 3), [20, 15, 0]);
});
