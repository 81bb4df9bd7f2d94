import type { Clock } from '../../../platform/clock.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { ZipEntry, ZipFile } from '../../../platform/zip.ts';
import { listShown, readContent } from '../attachments/attachments.repository.ts';
import type { Space } from '../space.ts';
import { asCsv } from './as-csv.ts';
import { asHtml } from './as-html.tsx';
import { asJson } from './as-json.ts';
import { linksToFiles } from './links.ts';
import type { Linking } from '../linking/linking.ts';
import type { LeastShown } from '../polls/least-shown.ts';
import { type LinkedPart, type Part, readSpace } from './read-space.ts';

export const FILE_TYPES = ['json', 'html', 'csv'] as const;
export type FileType = (typeof FILE_TYPES)[number];

export interface Exporting {
  /** A space as a file, a part at a time. */
  write(space: Space, type: FileType): AsyncIterable<string>;
  /** Its documents with the files that its posts show beside them, to which their links lead; a file at a time. */
  withFiles(space: Space): AsyncIterable<ZipFile>;
  /** All its files at once. */
  files(space: Space): Promise<readonly ZipEntry[]>;
}

export function createExporting(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly baseUrl: URL;
  readonly linking: Pick<Linking, 'aboutIn'>;
  readonly leastShown: LeastShown;
}): Exporting {
  const { db, clock, baseUrl, linking, leastShown } = deps;

  function write(space: Space, type: FileType): AsyncIterable<string> {
    const parts = withLinks(
      readSpace(db, space.id, { raised: () => leastShown.in(db, space), now: clock.now() }),
      space,
    );
    switch (type) {
      case 'html':
        return asHtml(parts, space, { db, baseUrl });
      case 'json':
        return asJson(parts, { space, baseUrl, madeAt: clock.now() });
      case 'csv':
        return asCsv(parts, baseUrl);
    }
  }

  async function* withLinks(parts: AsyncIterable<Part>, space: Space): AsyncGenerator<LinkedPart> {
    const about = await linking.aboutIn(space);
    for await (const part of parts) yield { ...part, about: about.get(part.thread.id) ?? [] };
  }

  async function whole(space: Space, type: FileType): Promise<string> {
    let content = '';
    for await (const part of write(space, type)) content += part;
    return content;
  }

  return {
    write,
    async *withFiles(space) {
      const files = await listShown(db, space.id);
      const paths = new Map(files.map(({ id, name }) => [String(id), `files/${id}-${pathSafe(name)}`]));
      for (const type of FILE_TYPES) {
        yield { name: `space.${type}`, content: linksToFiles(await whole(space, type), paths, baseUrl) };
      }
      for (const { id } of files) {
        yield { name: paths.get(id) ?? id, content: await readContent(db, id) };
      }
    },
    async files(space) {
      const files: ZipEntry[] = [];
      for (const type of FILE_TYPES) {
        files.push({ name: `forum/space.${type}`, content: await whole(space, type) });
      }
      return files;
    },
  };
}

/** A name that needs no quoting in a link of any of the documents. */
function pathSafe(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}._-]/gu, '_');
}
