import { existsSync } from 'node:fs';
import { dirname } from 'node:path';

/** The folder that holds package.json, wherever the compiled file stands below it. */
export const projectFolder = findProjectFolder(import.meta.dirname);

function findProjectFolder(from: string): string {
  if (existsSync(`${from}/package.json`)) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('No package.json above the program: it was not unpacked whole.');
  return findProjectFolder(parent);
}
