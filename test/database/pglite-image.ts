import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { migrate } from '../../src/platform/database/migrate.ts';
import { openDatabase } from '../../src/platform/database/open.ts';
import { projectFolder } from '../../src/platform/project-folder.ts';
import { migrationsKey } from './migrations-key.ts';

const FOLDER = `${projectFolder}/dist/test-images`;

/**
 * The folder of a migrated embedded database, packed. Made once for each state of the migrations and kept in `dist`:
 * a database opened from it is ready in a fraction of the time that an empty one needs.
 */
export async function pgliteImage(): Promise<Blob> {
  // Read whole at once: another process may put the same image in its place meanwhile.
  return new Blob([readFileSync(await preparePgliteImage())]);
}

/** Makes the image unless it is there, and returns its file. */
export async function preparePgliteImage(): Promise<string> {
  const name = `${migrationsKey()}-${pgliteVersion()}.tar`;
  if (!existsSync(`${FOLDER}/${name}`)) {
    await makeImage(`${FOLDER}/${name}`);
    for (const other of readdirSync(FOLDER)) {
      if (other !== name && other.endsWith('.tar')) rmSync(`${FOLDER}/${other}`, { force: true });
    }
  }
  return `${FOLDER}/${name}`;
}

async function makeImage(file: string): Promise<void> {
  const database = await openDatabase({ kind: 'memory' });
  await migrate(database.kysely);
  const image = await database.pglite?.dumpDataDir('none');
  await database.close();
  if (image === undefined) throw new Error('Only the embedded database can be packed');
  mkdirSync(FOLDER, { recursive: true });
  // Several test files may do this at once; each puts a whole file in its place.
  const draft = `${FOLDER}/${randomUUID()}`;
  writeFileSync(draft, await image.bytes());
  renameSync(draft, file);
}

function pgliteVersion(): string {
  const path = `${projectFolder}/node_modules/@electric-sql/pglite/package.json`;
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}
