import type { Services } from '../../platform/services.ts';
import type { Polls } from '../polls/index.ts';
import type { Questions } from '../questions/index.ts';
import type { Sessions } from '../sessions/index.ts';
import { archiveAccess } from './access.ts';
import type { ArchivePages } from './pages.ts';
import { archivePage } from './pages/archive/page.tsx';
import { listPages } from './pages/list/page.tsx';
import { printPage } from './pages/print/page.tsx';
import { createArchiveReader } from './read-archive.ts';

/** Adds what a session leaves behind: its archive and its exports. */
export function registerArchive(
  services: Services,
  features: { readonly sessions: Sessions; readonly questions: Questions; readonly polls: Polls },
): void {
  const { app, database, clock } = services;
  const { sessions, questions, polls } = features;
  const pages: ArchivePages = {
    app,
    access: archiveAccess(sessions.visits),
    reader: createArchiveReader({ db: database.kysely, clock, questions, polls }),
  };
  archivePage(pages);
  printPage(pages);
  listPages(pages);
}
