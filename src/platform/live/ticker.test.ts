import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ticker } from './ticker.ts';

const noErrors = (error: unknown): never => assert.fail(String(error));

test('the first mark is worked on at once, many marks together', async () => {
  let runs = 0;
  const beat = ticker(async () => void (runs += 1), { intervalMs: 1_000, onError: noErrors });
  for (let marks = 0; marks < 100; marks++) beat.mark();
  await sleep(50);
  assert.equal(runs, 1);
  beat.stop();
});

test('however often it is marked, it runs once per interval, and once more after the last mark', async () => {
  const times: number[] = [];
  const beat = ticker(async () => void times.push(performance.now()), {
    intervalMs: 100,
    onError: noErrors,
  });
  const until = performance.now() + 450;
  while (performance.now() < until) {
    beat.mark();
    await sleep(5);
  }
  const lastMark = performance.now();
  await sleep(250);
  beat.stop();
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  assert.ok(Math.min(...gaps) >= 95, `gaps ${gaps.join()}`);
  assert.ok((times.at(-1) ?? 0) >= lastMark - 100 && times.length >= 4, `${times.length} runs`);
});

test('without a mark nothing runs', async () => {
  let runs = 0;
  const beat = ticker(async () => void (runs += 1), { intervalMs: 10, onError: noErrors });
  beat.mark();
  await sleep(100);
  assert.equal(runs, 1);
  beat.stop();
});

test('runs never overlap; a mark during a run leads to one more', async () => {
  let [running, most, runs] = [0, 0, 0];
  const beat = ticker(
    async () => {
      running += 1;
      runs += 1;
      most = Math.max(most, running);
      if (runs === 1) beat.mark();
      await sleep(30);
      running -= 1;
    },
    { intervalMs: 10, onError: noErrors },
  );
  beat.mark();
  await sleep(400);
  beat.stop();
  assert.deepEqual([most, runs], [1, 2]);
});

test('slow work stretches the interval to twice what it took', async () => {
  const starts: number[] = [];
  const beat = ticker(
    async () => {
      starts.push(performance.now());
      await sleep(60);
    },
    { intervalMs: 10, onError: noErrors },
  );
  const until = performance.now() + 500;
  while (performance.now() < until) {
    beat.mark();
    await sleep(5);
  }
  beat.stop();
  assert.ok((starts[1] ?? 0) - (starts[0] ?? 0) >= 115);
});

test('work that fails is reported and tried again', async () => {
  const errors: unknown[] = [];
  let runs = 0;
  const beat = ticker(
    async () => {
      runs += 1;
      if (runs < 3) throw new Error(`failure ${runs}`);
    },
    { intervalMs: 20, onError: (error) => errors.push(String(error)) },
  );
  beat.mark();
  await sleep(300);
  beat.stop();
  assert.equal(runs, 3);
  assert.deepEqual(errors, ['Error: failure 1', 'Error: failure 2']);
});

test('after a stop nothing runs any more', async () => {
  let runs = 0;
  const beat = ticker(async () => void (runs += 1), { intervalMs: 20, onError: noErrors });
  beat.mark();
  beat.stop();
  beat.mark();
  await sleep(80);
  assert.equal(runs, 0);
});
