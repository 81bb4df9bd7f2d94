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
  if (folders.size === 0) process.once('exit', eraseAll);
  folders.add(path);
  return {
    path,
    remove() {
      erase(path);
      folders.delete(path);
    },
  };
}

const folders = new Set<string>();

function erase(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 5 });
}

function eraseAll(): void {
  folders.forEach(erase);
}
