import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, openAsBlob, readFileSync, renameSync, writeFileSync } from 'node:fs';
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
  const file = `${FOLDER}/${migrationsKey()}-${pgliteVersion()}.tar`;
  if (!existsSync(file)) await makeImage(file);
  return openAsBlob(file);
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
