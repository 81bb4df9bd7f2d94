import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { seededRandom } from '../../random/seeded-random.ts';
import { centreVotes } from './centred-votes.ts';
import { componentsOf } from './from-rows.ts';
import { principalComponents } from './principal-components.ts';
import { dot } from './vectors.ts';

/** Three people answer far more statements than they are. */
const wide = fc
  .tuple(
    fc.integer({ min: 2, max: 5 }),
    fc.array(fc.constantFrom(-1, 0, 1, null), { minLength: 60, maxLength: 90 }),
  )
  .map(([rows, cells]) => {
    const columns = Math.floor(cells.length / rows);
    const rowStart = [0];
    const column: number[] = [];
    const value: number[] = [];
    for (let row = 0; row < rows; row += 1) {
      for (let place = 0; place < columns; place += 1) {
        const cell = cells[row * columns + place] ?? null;
        if (cell === null) continue;
        column.push(place);
        value.push(cell);
      }
      rowStart.push(column.length);
    }
    return centreVotes({
      rows,
      columns,
      rowStart: Int32Array.from(rowStart),
      column: Int32Array.from(column),
      value: Int8Array.from(value),
    });
  });

test('components by way of the people are those by way of the statements (OPN-21)', () => {
  let compared = 0;
  fc.assert(
    fc.property(wide, (votes) => {
      if (votes.squares === 0) return;
      const straight = principalComponents(votes, { random: seededRandom(1) });
      const [first, second] = straight.values;
      const turned = componentsOf(votes, { random: seededRandom(1) });
      // Where two values lie close together any mixture of their vectors is as good.
      if (second > 0.9 * first) return;
      compared += 1;
      assert.ok(Math.abs(dot(straight.vectors[0], turned[0])) > 1 - 1e-9);
    }),
    { seed: 5 },
  );
  assert.ok(compared > 20, `${compared} compared`);
});
