import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { lloyd } from './k-means.ts';

/** Whole numbers, so that many points are as near to one centre as to another, and many in one place. */
const coordinate = fc.integer({ min: -4, max: 4 });
const points = fc.array(fc.tuple(coordinate, coordinate), { minLength: 5, maxLength: 40 });

test('OPN-36: everybody is in the group whose centre is nearest, on a tie the earlier one, with one group to five', () => {
  fc.assert(
    fc.property(points, fc.integer({ min: 1, max: 5 }), (all, k) => {
      const x = Float64Array.from(all, ([of]) => of);
      const y = Float64Array.from(all, ([, of]) => of);
      const weight = new Float64Array(all.length).fill(1);
      const found = lloyd({ x, y, weight }, { x: x.slice(0, k), y: y.slice(0, k) });
      const apart = all.map(([px, py]) =>
        Array.from(found.centres.x, (of, group) => (px - of) ** 2 + (py - found.centres.y[group]!) ** 2),
      );
      const nearest = apart.map((of) => of.indexOf(Math.min(...of)));
      assert.deepEqual(Array.from(found.groupOf), nearest);
      const squares = apart.reduce((sum, of) => sum + Math.min(...of), 0);
      assert.ok(Math.abs(found.squares - squares) < 1e-9);
    }),
    { numRuns: 300 },
  );
});
