import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Pair, pairsOf } from '../../../analysis/grouping/problem.ts';
import { drawGroups } from './groups.ts';

const crowd = (count: number): string[][] =>
  Array.from({ length: count }, (_, index) => [
    `org ${index % 5}`,
    `place ${index % 3}`,
    `level ${index % 2}`,
  ]);
const nameOf = ([a, b]: Pair): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

test('twelve people who differ meet three others each', () => {
  const { groups, leftOut } = drawGroups({ people: crowd(12), apart: [] }, 1);
  assert.deepEqual(
    groups.map((group) => group.length),
    [4, 4, 4],
  );
  assert.deepEqual(leftOut, []);
});

test('nobody is put together twice, until everybody has met everybody', () => {
  for (const count of [4, 5, 7, 12, 13]) {
    const people = crowd(count);
    const apart: Pair[] = [];
    for (let round = 1; ; round += 1) {
      const { groups, leftOut } = drawGroups({ people, apart }, round);
      const met = new Set(apart.map(nameOf));
      for (const pair of pairsOf(groups))
        assert.ok(!met.has(nameOf(pair)), `${count} people, round ${round}`);
      const all = [...groups.flat(), ...leftOut].toSorted((a, b) => a - b);
      assert.deepEqual(all, [...people.keys()]);
      if (groups.length === 0) break;
      apart.push(...pairsOf(groups));
      assert.ok(round <= count * count);
    }
    assert.equal(apart.length, (count * (count - 1)) / 2);
  }
});

test('people who are to be kept apart never share a group, however many they are', () => {
  const pair = fc.tuple(fc.nat({ max: 11 }), fc.nat({ max: 11 })).filter(([a, b]) => a !== b);
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 60 }), fc.integer({ min: 4, max: 12 }), (pairs, count) => {
      const apart = pairs.filter(([a, b]) => a < count && b < count);
      const { groups, leftOut } = drawGroups({ people: crowd(count), apart }, 7);
      const kept = new Set(apart.map(nameOf));
      assert.ok(pairsOf(groups).every((each) => !kept.has(nameOf(each))));
      assert.ok(groups.every((group) => group.length >= 2 && group.length <= 5));
      assert.equal(groups.flat().length + leftOut.length, count);
    }),
    { numRuns: 60 },
  );
});

test('a hall is parted first and leaves nobody out', () => {
  const { groups, leftOut, best } = drawGroups({ people: crowd(700), apart: [[0, 1]] }, 3);
  assert.equal(new Set(groups.flat()).size, 700);
  assert.deepEqual([leftOut, best], [[], null]);
});
