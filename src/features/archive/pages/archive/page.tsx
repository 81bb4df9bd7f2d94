import { sessionFrame, speakersOf, visitOf } from '../../../sessions/index.ts';
import type { ArchivePages } from '../../pages.ts';
import { talkAbout } from '../../talk-about.ts';
import { archiveUrls } from '../../urls.ts';
import { ArchivePage } from './view.tsx';

/** So many questions of each list stand on the first page; the rest has pages of its own. */
const FIRST = 20;

export function archivePage({ app, access, reader, db, forum, onward }: ArchivePages): void {
  app.get(archiveUrls.archive(':code'), { config: { access } }, async (request, reply) => {
    const visit = visitOf(request);
    const { archive, programme } = await reader.read(visit.session);
    return reply.page({
      title: `Archive: ${visit.session.title}`,
      ...sessionFrame(visit, 'archive'),
      content: (
        <ArchivePage
          archive={archive}
          speakers={speakersOf(programme).length}
          canExport={visit.can('export')}
          canAnswer={visit.can('write answers')}
          limit={FIRST}
          onward={(await Promise.all(onward.map((find) => find(request, visit.session)))).flat()}
          forum={await talkAbout(request, visit.session, { db, forum })}
        />
      ),
    });
  });
}
