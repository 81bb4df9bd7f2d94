import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import { zip } from './zip.ts';

test('an archive is read back by somebody else’s program', () => {
  const path = join(temporaryFolder('zip').path, 'a.zip');
  writeFileSync(
    path,
    zip([
      { name: 'año.txt', content: 'Grüße' },
      { name: 'empty.txt', content: '' },
    ]),
  );
  const read = (name: string): string =>
    execFileSync(
      'python3',
      [
        '-c',
        'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; sys.stdout.buffer.write(z.read(sys.argv[2]))',
        path,
        name,
      ],
      { encoding: 'utf8' },
    );
  assert.equal(read('año.txt'), 'Grüße');
  assert.equal(read('empty.txt'), '');
});
