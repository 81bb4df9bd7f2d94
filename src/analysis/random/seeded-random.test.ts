import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { seededRandom, xoshiro128StarStar, GENERATOR } from './seeded-random.ts';

test('the generator gives the numbers published for xoshiro128**', () => {
  const random = xoshiro128StarStar([1, 2, 3, 4]);
  assert.deepEqual(
    Array.from({ length: 6 }, () => random.nextUint32()),
    [11520, 0, 5927040, 70819200, 2031721883, 1637235492],
  );
});

test('the same seed gives the same numbers, another seed others (AGR-20)', () => {
  const numbers = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 8 }, () => random.nextUint32());
  };
  assert.deepEqual(numbers(1), numbers(1));
  const seeds = [0, 1, 2, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER];
  assert.equal(new Set(seeds.map((seed) => numbers(seed).join())).size, seeds.length);
  assert.equal(seededRandom(1).generator, GENERATOR);
});

test('a seed that is no whole number of 0 or more is rejected', () => {
  for (const seed of [-1, 1.5, NaN, Infinity])
    assert.throws(() => seededRandom(seed), { code: 'invalid_seed' });
});

test('numbers below a bound are all about equally frequent', () => {
  const random = seededRandom(3);
  const counts = Array.from({ length: 10 }, () => 0);
  for (let draw = 0; draw < 100_000; draw += 1) counts[random.below(10)]! += 1;
  // Chi-squared with 9 degrees of freedom: 27.9 is its 99.9% point.
  const chiSquared = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  assert.ok(chiSquared < 27.9, String(chiSquared));
});

test('shuffling uses the same numbers as drawing', () => {
  const items = Int32Array.from({ length: 50 }, (_, index) => index);
  const shuffled = Int32Array.from(items);
  const [first, second] = [seededRandom(8), seededRandom(8)];
  first.shuffle(shuffled);
  for (let last = items.length - 1; last > 0; last -= 1) {
    const chosen = second.below(last + 1);
    [items[last], items[chosen]] = [items[chosen]!, items[last]!];
  }
  assert.deepEqual(shuffled, items);
  assert.equal(first.nextUint32(), second.nextUint32());
});

test('shuffling keeps every item, and every order of three is about equally frequent', () => {
  fc.assert(
    fc.property(fc.nat(), fc.array(fc.integer({ min: -100, max: 100 })), (seed, items) => {
      const shuffled = Int32Array.from(items);
      seededRandom(seed).shuffle(shuffled);
      assert.deepEqual(shuffled.toSorted(), Int32Array.from(items).toSorted());
    }),
  );
  const random = seededRandom(4);
  const orders = new Map<string, number>();
  for (let draw = 0; draw < 60_000; draw += 1) {
    const items = Int32Array.of(1, 2, 3);
    random.shuffle(items);
    orders.set(items.join(), (orders.get(items.join()) ?? 0) + 1);
  }
  assert.equal(orders.size, 6);
  for (const count of orders.values()) assert.ok(Math.abs(count - 10_000) < 400, String(count));
});
