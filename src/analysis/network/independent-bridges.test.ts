import assert from 'node:assert/strict';
import { test } from 'node:test';
import { independentBridges, type Tie } from './independent-bridges.ts';

const NET_8 = '1→2 2→3 3→1 3→4 4→5 5→6 6→4 5→2 6→7 7→8 8→6 4→7 2→7 7→1 1→5 8→3'
  .split(' ')
  .map((tie) => tie.split('→') as unknown as Tie);
const ORGANISATIONS = new Map(
  Object.entries({ 1: 'DfE', 2: 'DfE', 3: 'DfE', 4: 'HMRC', 5: 'HMRC', 6: 'HMRC', 7: 'MoJ', 8: 'MoJ' }),
);

test('NET-18: the reference network has two independent bridges between each two organisations', () => {
  assert.deepEqual(
    independentBridges(ORGANISATIONS, NET_8).map(({ bridges }) => bridges),
    [2, 2, 2],
  );
});

test('NET-18: ties that share a member are one bridge, and without ties there is none', () => {
  const of = new Map(Object.entries({ a: 'A', b: 'A', x: 'B', y: 'B' }));
  const bridges = (...ties: Tie[]) => independentBridges(of, ties)[0]?.bridges;
  assert.equal(bridges(['a', 'x'], ['a', 'y']), 1);
  assert.equal(bridges(['a', 'x'], ['y', 'a'], ['b', 'x']), 2);
  assert.equal(bridges(), 0);
  assert.equal(bridges(['a', 'b']), 0);
});
