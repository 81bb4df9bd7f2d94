import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { changesOf } from './word-changes.ts';

const joined = (changes: ReturnType<typeof changesOf>, without: 'added' | 'removed'): string =>
  changes
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

test('FOR-5: what changed is told word by word', () => {
  assert.deepEqual(changesOf('We meet on Monday at the gate', 'We meet on Tuesday at the gate'), [
    { kind: 'same', text: 'We meet on ' },
    { kind: 'removed', text: 'Monday' },
    { kind: 'added', text: 'Tuesday' },
    { kind: 'same', text: ' at the gate' },
  ]);
  assert.deepEqual(changesOf('', 'New'), [{ kind: 'added', text: 'New' }]);
});

test('FOR-5: both wordings can be read off any difference', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'cc', ' ', '\n', '  '), { maxLength: 40 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changes = changesOf(before, after);
      assert.equal(joined(changes, 'added'), before);
      assert.equal(joined(changes, 'removed'), after);
    }),
  );
  const long = 'word '.repeat(3_000);
  assert.equal(joined(changesOf(long, `${long}end`), 'removed'), `${long}end`);
});
