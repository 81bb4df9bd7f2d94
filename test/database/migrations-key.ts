import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { projectFolder } from '../../src/platform/project-folder.ts';

/** Changes whenever a migration does: what was prepared under another key is not used again. */
export function migrationsKey(): string {
  const folder = `${projectFolder}/migrations`;
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).toSorted())
    hash.update(file).update(readFileSync(`${folder}/${file}`));
  return hash.digest('hex').slice(0, 16);
}
