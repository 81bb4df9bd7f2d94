import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new empty folder. It is removed by `remove`, and in any case when this process exits. */
export interface TemporaryFolder {
  readonly path: string;
  readonly remove: () => void;
}

export function temporaryFolder(name: string): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), `endeavour-${name}-`));
  const erase = (): void => rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', erase);
  return {
    path,
    remove() {
      erase();
      process.off('exit', erase);
    },
  };
}
