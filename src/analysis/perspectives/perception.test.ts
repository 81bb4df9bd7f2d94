import assert from 'node:assert/strict';
import test from 'node:test';
import { perceptionOf } from './perception.ts';

const guesses = (count: number, mean: number, variance = 0.01) => ({ count, mean, variance });

test('SHAPE-15: the gap is what people expect less what they answer, and both are told', () => {
  const found = perceptionOf(guesses(20, 0.4), { agree: 90, votes: 100 });
  assert.deepEqual(found, { perceived: 0.4, actual: 0.9, gap: 0.4 - 0.9, reading: 'more-agree' });
  assert.equal(perceptionOf(guesses(20, 0.8), { agree: 30, votes: 100 })?.reading, 'fewer-agree');
});

test('SHAPE-15: fewer than five guesses tell nothing, nor do few answers', () => {
  assert.equal(perceptionOf(guesses(4, 0.4), { agree: 90, votes: 100 }), null);
  assert.equal(perceptionOf(guesses(20, 0.4), { agree: 6, votes: 6 }), null);
});

test('a gap that is small, or no clearer than chance, is none', () => {
  assert.equal(perceptionOf(guesses(500, 0.5), { agree: 360, votes: 1000 })?.reading, 'as-expected');
  assert.equal(perceptionOf(guesses(5, 0.4, 0.15), { agree: 5, votes: 8 })?.reading, 'as-expected');
});
