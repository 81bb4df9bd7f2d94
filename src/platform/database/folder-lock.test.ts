import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { temporaryFolder } from '../../../test/temporary-folder.ts';
import { FolderInUse, lockFolder } from './folder-lock.ts';

const holder = `
  import { lockFolder } from ${JSON.stringify(new URL('./folder-lock.js', import.meta.url).href)};
  lockFolder(process.argv[1]);
  console.log('held');
  setInterval(() => undefined, 1000);
`;

async function holdInAnotherProcess(path: string) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', holder, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

test('a second process is refused in a sentence that says what to do', async () => {
  const { path } = temporaryFolder('lock');
  const child = await holdInAnotherProcess(path);
  assert.throws(
    () => lockFolder(path),
    (error: unknown) =>
      error instanceof FolderInUse &&
      error.message.includes(path) &&
      error.message.endsWith('Stop it first, or set DATA_DIR to another folder.'),
  );
  child.kill('SIGKILL');
  await once(child, 'exit');
});

test('a folder whose process was killed can be taken at once', async () => {
  const { path } = temporaryFolder('lock');
  const child = await holdInAnotherProcess(path);
  child.kill('SIGKILL');
  await once(child, 'exit');
  lockFolder(path)();
});

test('within one process a folder is held once too, and free again when given back', () => {
  const { path } = temporaryFolder('lock');
  const unlock = lockFolder(path);
  assert.throws(() => lockFolder(path), FolderInUse);
  unlock();
  lockFolder(path)();
});

test('two folders are held side by side', () => {
  const [one, two] = [lockFolder(temporaryFolder('lock').path), lockFolder(temporaryFolder('lock').path)];
  one();
  two();
});
