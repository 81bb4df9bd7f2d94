import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oncePerMinute } from './once-per-minute.ts';

test('of errors with the same words one a minute is passed on, whichever worker met it', (context) => {
  let now = 0;
  context.mock.method(performance, 'now', () => now);
  const passed: string[] = [];
  const report = oncePerMinute((error) => passed.push(error.message));
  report(new Error('away (Queue: mail, Worker: 1)'));
  report(new Error('away (Queue: mail, Worker: 2)'));
  report(new Error('something else'));
  now = 59_000;
  report(new Error('away'));
  assert.deepEqual(passed, ['away (Queue: mail, Worker: 1)', 'something else']);
  now = 60_000;
  report(new Error('away'));
  assert.equal(passed.length, 3);
});
