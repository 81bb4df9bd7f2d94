import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { groupCommit } from './group-commit.ts';

/** A commit that a test lets go on when it wants. */
function controlled() {
  const groups: number[][] = [];
  const waiting: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const commit = async (items: readonly number[]): Promise<string[]> => {
    groups.push([...items]);
    await new Promise<void>((resolve, reject) => waiting.push({ resolve, reject }));
    return items.map((item) => `done ${item}`);
  };
  return { groups, commit, next: () => waiting.shift() };
}

test('writes that arrive together share one commit, each gets its own result', async () => {
  const { groups, commit, next } = controlled();
  const write = groupCommit(commit, { maxItems: 10 });
  const all = Promise.all([write(1), write(2), write(3)]);
  await nextTurn();
  await nextTurn();
  next()?.resolve();
  assert.deepEqual(await all, ['done 1', 'done 2', 'done 3']);
  assert.deepEqual(groups, [[1, 2, 3]]);
});

test('while one group commits the next gathers, in order of arrival', async () => {
  const { groups, commit, next } = controlled();
  const write = groupCommit(commit, { maxItems: 10 });
  const first = write(1);
  await nextTurn();
  await nextTurn();
  const others = [write(2), write(3)];
  await nextTurn();
  assert.deepEqual(groups, [[1]]);
  next()?.resolve();
  await first;
  await nextTurn();
  assert.deepEqual(groups, [[1], [2, 3]]);
  next()?.resolve();
  assert.deepEqual(await Promise.all(others), ['done 2', 'done 3']);
});

test('nothing is acknowledged before its commit has ended', async () => {
  const { commit, next } = controlled();
  const write = groupCommit(commit, { maxItems: 10 });
  let acknowledged = false;
  const writing = write(1).then(() => (acknowledged = true));
  for (let turn = 0; turn < 5; turn++) await nextTurn();
  assert.equal(acknowledged, false);
  next()?.resolve();
  await writing;
  assert.equal(acknowledged, true);
});

test('a failed commit fails the writes of its group alone', async () => {
  const { commit, next } = controlled();
  const write = groupCommit(commit, { maxItems: 2 });
  const settled = Promise.allSettled([write(1), write(2), write(3)]);
  await nextTurn();
  await nextTurn();
  next()?.reject(new Error('disk full'));
  await nextTurn();
  next()?.resolve();
  assert.deepEqual(
    (await settled).map((result) => (result.status === 'fulfilled' ? result.value : String(result.reason))),
    ['Error: disk full', 'Error: disk full', 'done 3'],
  );
});

test('a commit that forgets a result fails its writes instead of acknowledging them', async () => {
  const write = groupCommit(async (items: readonly number[]) => items.slice(1), { maxItems: 10 });
  const settled = await Promise.allSettled([write(1), write(2)]);
  assert.deepEqual(
    settled.map(({ status }) => status),
    ['rejected', 'rejected'],
  );
});

test('no group is larger than allowed, and a thousand writes all come through once', async () => {
  const sizes: number[] = [];
  const seen: number[] = [];
  const write = groupCommit(
    async (items: readonly number[]) => {
      sizes.push(items.length);
      seen.push(...items);
      await nextTurn();
      return items.map((item) => item * 2);
    },
    { maxItems: 64 },
  );
  const items = Array.from({ length: 1_000 }, (_, index) => index);
  assert.deepEqual(
    await Promise.all(items.map(write)),
    items.map((item) => item * 2),
  );
  assert.ok(Math.max(...sizes) <= 64);
  assert.deepEqual(seen, items);
});

test('after a pause it commits again', async () => {
  const write = groupCommit(async (items: readonly number[]) => items, { maxItems: 10 });
  assert.equal(await write(1), 1);
  await nextTurn();
  assert.equal(await write(2), 2);
});
