import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another process uses the folder: two embedded databases on one folder would destroy it. */
export class FolderInUse extends Error {
  constructor(path: string) {
    super(
      `Another Shared Endeavour process is using the folder ${path}. Stop it first, or set DATA_DIR to another folder.`,
    );
  }
}

/**
 * Takes the folder for this process and returns a function that gives it back. The lock is SQLite's exclusive lock
 * on an empty file: the operating system lets go of it when the process ends, however it ends, so it is never stale.
 */
export function lockFolder(path: string): () => void {
  const lock = new DatabaseSync(join(path, 'lock'));
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive; commit;');
  } catch {
    lock.close();
    throw new FolderInUse(path);
  }
  return () => lock.close();
}
