import assert from 'node:assert/strict';
import test from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { analysePerspectives } from '../analyse-perspectives.ts';
import { settle } from '../options.ts';
import { prepare } from '../prepare.ts';
import { camps, conversationOf, votesBy } from '../../testing/conversations.ts';
import { testSupport } from './support-test.ts';

const matrixOf = (rows: ReturnType<typeof camps>) => prepare(conversationOf(rows), settle({}));

test('OPN-74, OPN-75: gain and its standard error are those worked out by hand', () => {
  // Two people a group, one statement for each vote: whatever is hidden, the rest of it is known.
  const { matrix, placed } = matrixOf(votesBy(8, 12, (person) => (person < 4 ? 1 : -1)));
  const hidden: number[] = [];
  const found = testSupport(
    matrix,
    placed,
    (votes, left) => {
      hidden.push(matrix.column.length - votes.column.length);
      return { groupOf: Uint8Array.from(left, (row) => (row < 4 ? 0 : 1)), groups: 2 };
    },
    seededRandom(1),
  );
  assert.equal(hidden.length, 25, 'five folds, five times (OPN-73)');
  for (let round = 0; round < 5; round += 1) {
    const folds = hidden.slice(round * 5, round * 5 + 5);
    assert.equal(
      folds.reduce((sum, votes) => sum + votes, 0),
      96,
      'every vote is hidden once',
    );
  }
  assert.ok(found !== null && found.gain > 0 && found.isSupported);
  // A group that is everybody predicts what everybody's votes predict, smoothed alike: no gain at all.
  const all = testSupport(
    matrix,
    placed,
    (_votes, left) => ({ groupOf: new Uint8Array(left.length), groups: 1 }),
    seededRandom(1),
  );
  assert.ok(Math.abs(all!.gain) < 0.1 && all!.gain < found.gain);
});

test('OPN-73, OPN-76: votes are dealt five times where those that take part are few, of a sample its own; once where many', () => {
  const foldsOf = (people: number, statements: number) => {
    const { matrix, placed } = matrixOf(votesBy(people, statements, (person) => (person % 2 === 0 ? 1 : -1)));
    let folds = 0;
    const regroup = (_votes: unknown, left: Int32Array) => {
      folds += 1;
      return { groupOf: Uint8Array.from(left, (row) => row % 2), groups: 2 };
    };
    testSupport(matrix, placed, regroup, seededRandom(1));
    return folds;
  };
  assert.equal(foldsOf(5_100, 10), 25, '51,000 votes, of which the sample has 20,000');
  assert.equal(foldsOf(2_500, 26), 5, 'a sample of 52,000 votes');
  assert.equal(foldsOf(1_000, 50), 25, '50,000 votes and no sample');
  assert.equal(foldsOf(1_020, 50), 5, '51,000 votes and no sample');
});

test('OPN-74: a vote is predicted from the others of its person’s group, smoothed by five votes of all', () => {
  // One statement, ten people; a single fold of one vote can be worked out on paper.
  const { matrix, placed } = matrixOf(votesBy(10, 1, (person) => (person < 5 ? 1 : -1)));
  const gains: number[] = [];
  const found = testSupport(
    matrix,
    placed,
    (votes, left) => {
      const agree = votes.value.filter((value) => value === 1).length;
      const rest = votes.value.length;
      // All who agree are in one group: of a hidden agree, q0 = (agree + 1) / (rest + 3).
      const without = (agree + 1) / (rest + 3);
      gains.push(Math.log((agree + 5 * without) / (agree + 5) / without));
      return { groupOf: Uint8Array.from(left, (row) => (row < 5 ? 0 : 1)), groups: 2 };
    },
    seededRandom(1),
  );
  // Whose only vote is hidden is not placed, so nothing is predicted.
  assert.equal(found, null);
  assert.ok(gains.every(Number.isFinite));
});

test('OPN-76, OPN-77: of many people two thousand are asked, and it is said; in polis on request alone', () => {
  const rows = votesBy(2_100, 8, (person, statement) =>
    statement % 2 === 0 || person % 2 === 0 ? 1 : (person + statement) % 5 === 0 ? 0 : -1,
  );
  const conversation = conversationOf(rows);
  const told = (options: Parameters<typeof analysePerspectives>[1]) =>
    analysePerspectives(conversation, options).document;
  const sampled = (document: ReturnType<typeof told>) =>
    document.notes.find(({ code }) => code === 'SAMPLED')?.detail ?? null;
  const ours = told({});
  assert.deepEqual([ours.grouping.supported, sampled(ours)], [true, { people: 2000 }]);
  const polis = told({ method: 'polis' });
  assert.deepEqual([polis.grouping.supported, polis.grouping.gain, sampled(polis)], [null, null, null]);
  const tested = told({ method: 'polis', supportTest: true });
  assert.deepEqual(sampled(tested), { people: 2000 });
  assert.notEqual(tested.grouping.gain, null);
  assert.deepEqual(tested.groups, polis.groups);
  const untested = told({ supportTest: false });
  assert.deepEqual([untested.grouping.supported, untested.grouping.k, sampled(untested)], [null, 2, null]);
});
