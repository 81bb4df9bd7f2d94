import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moveInOrder } from './move-in-order.ts';

test('an item moves one place up or down', () => {
  assert.deepEqual(moveInOrder(['a', 'b', 'c'], 'c', 'up'), ['a', 'c', 'b']);
  assert.deepEqual(moveInOrder(['a', 'b', 'c'], 'a', 'down'), ['b', 'a', 'c']);
});

test('the first stays when it moves up, the last when it moves down, and so does all for an unknown one', () => {
  assert.deepEqual(moveInOrder(['a', 'b'], 'a', 'up'), ['a', 'b']);
  assert.deepEqual(moveInOrder(['a', 'b'], 'b', 'down'), ['a', 'b']);
  assert.deepEqual(moveInOrder(['a', 'b'], 'x', 'up'), ['a', 'b']);
});
