import type { Clock } from '../../../platform/clock.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { ZipEntry } from '../../../platform/zip.ts';
import type { Space } from '../space.ts';
import { asCsv } from './as-csv.ts';
import { asHtml } from './as-html.tsx';
import { asJson } from './as-json.ts';
import { readSpace } from './read-space.ts';

export const FILE_TYPES = ['json', 'html', 'csv'] as const;
export type FileType = (typeof FILE_TYPES)[number];

export interface Exporting {
  /** A space as a file, a part at a time. */
  write(space: Space, type: FileType): AsyncIterable<string>;
  /** All its files at once. */
  files(space: Space): Promise<readonly ZipEntry[]>;
}

export function createExporting(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly baseUrl: URL;
}): Exporting {
  const { db, clock, baseUrl } = deps;

  function write(space: Space, type: FileType): AsyncIterable<string> {
    const parts = readSpace(db, space.id, clock.now());
    switch (type) {
      case 'html':
        return asHtml(parts, space, { db, baseUrl });
      case 'json':
        return asJson(parts, { space, baseUrl, madeAt: clock.now() });
      case 'csv':
        return asCsv(parts, baseUrl);
    }
  }

  return {
    write,
    async files(space) {
      const files: ZipEntry[] = [];
      for (const type of FILE_TYPES) {
        let content = '';
        for await (const part of write(space, type)) content += part;
        files.push({ name: `forum/space.${type}`, content });
      }
      return files;
    },
  };
}
