import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PARTS, unfinishedParts } from './handover.ts';

test('LRN-33: every part of a pack may be skipped with nothing to hand on', () => {
  assert.equal(unfinishedParts({}).length, PARTS.length);
  assert.deepEqual(
    unfinishedParts({
      role: { text: 'I chair it', isSkipped: false },
      thanks: { text: '', isSkipped: true },
    }),
    ['people', 'promises', 'open', 'why', 'next', 'stuck', 'read'],
  );
});
