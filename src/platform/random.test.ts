import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomText, secureRandom } from './random.ts';

test('no bytes are given twice, however few or many are asked for', () => {
  const counts = [16, 1, 255, 256, 257, 5_000];
  const given = Array.from({ length: 600 }, (_, at) => secureRandom(counts[at % counts.length] ?? 16));
  given.forEach((bytes, at) => assert.equal(bytes.length, counts[at % counts.length]));
  const long = given.filter(({ length }) => length >= 16).map((bytes) => bytes.toString('hex', 0, 16));
  assert.equal(new Set(long).size, long.length);
});

test('what was given stays as it is while more is drawn', () => {
  const first = secureRandom(16);
  const before = first.toString('hex');
  for (let at = 0; at < 1_000; at++) secureRandom(16);
  assert.equal(first.toString('hex'), before);
});

test('a text has so many characters of 32 that look unlike each other', () => {
  const text = randomText(4_000);
  assert.match(text, /^[0-9a-hjkmnp-tv-z]{4000}$/);
  assert.equal(new Set(text).size, 32);
  assert.equal(
    randomText(3, () => Buffer.from([0, 31, 32])),
    '0z0',
  );
});
