import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standingWords } from './standing.ts';

test('what waits for its seats is said where an endeavour is named, and nothing where nothing does', () => {
  const active = { state: 'active', stewards: 2, proposed: null } as const;
  assert.equal(standingWords(active), undefined);
  assert.equal(standingWords({ ...active, stewards: 1 }), 'One steward only');
  assert.equal(standingWords({ ...active, stewards: 0 }), 'No steward yet');
  assert.equal(standingWords({ ...active, stewards: 0, proposed: 'close' }), 'Closing is proposed');
  const closed = { ...active, state: 'closed' } as const;
  assert.equal(standingWords(closed), 'Closed');
  assert.equal(standingWords({ ...closed, proposed: 'reopen' }), 'Closed, reopening is proposed');
});
