import assert from 'node:assert/strict';
import { test } from 'node:test';
import { informationWords } from './counts.ts';

test('few who say something of themselves are not counted out', () => {
  const votes = { agree: 2, disagree: 40, pass: 0, votes: 42 };
  assert.equal(informationWords(2, votes, 5), 'fewer than 5');
  assert.equal(informationWords(40, votes, 5), '40');
});
