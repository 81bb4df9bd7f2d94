import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PlacesOfIds } from './places-of-ids.ts';

test('ids that differ as texts have places of their own, whether they are numbers or not', () => {
  const ids = [
    '0',
    '00',
    '7',
    '07',
    '',
    '-7',
    '+7',
    '7.0',
    ' 7',
    '7e1',
    '70',
    '999999',
    '1000000',
    '٧',
    'p7',
  ];
  const places = new PlacesOfIds();
  for (const [place, id] of ids.entries()) {
    assert.equal(places.get(id), undefined);
    places.set(id, place);
  }
  assert.deepEqual(
    ids.map((id) => places.get(id)),
    [...ids.keys()],
  );
});

test('they are found as in a map', () => {
  const id = fc.oneof(fc.nat({ max: 2_000_000 }).map(String), fc.string());
  fc.assert(
    fc.property(fc.array(id), fc.array(id), (added, asked) => {
      const places = new PlacesOfIds();
      const map = new Map(added.map((each, place) => [each, place]));
      for (const [place, each] of added.entries()) places.set(each, place);
      for (const each of [...added, ...asked]) assert.equal(places.get(each), map.get(each));
    }),
  );
});
