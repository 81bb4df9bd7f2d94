import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { codePointLength, normaliseText } from './normalise.ts';

test('a letter typed with a separate accent counts once (LIVE-27)', () => {
  assert.equal(codePointLength('cafe\u0301'), 4);
  assert.equal(codePointLength('café'), 4);
});

test('characters beyond the basic plane count once, and joined emoji count their parts', () => {
  assert.equal(codePointLength('👍'), 1);
  assert.equal(codePointLength('👩‍👧'), 3);
});

test('a line end counts once however it was typed', () => {
  assert.equal(normaliseText('one\r\ntwo\rthree\n'), 'one\ntwo\nthree\n');
  assert.equal(codePointLength('a\r\nb'), 3);
});

test('text that no database stores is made storable', () => {
  assert.equal(normaliseText('a\0b\uD800'), 'ab\uFFFD');
});

test('normalising twice changes nothing, and the length is that of the normalised text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const once = normaliseText(text);
      assert.equal(normaliseText(once), once);
      assert.equal(codePointLength(text), [...once].length);
    }),
  );
});
