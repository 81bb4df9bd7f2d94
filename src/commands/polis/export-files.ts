import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { InputProblem } from '../input-problem.ts';

/** What a file of an export is for. */
export type Part = 'votes' | 'comments' | 'matrix' | 'summary' | 'format' | 'statements' | 'participants';

/** Names of both generations (PFM-1); downloads may put something before them. The first that fits counts. */
const NAMES: readonly (readonly [string, Part])[] = [
  ['participants-votes.csv', 'matrix'],
  ['participant-votes.csv', 'matrix'],
  ['votes.csv', 'votes'],
  ['comments.csv', 'comments'],
  ['summary.csv', 'summary'],
  ['format.json', 'format'],
  ['endeavour-statements.csv', 'statements'],
];

/**
 * Files that an export may hold and that say nothing the others do not (PFM-24, PFM-25), or what is brought in by hand
 * alone (PFM-28).
 */
const NEEDLESS = [
  'stats-history.csv',
  'comment-groups.csv',
  'comment-clusters.csv',
  'participant-importance.csv',
  'endeavour-participants.csv',
];

export interface ExportFile {
  readonly name: string;
  open(): Promise<Readable>;
}

export interface ExportFiles {
  readonly parts: ReadonlyMap<Part, ExportFile>;
  /** Names of files that nobody asks for. */
  readonly ignored: readonly string[];
  /** Lets go of what they are read from. */
  close(): void;
}

/** Files under the names that somebody gave, for what they are said to be. */
export function namedFiles(paths: Partial<Record<Part, string | undefined>>): ExportFiles {
  const named = Object.entries(paths).flatMap(([part, path]): [Part, ExportFile][] =>
    path === undefined
      ? []
      : [[part as Part, { name: path, open: () => Promise.resolve(createReadStream(path)) }]],
  );
  return { parts: new Map(named), ignored: [], close };
}

function partOf(name: string): Part | null {
  return NAMES.find(([known]) => name === known || name.endsWith(`-${known}`))?.[1] ?? null;
}

function sort(files: readonly ExportFile[], close: () => void): ExportFiles {
  const parts = new Map<Part, ExportFile>();
  const ignored: string[] = [];
  for (const file of files) {
    const part = partOf(file.name);
    if (part !== null && !parts.has(part)) parts.set(part, file);
    else if (!NEEDLESS.some((known) => file.name.endsWith(known))) ignored.push(file.name);
  }
  return { parts, ignored, close };
}

const close = (): void => undefined;

/**
 * The files of an export in a folder or a zip.
 * @param name of a zip, by which a person knows it
 * @throws InputProblem if there is neither
 */
export async function exportFiles(path: string, name = path): Promise<ExportFiles> {
  const about = await stat(path).catch(() => null);
  if (about === null) throw new InputProblem(name, null, 'There is no such file or folder.');
  if (!about.isDirectory()) return filesOfZip(path, name);
  const found = (await readdir(path)).toSorted();
  return sort(
    found.map((each) => ({ name: each, open: () => Promise.resolve(createReadStream(join(path, each))) })),
    close,
  );
}

/** The files in a zip. Nothing is unpacked to the disk; what is read is held to the size that the zip says. */
async function filesOfZip(path: string, name: string): Promise<ExportFiles> {
  let zip: yauzl.ZipFile | undefined;
  try {
    const opened = await yauzl.openPromise(path, { autoClose: false, lazyEntries: true });
    zip = opened;
    const files: ExportFile[] = [];
    for await (const entry of opened.eachEntry()) {
      // Folders, and what macOS adds beside each file.
      if (entry.fileName.endsWith('/') || entry.fileName.startsWith('__MACOSX/')) continue;
      files.push({ name: basename(entry.fileName), open: () => opened.openReadStreamPromise(entry) });
      if (files.length === MOST_FILES) break;
    }
    return sort(files, () => opened.close());
  } catch (error) {
    zip?.close();
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputProblem(
      name,
      null,
      `This is not a zip that can be read. Make it again, or give the files one by one. (${reason})`,
    );
  }
}

/** An export has a dozen. */
const MOST_FILES = 200;
