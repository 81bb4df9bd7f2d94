import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTogether } from './read-together.ts';

/** Reads that end when a test lets them. */
function reads() {
  const begun: { key: string; end: (value: number) => void; fail: (error: Error) => void }[] = [];
  const ask = readTogether<number>((key) => {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    begun.push({ key, end: resolve, fail: reject });
    return promise;
  });
  return { ask, begun };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('who asks for the same at the same time shares one read', async () => {
  const { ask, begun } = reads();
  const asked = [ask('a'), ask('a'), ask('b')];
  await turn();
  assert.deepEqual(
    begun.map(({ key }) => key),
    ['a', 'b'],
  );
  begun[1]?.end(2);
  assert.equal(await asked[2], 2);
  begun[0]?.end(1);
  assert.deepEqual(await Promise.all(asked), [1, 1, 2]);
});

test('who asks during a read is answered by the next, which begins after they asked', async () => {
  const { ask, begun } = reads();
  const before = ask('a');
  await turn();
  const after = [ask('a'), ask('a')];
  await turn();
  assert.equal(begun.length, 1);
  begun[0]?.end(1);
  assert.equal(await before, 1);
  await turn();
  assert.equal(begun.length, 2);
  begun[1]?.end(2);
  assert.deepEqual(await Promise.all(after), [2, 2]);
});

test('a read that fails fails for those who share it, and the next is asked anew', async () => {
  const { ask, begun } = reads();
  const failing = [ask('a'), ask('a')];
  await turn();
  const next = ask('a');
  begun[0]?.fail(new Error('The database is away.'));
  for (const asked of failing) await assert.rejects(asked, /away/);
  await turn();
  begun[1]?.end(3);
  assert.equal(await next, 3);
  const later = ask('a');
  await turn();
  begun[2]?.end(4);
  assert.equal(await later, 4);
});
