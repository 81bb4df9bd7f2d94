import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { breakDown } from './suppression.ts';

const counts = (...entries: [string, number][]) => new Map(entries);

test('groups of the minimum or more are shown in text order, small ones as one pool (OPN-79, OPN-80)', () => {
  assert.deepEqual(breakDown(counts(['Police', 7], ['Housing', 2], ['Health', 4], ['Charity', 1])), {
    total: 14,
    rows: [
      { group: 'Health', people: 4, withheld: false },
      { group: 'Police', people: 7, withheld: false },
      { group: null, people: 3, withheld: false },
    ],
  });
});

test('a pool below the minimum is withheld with the smallest shown group, as null and never 0 (OPN-80)', () => {
  assert.deepEqual(breakDown(counts(['Police', 9], ['Health', 5], ['Charity', 1])), {
    total: 15,
    rows: [
      { group: 'Health', people: null, withheld: true },
      { group: 'Police', people: 9, withheld: false },
      { group: null, people: null, withheld: true },
    ],
  });
});

test('a further group is withheld where the sum would give the pool away', () => {
  const { rows } = breakDown(counts(['A', 3], ['B', 5], ['C', 8], ['tiny', 1]));
  assert.deepEqual(
    rows?.filter(({ withheld }) => withheld).map(({ group }) => group),
    ['A', 'B', null],
  );
});

test('no breakdown is shown where even withholding every group leaves one possibility', () => {
  assert.deepEqual(breakDown(counts(['A', 3], ['tiny', 1])), { total: 4, rows: null });
  assert.deepEqual(breakDown(counts(['tiny', 2])), { total: 2, rows: null });
});

test('groups of nobody are left out and an empty breakdown has no rows', () => {
  assert.deepEqual(breakDown(counts(['A', 4], ['B', 0])).rows, [{ group: 'A', people: 4, withheld: false }]);
  assert.deepEqual(breakDown(new Map()), { total: 0, rows: [] });
});

test('the minimum may be raised, never lowered (OPN-79)', () => {
  assert.deepEqual(breakDown(counts(['A', 4], ['B', 3]), { minimum: 5 }).rows, [
    { group: null, people: 7, withheld: false },
  ]);
  assert.throws(() => breakDown(counts(['A', 4]), { minimum: 2 }), { code: 'minimum_too_small' });
  assert.throws(() => breakDown(counts(['A', 1.5])), { code: 'not_a_count' });
});

const LARGEST = 15;

/** Every room with groups A to D of 0 to `largest` people. */
function* rooms(largest: number): Generator<Map<string, number>> {
  for (let a = 0; a <= largest; a += 1)
    for (let b = 0; b <= largest; b += 1)
      for (let c = 0; c <= largest; c += 1)
        for (let d = 0; d <= largest; d += 1) yield counts(['A', a], ['B', b], ['C', c], ['D', d]);
}

test('a reader who knows the rules and every shown figure cannot tell the size of a withheld pool', () => {
  for (const minimum of [3, 4]) {
    const poolsBehind = new Map<string, Set<number>>();
    for (const room of rooms(LARGEST)) {
      const breakdown = breakDown(room, { minimum });
      // Beyond this total the enumeration lacks the rooms with one larger group that explain a figure equally well.
      if (breakdown.total > LARGEST || !breakdown.rows?.some(({ withheld }) => withheld)) continue;
      const pool = [...room.values()]
        .filter((people) => people < minimum)
        .reduce((sum, people) => sum + people, 0);
      const seen = JSON.stringify(breakdown);
      poolsBehind.set(seen, (poolsBehind.get(seen) ?? new Set()).add(pool));
    }
    assert.ok(poolsBehind.size > 50);
    for (const [seen, pools] of poolsBehind)
      assert.ok(pools.size >= 2, `${seen} gives away ${[...pools].join()}`);
  }
});

test('no shown figure is below the minimum, and shown figures never exceed the total', () => {
  const groups = fc.dictionary(fc.string({ minLength: 1, maxLength: 3 }), fc.nat(12), { maxKeys: 12 });
  fc.assert(
    fc.property(groups, fc.integer({ min: 3, max: 6 }), (sizes, minimum) => {
      const { total, rows } = breakDown(new Map(Object.entries(sizes)), { minimum });
      const shown = rows?.flatMap(({ people }) => people ?? []) ?? [];
      const withheld = rows?.filter((row) => row.withheld).length ?? 0;
      assert.ok(shown.every((people) => people >= minimum));
      const rest = total - shown.reduce((sum, people) => sum + people, 0);
      assert.ok(withheld === 0 ? rows === null || rest === 0 : withheld >= 2 && rest > minimum);
    }),
  );
});
