import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StatementId } from './conversation.ts';
import { nextGuess } from './guessing.ts';

const ids = ['a', 'b', 'c'] as StatementId[];

test('guesses gather on few statements until these have enough, and then spread', () => {
  assert.equal(nextGuess(ids, new Set(), new Map([['b', 4]])), 'b');
  const enough = new Map([
    ['b', 10],
    ['c', 12],
  ]);
  assert.equal(nextGuess(ids, new Set(), enough), 'a');
  assert.equal(nextGuess(ids, new Set(['a']), enough), 'b');
  assert.equal(nextGuess(ids, new Set(ids), enough), undefined);
});
