import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { temporaryFolder } from '../temporary-folder.ts';
import { runFile, type FileResult } from './run-file.ts';

const folder = temporaryFolder('run-file');
after(folder.remove);

/** Inside a test, node:test thinks of its children as parts of it, unless told otherwise. */
const { NODE_TEST_CONTEXT: _, ...env } = process.env;

function run(body: string, timeoutMs = 60_000): Promise<FileResult> {
  const file = join(folder.path, `${Math.random()}.mjs`);
  writeFileSync(file, `import { describe, test } from 'node:test';\n${body}`);
  return runFile(file, env, timeoutMs);
}

test('passing tests are counted, without the groups they stand in', async () => {
  const result = await run(`describe('group', () => { test('one', () => {}); test('two', () => {}); });`);
  assert.equal(result.passed, 2);
  assert.deepEqual(result.failures, []);
});

test('a failing test is named, and its output kept', async () => {
  const result = await run(`test('good', () => {}); test('bad', () => { throw new Error('because'); });`);
  assert.equal(result.passed, 1);
  assert.deepEqual(result.failures, ['bad']);
  assert.match(result.output, /because/);
});

test('skipped tests and tests left to do are failures', async () => {
  const result = await run(`test('good', () => {}); test.skip('s', () => {}); test.todo('t');`);
  assert.deepEqual(result.failures, ['Skipped or left to do: s', 'Skipped or left to do: t']);
});

test('what a machine does not let be tried is told, with the reason, and is no failure', async () => {
  const body = `test('mounts', (t) => t.skip('Cannot be tried here: no disk may be mounted.'));`;
  const { failures, notTried } = await run(body);
  assert.deepEqual(failures, []);
  assert.deepEqual(notTried, ['mounts. Cannot be tried here: no disk may be mounted.']);
});

test('a group that is skipped is a failure', async () => {
  const result = await run(`test('good', () => {}); describe.skip('g', () => { test('x', () => {}); });`);
  assert.ok(result.failures.includes('Skipped or left to do: g'));
});

test('a file that runs no test fails', async () => {
  assert.deepEqual((await run('')).failures, ['Ran no test']);
});

test('a file that cannot be loaded fails', async () => {
  const { failures, output } = await run(`import 'no-such-package';`);
  assert.equal(failures.length, 1);
  assert.match(output, /no-such-package/);
});

for (const [what, body] of [
  ['that waits for ever', `test('waits', () => new Promise(() => setInterval(() => {}, 1000)));`],
  ['that loops for ever', `test('loops', () => { for (;;); });`],
  ['that leaves a timer running after its tests', `test('fine', () => { setInterval(() => {}, 1000); });`],
] as const) {
  test(`a file ${what} is killed and fails`, async () => {
    const { failures } = await run(body, 1500);
    assert.ok(failures.includes('Did not end within 1.5 seconds'));
  });
}
