import assert from 'node:assert/strict';
import test from 'node:test';
import { explainPlace, explanationSentence } from './explain-place.ts';
import { orderQuestions } from './order-questions.ts';

/** The explanation of one question, everybody present having seen it; votes and people present by organisation. */
function explain(room: Record<string, [votes: number, present: number]>) {
  const part = (index: 0 | 1) => new Map(Object.entries(room).map(([key, tally]) => [key, tally[index]]));
  const question = { id: 'q', askedAt: 0, listedAt: 0, votes: part(0), seen: part(1) };
  const orders = orderQuestions([question], part(1), { now: 1e9 });
  const explanation = explainPlace(orders.questions.get('q')!, orders.grouping);
  const sentence = explanationSentence(
    explanation.reason,
    (organisation) => organisation ?? 'other organisations',
  );
  return { ...explanation, sentence };
}

test('a question wanted everywhere says so with the lowest share (RANK-8)', () => {
  const { sentence, score, groups } = explain({ A: [20, 40], B: [4, 5], C: [4, 5] });
  assert.equal(sentence, 'Wanted by at least 50% in every group.');
  assert.equal(score, 0.63);
  assert.deepEqual(groups[1], { organisation: 'B', votes: 4, present: 5 });
});

test('shares are rounded down, because the sentence says "at least"', () => {
  assert.equal(explain({ A: [2, 3], B: [2, 3] }).sentence, 'Wanted by at least 66% in every group.');
  assert.equal(explain({ A: [29, 100], B: [29, 100] }).sentence, 'Wanted by at least 29% in every group.');
});

test('a question of one organisation names it, if it has at least 3 votes (RANK-8)', () => {
  assert.equal(explain({ A: [40, 40], B: [0, 5], C: [0, 5] }).sentence, 'Mostly wanted by A.');
  assert.equal(explain({ A: [2, 40], B: [0, 5] }).sentence, '2 people want this answered, with 45 present.');
  assert.equal(
    explain({ A: [0, 40], B: [2, 2], C: [2, 2] }).sentence,
    'Mostly wanted by other organisations.',
  );
});

test('without a clear pattern the sentence only counts', () => {
  assert.equal(
    explain({ A: [0, 40], B: [5, 5], C: [5, 5] }).sentence,
    '10 people want this answered, with 50 present.',
  );
  assert.equal(explain({ A: [1, 9], B: [0, 9] }).sentence, '1 person wants this answered, with 18 present.');
  assert.equal(explain({ A: [0, 9], B: [0, 9] }).sentence, 'Nobody has voted for this question yet.');
});

test('with one group there is no score and nothing to compare (RANK-5)', () => {
  const { score, sentence } = explain({ A: [4, 5] });
  assert.equal(score, null);
  assert.equal(sentence, '4 people want this answered, with 5 present.');
});

test('a room of fewer than 3 shows no group (RANK-8)', () => {
  assert.deepEqual(explain({ A: [1, 1], B: [1, 1] }).groups, []);
});

test('small organisations appear only inside their pool (RANK-4, RANK-8)', () => {
  const { groups } = explain({ A: [4, 22], B: [1, 2], C: [2, 2], D: [3, 3] });
  assert.deepEqual(
    groups.map(({ organisation, present }) => [organisation, present]),
    [
      ['A', 22],
      ['D', 3],
      [null, 4],
    ],
  );
});
