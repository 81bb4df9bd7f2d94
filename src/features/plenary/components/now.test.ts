import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationWords } from './now.ts';

test('a time that somebody has waited is told in hours and minutes', () => {
  const minute = 60_000;
  for (const [ms, words] of [
    [0, 'less than a minute'],
    [minute - 1, 'less than a minute'],
    [minute, '1 minute'],
    [2.9 * minute, '2 minutes'],
    [60 * minute, '1 hour'],
    [65 * minute, '1 hour 5 minutes'],
    [121 * minute, '2 hours 1 minute'],
  ] as const) {
    assert.equal(durationWords(ms), words);
  }
});
