import { listModerated, moderationFigures } from '../../../questions/index.ts';
import { countSetAside, loadProgramme, sessionFrame, sessionUrls, visitOf } from '../../../sessions/index.ts';
import type { PlenaryPages } from '../../pages.ts';
import { plenaryUrls } from '../../urls.ts';
import { ModerationPage } from './view.tsx';

/** The public page about moderation. */
export function moderationPage({ app, db, sessions }: PlenaryPages): void {
  app.get(
    plenaryUrls.moderation(':code'),
    { config: { access: sessions.visits.to('read') } },
    async (request, reply) => {
      const visit = visitOf(request);
      const { session } = visit;
      const { roles } = await loadProgramme(db, session);
      return reply.page({
        title: 'How this session is moderated',
        ...sessionFrame(visit),
        backLink: { href: plenaryUrls.home(session.code), text: 'All questions' },
        content: (
          <ModerationPage
            title={session.title}
            recordHref={sessionUrls.record(session.code)}
            mode={session.moderation}
            rules={session.moderationRules}
            moderators={roles.filter(({ role }) => role === 'moderator').map(({ name }) => name)}
            figures={moderationFigures(await listModerated(db, session.id))}
            seatsSetAside={await countSetAside(db, session.id)}
          />
        ),
      });
    },
  );
}
