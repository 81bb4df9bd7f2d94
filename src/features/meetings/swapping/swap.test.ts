import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonId } from '../../people/index.ts';
import { apartFrom, canSwap, partedBy, type Place } from './swap.ts';

const id = (name: string) => name as PersonId;
const place = (name: string, group: number): Place => ({ personId: id(name), group });
const [ann, bob, cat, dan] = [place('ann', 1), place('bob', 1), place('cat', 2), place('dan', 2)];
const places = [ann, bob, cat, dan];
const apart = (...pairs: readonly (readonly [string, string])[]) =>
  apartFrom(pairs.map(([a, b]) => [id(a), id(b)] as const));

test('LRN-25: two people of different groups can swap where nobody comes together whom something keeps apart', () => {
  assert.equal(canSwap(places, apart(), ann, cat), true);
  assert.equal(canSwap(places, apart(), ann, bob), false);
  // Ann would come to Dan, and Cat to Bob.
  assert.equal(canSwap(places, apart(['dan', 'ann']), ann, cat), false);
  assert.equal(canSwap(places, apart(['bob', 'cat']), ann, cat), false);
  // Who have met can still take each other's place, and groups that break up may.
  assert.equal(canSwap(places, apart(['ann', 'cat'], ['ann', 'bob']), ann, cat), true);
});

test('who shared a group until the swap is known', () => {
  assert.deepEqual(partedBy(places, ann, cat), [
    ['ann', 'bob'],
    ['cat', 'dan'],
  ]);
});
