import type { Services } from '../../platform/services.ts';
import type { Comments } from '../comments/index.ts';
import type { Forum } from '../forum/index.ts';
import type { Polls } from '../polls/index.ts';
import type { Questions } from '../questions/index.ts';
import type { Sessions } from '../sessions/index.ts';
import { archiveAccess } from './access.ts';
import type { ArchivePages } from './pages.ts';
import { archivePage } from './pages/archive/page.tsx';
import { listPages } from './pages/list/page.tsx';
import { printPage } from './pages/print/page.tsx';
import { createDocumentReader, type ReadDocument } from './export/read-document.ts';
import { exportRoutes } from './export/routes.ts';
import { createArchiveReader } from './read-archive.ts';

export type { SessionDocument } from './export/session-document.ts';
export { EXPORT_TABLES, tableOf } from './export/tables.ts';

/** What else may ask for it. */
export interface Archive {
  /** A session as one document, in the form of naming promised. */
  readonly readDocument: ReadDocument;
}

/** Adds what a session leaves behind: its archive and its exports. */
export function registerArchive(
  services: Services,
  features: {
    readonly sessions: Sessions;
    readonly questions: Questions;
    readonly polls: Polls;
    readonly comments: Comments;
    readonly forum: Forum;
  },
): Archive {
  const { app, database, clock } = services;
  const { sessions, questions, polls, comments, forum } = features;
  const db = database.kysely;
  const reader = createArchiveReader({ db, clock, questions, polls, comments });
  const readDocument = createDocumentReader({
    db,
    clock,
    reader,
    record: sessions.record,
    comments,
    onward: sessions.onwardInFiles,
  });
  const pages: ArchivePages = {
    app,
    access: archiveAccess(sessions.visits),
    reader,
    db,
    forum,
    onward: sessions.onward,
  };
  archivePage(pages);
  printPage(pages);
  listPages(pages);
  exportRoutes({ app, visits: sessions.visits, readDocument });
  return { readDocument };
}
