import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { poolOrganisations } from './pool-organisations.ts';

const pool = (present: Record<string, number>) => poolOrganisations(new Map(Object.entries(present)));

test('organisations of fewer than 3 people present stand together (RANK-4)', () => {
  assert.deepEqual(pool({ A: 22, B: 2, C: 2, D: 3 }).groups, [
    { organisation: 'A', organisations: ['A'], present: 22 },
    { organisation: 'D', organisations: ['D'], present: 3 },
    { organisation: null, organisations: ['B', 'C'], present: 4 },
  ]);
});

test('the smallest remaining organisation joins a pool of fewer than 3 (RANK-4)', () => {
  assert.deepEqual(pool({ A: 22, B: 2, D: 3 }).groups, [
    { organisation: 'A', organisations: ['A'], present: 22 },
    { organisation: null, organisations: ['B', 'D'], present: 5 },
  ]);
});

test('of two equally small organisations the first in text order joins the pool', () => {
  assert.deepEqual(
    pool({ Z: 4, M: 4, K: 9, x: 1 }).groups.map(({ organisation, organisations }) => [
      organisation,
      organisations,
    ]),
    [
      ['K', ['K']],
      ['Z', ['Z']],
      [null, ['M', 'x']],
    ],
  );
});

test('a room too small for any group is one pool, and an empty room has none', () => {
  assert.deepEqual(pool({ A: 1, B: 1 }).groups, [
    { organisation: null, organisations: ['A', 'B'], present: 2 },
  ]);
  assert.deepEqual(pool({ A: 0 }), { groups: [], groupOf: new Map(), present: 0 });
});

test('people who gave no organisation are grouped under the key the caller chose for them', () => {
  assert.deepEqual(
    pool({ '': 5, A: 3 }).groups.map(({ organisation }) => organisation),
    ['', 'A'],
  );
});

test('an organisation called "other organisations" is not taken for the pool', () => {
  assert.deepEqual(
    pool({ 'other organisations': 4, A: 2, B: 2 }).groups.map(({ organisation }) => organisation),
    ['other organisations', null],
  );
});

test('everybody present is in one group, no group but a lone pool has fewer than 3, and input order is irrelevant', () => {
  const rooms = fc.array(fc.tuple(fc.string({ maxLength: 2 }), fc.nat(6)), { maxLength: 12 });
  fc.assert(
    fc.property(rooms, (entries) => {
      const present = new Map(entries);
      const grouping = poolOrganisations(present);
      const total = [...present.values()].reduce((sum, people) => sum + people, 0);
      assert.equal(grouping.present, total);
      assert.ok(grouping.groups.length === 1 || grouping.groups.every((group) => group.present >= 3));
      assert.equal(grouping.groupOf.size, [...present.values()].filter((people) => people > 0).length);
      assert.deepEqual(poolOrganisations(new Map([...present].toReversed())), grouping);
    }),
  );
});

test('a number of people that counts nothing is rejected', () => {
  assert.throws(() => pool({ A: -1 }), { name: 'InvalidInputError', code: 'not_a_count' });
});
