import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Assets } from '../../design-system/layout.tsx';
import { projectFolder } from '../project-folder.ts';

export const staticFolder = `${projectFolder}/dist/public`;
const STATIC = '/static/';

const manifest = z.record(
  z.string(),
  z.object({ file: z.string(), css: z.array(z.string()).optional(), isEntry: z.boolean().optional() }),
);

/** The addresses of the built styles and scripts, from the manifest that the build wrote. */
export function readAssets(): Assets {
  const entries = manifest.parse(JSON.parse(readFileSync(`${staticFolder}/manifest.json`, 'utf8')));
  const files = Object.values(entries)
    .filter((entry) => entry.isEntry)
    .flatMap((entry) => [entry.file, ...(entry.css ?? [])]);
  const ending = (suffix: string): string[] =>
    files.filter((file) => file.endsWith(suffix)).map((file) => STATIC + file);
  return { styles: ending('.css'), scripts: ending('.js') };
}
