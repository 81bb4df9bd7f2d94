import assert from 'node:assert/strict';
import test from 'node:test';
import { assertClose } from '../testing/assert-close.ts';
import { centreVotes } from './components/centred-votes.ts';
import { personPoints, statementPoints } from './components/positions.ts';
import { principalComponents } from './components/principal-components.ts';
import { seededRandom } from '../random/seeded-random.ts';
import { smooth, type Smoothing } from './grouping/smoothing.ts';
import { polarisationOf } from './statements/polarisation-verdict.ts';
import { priorityOf } from './statements/priority.ts';
import { compareTallies, shareDifferenceZ, shareZ } from './statements/share-tests.ts';
import { commonGroundOf, groupAwareConsensus } from './statements/common-ground.ts';

/** Six people, four statements; null is missing (section 21 of the specification). */
const ROWS = [
  [1, 1, -1, 1],
  [1, 1, null, 1],
  [1, null, -1, 0],
  [-1, -1, 1, null],
  [-1, 0, 1, 1],
  [null, -1, 1, 1],
];

function sparse(rows: readonly (readonly (number | null)[])[]) {
  const cells = rows.map((row) =>
    row.flatMap((value, column) => (value === null ? [] : [{ value, column }])),
  );
  const rowStart = [0];
  for (const row of cells) rowStart.push(rowStart.at(-1)! + row.length);
  return {
    rows: rows.length,
    columns: 4,
    rowStart: Int32Array.from(rowStart),
    column: Int32Array.from(cells.flat(), ({ column }) => column),
    value: Int8Array.from(cells.flat(), ({ value }) => value),
  };
}

function assertAll(actual: Iterable<number>, expected: readonly number[]): void {
  const found = [...actual];
  assert.equal(found.length, expected.length);
  expected.forEach((value, place) =>
    assert.ok(Math.abs(found[place]! - value) < 2e-6, `${found[place]} ${value}`),
  );
}

test('components and positions are those of the worked example (OPN-18 to OPN-28)', () => {
  const votes = centreVotes(sparse(ROWS));
  assertAll(votes.centre, [0.2, 0, 0.2, 0.8]);
  const { vectors, values } = principalComponents(votes, { random: seededRandom(1) });
  assertAll(values, [10.986303, 2.138247]);
  assertAll(
    values.map((value) => value / votes.squares),
    [0.762938, 0.148489],
  );
  const first = vectors[0].map((entry) => entry * Math.sign(vectors[0][2]!));
  const second = vectors[1].map((entry) => entry * Math.sign(vectors[1][1]!));
  assertAll(first, [-0.61151, -0.489347, 0.615669, 0.086869]);
  assertAll(second, [-0.177088, 0.774813, 0.372326, 0.479247]);
  const people = personPoints(votes, [first, second]);
  assertAll(people.x, [-1.699984, -1.109877, -1.498231, 1.981114, 1.243721, 1.153842]);
  assertAll(people.y, [0.2822, 0.841767, -1.122207, -0.305356, 0.606216, -0.440059]);
  const { x, y } = statementPoints(votes.centre, [first, second]);
  assertAll(
    x.map((value, place) => Math.hypot(value, y[place]!)),
    [1.018617, 1.832807, 1.151194, 0.194823],
  );
});

test('shares and their z values are the known ones (OPN-45 to OPN-48)', () => {
  assertClose(shareZ(10, 10), 3.3166247904);
  assertClose(shareZ(25, 26), 4.8112522432);
  assert.equal(shareZ(0, 0), 1);
  assertClose(shareDifferenceZ([7, 10], [3, 20]), 2.9790998766);
  const { agree } = compareTallies({ agree: 3, disagree: 0, votes: 3 }, { agree: 0, disagree: 2, votes: 2 });
  assertAll([agree.share, agree.z, agree.ratio, agree.ratioZ], [0.8, 2, 3.2, 1.932184]);
});

test('common ground and group-aware consensus are the known ones (OPN-41, OPN-42)', () => {
  const votes = (agrees: readonly (readonly [number, number])[]) =>
    agrees.map(([agree, all], group) => ({ group, agree, disagree: 0, pass: all - agree, votes: all }));
  const oneSided = votes([
    [40, 40],
    [0, 5],
    [0, 5],
  ]);
  assertClose(groupAwareConsensus(oneSided)!, 0.0199222546);
  assertClose(commonGroundOf(oneSided)!.agree, 0.2710895825);
  const spread = votes([
    [20, 40],
    [4, 5],
    [4, 5],
  ]);
  assertClose(groupAwareConsensus(spread)!, 0.2551020408);
  assertClose(commonGroundOf(spread)!.agree, 0.6342171441);
});

test('polarisation goes from one voice to two camps (OPN-53)', () => {
  const known = [
    [0, 0, 10, 0],
    [5, 5, 0, 0.25],
    [4, 4, 4, 0.5],
    [5, 0, 5, 1],
    [3, 1, 6, 0.55],
    [2, 5, 3, 0.35],
    [10, 2, 30, 0.452381],
  ] as const;
  for (const [disagree, pass, agree, expected] of known) {
    assertAll([polarisationOf({ disagree, pass, agree, votes: disagree + pass + agree })!], [expected]);
  }
  assert.equal(polarisationOf({ disagree: 0, pass: 0, agree: 0, votes: 0 }), null);
});

test('priority is the known one (OPN-62)', () => {
  const known = [
    [0, 0, 0, 0, 5.0625],
    [1, 0, 1, 0, 12.5297262501],
    [20, 3, 23, 0, 0.8805217331],
    [18, 3, 21, 1, 3.8373681096],
    [50, 10, 100, 2, 1.7909010291],
  ] as const;
  for (const [agree, pass, votes, extremity, expected] of known) {
    assertClose(priorityOf({ agree, pass, votes, extremity, metadata: false }), expected);
  }
  assert.equal(priorityOf({ agree: 5, pass: 0, votes: 9, extremity: 1, metadata: true }), 49);
});

test('a number of groups is shown after it was best four times (OPN-33)', () => {
  let state: Smoothing | null = null;
  const shown = [3, 2, 2, 3, 2, 2, 2, 2, 3].map((k) => {
    state = smooth(state, k);
    return [state.lastKCount, state.smoothedK];
  });
  assert.deepEqual(shown, [
    [1, 3],
    [1, 3],
    [2, 3],
    [1, 3],
    [1, 3],
    [2, 3],
    [3, 3],
    [4, 2],
    [1, 2],
  ]);
});
