import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { valueOfRank } from './value-of-rank.ts';

test('the value of each rank is the one that stands there when the values are sorted', () => {
  // Few different numbers as well, so that many are equal.
  const numbers = fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -2, max: 2 }));
  fc.assert(
    fc.property(fc.array(numbers, { minLength: 1, maxLength: 60 }), (values) => {
      const sorted = Float64Array.from(values).toSorted();
      for (const [rank, expected] of sorted.entries()) {
        // 0 and −0 are as good as each other.
        assert.ok(
          valueOfRank(Float64Array.from(values), rank) === expected,
          `rank ${rank} of ${values.join(', ')}`,
        );
      }
    }),
  );
});
