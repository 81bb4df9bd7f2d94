import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { seededRandom } from '../../random/seeded-random.ts';
import { analysePerspectives } from '../analyse-perspectives.ts';
import { settle } from '../options.ts';
import { prepare } from '../prepare.ts';
import { BOUNDARIES, camps, conversationOf, votesBy } from '../../testing/conversations.ts';
import { centreVotes, type CentredVotes } from './centred-votes.ts';
import { applyToOne } from './gram.ts';
import { orient } from './orientation.ts';
import { personPoints } from './positions.ts';
import { powerIteration } from './power-iteration.ts';
import { principalComponents } from './principal-components.ts';
import { addScaled, dot, length } from './vectors.ts';

const centred = (rows: ReturnType<typeof camps>) =>
  centreVotes(prepare(conversationOf(rows), settle({})).matrix);

function residual(votes: CentredVotes, vector: Float64Array, value: number): number {
  const into = new Float64Array(vector.length);
  applyToOne(votes, vector, into);
  addScaled(into, -value, vector);
  return length(into);
}

test('OPN-18, OPN-19: the mean is of the votes there are, passes as 0; who did not vote adds nothing', () => {
  const votes = centred(
    votesBy(4, 2, (person, statement) => (statement === 0 ? [1, 1, 0, null][person]! : 1)),
  );
  assert.ok(Math.abs(votes.centre[0]! - 2 / 3) < 1e-15);
  assert.equal(votes.difference.length, 7);
});

test('OPN-21, OPN-23: components are of unit length, at right angles and eigenvectors', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 4, max: 30 }), (seed, size) => {
      const votes = centred(camps(size, 14, seed));
      const { vectors, values, isConverged, iterations } = principalComponents(votes, {
        random: seededRandom(seed),
      });
      assert.ok(isConverged && iterations <= 500);
      assert.ok(Math.abs(dot(vectors[0], vectors[1])) < 1e-9);
      for (const place of [0, 1] as const) {
        assert.ok(Math.abs(length(vectors[place]) - 1) < 1e-12);
        assert.ok(residual(votes, vectors[place], values[place]) <= 1e-9 * values[0]);
      }
      assert.ok(values[0] >= values[1]);
    }),
    { numRuns: 25 },
  );
});

test('OPN-22: polis finds the same directions from a vector of ones, in at most 101 products each', () => {
  const votes = centred(camps(30, 12));
  const exact = principalComponents(votes, { random: seededRandom(1) });
  const found = powerIteration(votes);
  assert.ok(found.iterations <= 202);
  assert.ok(Math.abs(dot(found.vectors[0], exact.vectors[0])) > 1 - 1e-8);
});

test('OPN-23: components that are not found are told of, with how far they are off', () => {
  // In polis 101 products end the search; two directions that carry alike are not told apart by then.
  const { document } = analysePerspectives(conversationOf(BOUNDARIES['a hundred and one positions']!.rows), {
    method: 'polis',
  });
  const note = document.notes.find(({ code }) => code === 'PCA_NOT_CONVERGED');
  assert.deepEqual(note?.detail, { residual: document.pca?.residual });
});

test('OPN-24: the entry of largest magnitude is positive, of equals the lowest; later, along the last one', () => {
  const flipped = (entries: readonly number[], before?: readonly number[]) => [
    ...orient(Float64Array.from(entries), before === undefined ? null : Float64Array.from(before)),
  ];
  assert.deepEqual(flipped([0.1, -0.9, 0.2]), [-0.1, 0.9, -0.2]);
  assert.deepEqual(flipped([-0.5, 0.5, 0.5]), [0.5, -0.5, -0.5]);
  assert.deepEqual(flipped([0.1, 0.9], [-1, -1]), [-0.1, -0.9]);
});

test('OPN-25: the shares that two directions carry are those of all squares, and one at most', () => {
  const { document } = analysePerspectives(conversationOf(camps(20, 10)));
  const [first, second] = document.pca!.explained;
  const votes = centred(camps(20, 10));
  const { values } = principalComponents(votes, { random: seededRandom(4) });
  assert.ok(
    Math.abs(first - values[0] / votes.squares) < 1e-9 && Math.abs(second - values[1] / votes.squares) < 1e-9,
  );
  const one = BOUNDARIES['two camps that agree on everything inside']!.rows;
  assert.ok(analysePerspectives(conversationOf(one)).document.pca!.explained.every((share) => share <= 1));
});

test('OPN-26: with one direction every y is 0; without any there is no map and that is said', () => {
  const one = BOUNDARIES['two camps that agree on everything inside']!.rows;
  const { document } = analysePerspectives(conversationOf(one));
  assert.ok(document.participants.every(({ y }) => y === 0));
  assert.ok(document.statements.every(({ y }) => y === 0));
  for (const name of ['identical votes', 'nothing but passes']) {
    for (const method of ['default', 'polis'] as const) {
      const none = analysePerspectives(conversationOf(BOUNDARIES[name]!.rows), { method }).document;
      assert.deepEqual([none.pca, none.groups, none.grouping.k], [null, [], 0]);
      assert.deepEqual(
        none.notes.map(({ code }) => code),
        ['NO_VARIANCE'],
      );
    }
  }
});

test('OPN-27: who voted little is not drawn to the centre', () => {
  const rows = votesBy(20, 16, (person, statement) =>
    person === 0 && statement >= 8 ? null : (person + statement) % 2 === 0 ? 1 : -1,
  );
  const votes = centred(rows);
  const { vectors } = principalComponents(votes, { random: seededRandom(1) });
  const { x } = personPoints(votes, vectors);
  assert.ok(Math.abs(x[0]! / x[2]!) > 0.65, `${x[0]} of ${x[2]}: half the votes, √2 the stretch`);
});

test('OPN-29: nothing calls extremity by another name', () => {
  const { document } = analysePerspectives(conversationOf(camps(10, 8)));
  const { extremity, x, y } = document.statements[1]!;
  assert.ok(Math.abs(extremity! - Math.hypot(x!, y!)) < 1e-12);
  assert.ok(!/divisive/i.test(JSON.stringify(document)));
});
