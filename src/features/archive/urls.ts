import { sessionUrls } from '../sessions/index.ts';
import type { ArchiveList } from './lists.ts';

function at(code: string, path: string): string {
  return `${sessionUrls.home(code)}/${path}`;
}

/** Every address of the archive and its exports, spelled once. `code` is the session's join code. */
export const archiveUrls = {
  archive: (code: string) => at(code, 'archive'),
  print: (code: string) => at(code, 'archive/print'),
  /** All questions of one list, a page at a time. */
  list: (code: string, list: ArchiveList | ':list', page = 1) =>
    at(code, `archive/${list}`) + (page === 1 ? '' : `?page=${page}`),
  speaker: (code: string, id: string, page = 1) =>
    at(code, `archive/speakers/${id}`) + (page === 1 ? '' : `?page=${page}`),
  question: (code: string, id: string) => at(code, `questions/${id}`),
  speak: (code: string) => at(code, 'speak'),
  json: (code: string) => at(code, 'export.json'),
  csv: (code: string, file: string) => at(code, `export/${file}`),
} as const;
