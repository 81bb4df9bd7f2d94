import { continuationNotice, speakersOf, visitOf } from '../../../sessions/index.ts';
import type { ArchivePages } from '../../pages.ts';
import { archiveUrls } from '../../urls.ts';
import { ArchivePage } from '../archive/view.tsx';

/** The whole archive as one page, for paper. */
export function printPage({ app, access, reader }: ArchivePages): void {
  app.get(archiveUrls.print(':code'), { config: { access } }, async (request, reply) => {
    const visit = visitOf(request);
    const { session } = visit;
    const { archive, programme } = await reader.read(session);
    return reply.page({
      title: `Archive: ${session.title}`,
      notice: continuationNotice(visit),
      backLink: { href: archiveUrls.archive(session.code), text: 'Archive' },
      content: (
        <ArchivePage
          archive={archive}
          speakers={speakersOf(programme).length}
          canExport={false}
          canAnswer={false}
        />
      ),
    });
  });
}
