import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gatherReads } from './gather-reads.ts';

/** A store whose reads take what is there when they begin, and end when a test lets them. */
function store(entries: Record<string, number>) {
  const reads: { keys: readonly string[]; end: () => void; fail: (error: Error) => void }[] = [];
  const values = new Map(Object.entries(entries));
  const find = gatherReads<number>((keys) => {
    const found = new Map([...values].filter(([key]) => keys.includes(key)));
    const { promise, resolve, reject } = Promise.withResolvers<ReadonlyMap<string, number>>();
    reads.push({ keys, end: () => resolve(found), fail: reject });
    return promise;
  });
  return { find, values, reads };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('who asks at the same time shares one read, each with their own answer', async () => {
  const { find, reads } = store({ a: 1, b: 2 });
  const asked = [find('a'), find('b'), find('a'), find('nowhere')];
  await turn();
  assert.deepEqual(
    reads.map(({ keys }) => keys),
    [['a', 'b', 'nowhere']],
  );
  reads[0]?.end();
  assert.deepEqual(await Promise.all(asked), [1, 2, 1, undefined]);
});

test('who asks during a read is answered by the next, which sees what was written meanwhile', async () => {
  const { find, values, reads } = store({ a: 1 });
  const before = find('a');
  await turn();
  values.set('a', 5);
  const after = [find('a'), find('a')];
  reads[0]?.end();
  assert.equal(await before, 1);
  await turn();
  assert.equal(reads.length, 2);
  reads[1]?.end();
  assert.deepEqual(await Promise.all(after), [5, 5]);
});

test('a read that fails fails for those who waited for it alone', async () => {
  const { find, reads } = store({ a: 1 });
  const first = find('a');
  await turn();
  const second = find('a');
  reads[0]?.fail(new Error('away'));
  await assert.rejects(first, /away/);
  await turn();
  reads[1]?.end();
  assert.equal(await second, 1);
});

test('with a time to gather, who asks soon after a read shares the next', async () => {
  const reads: (readonly string[])[] = [];
  const find = gatherReads<number>(
    async (keys) => {
      reads.push(keys);
      return new Map(keys.map((key) => [key, 1]));
    },
    { gatherMs: 20 },
  );
  assert.equal(await find('alone'), 1);
  const asked = [find('a')];
  await turn();
  asked.push(find('b'));
  await Promise.all(asked);
  assert.deepEqual(reads, [['alone'], ['a', 'b']]);
});
