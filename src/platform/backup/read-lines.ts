import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { type BackupLine, UnusableBackup } from './format.ts';

const NOT_A_BACKUP = 'It is not a backup of Shared Endeavour, or it was damaged.';

/** The lines of a backup, one after the other. Throws {@link UnusableBackup} where the file is something else. */
export async function* readLines(path: string): AsyncGenerator<BackupLine> {
  const unzipped = createReadStream(path)
    .on('error', (error) => unzipped.destroy(error))
    .pipe(createGunzip());
  try {
    for await (const line of createInterface({ input: unzipped, crlfDelay: Infinity })) {
      yield JSON.parse(line) as BackupLine;
    }
  } catch (error) {
    throw explain(path, error);
  }
}

function explain(path: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return new UnusableBackup(`There is no file ${path}.`, { cause: error });
  if (code === 'Z_BUF_ERROR') {
    return new UnusableBackup(`${path} is not whole: its end is missing.`, { cause: error });
  }
  const isDamaged = error instanceof SyntaxError || code?.startsWith('Z_') === true;
  return isDamaged ? new UnusableBackup(`${path} cannot be read. ${NOT_A_BACKUP}`, { cause: error }) : error;
}
