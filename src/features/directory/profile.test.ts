import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSince, sinceWords } from './profile.ts';

test('since when is read as people write it, and said in words', () => {
  for (const [typed, kept, words] of [
    ['2021', '2021', '2021'],
    ['March 2021', '2021-03', 'March 2021'],
    ['sept 2019', '2019-09', 'September 2019'],
    ['3/2021', '2021-03', 'March 2021'],
    ['', '', ''],
  ] as const) {
    assert.equal(readSince(typed), kept, typed);
    assert.equal(sinceWords(kept), words);
  }
  for (const wrong of ['last year', '13/2021', '21', 'Mars 2021', '1821'])
    assert.equal(readSince(wrong), null, wrong);
});
