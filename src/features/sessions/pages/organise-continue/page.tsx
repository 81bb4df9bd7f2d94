import { organiserOf, sendOrganisePage } from '../../organise/frame.ts';
import type { OrganisePages } from '../../organise/pages.ts';
import { organiseUrls } from '../../organise/urls.ts';
import { visitOf } from '../../visit.ts';
import { ContinuePage } from './view.tsx';

/** A session that was closed by mistake goes on in a new one (LIVE-10). */
export function goOnPages({ app, visits, copies }: OrganisePages): void {
  const access = visits.to('organise');

  app.get(organiseUrls.goOn(':code'), { config: { access } }, async (request, reply) => {
    const { session } = visitOf(request);
    if (session.state !== 'closed') return reply.redirect(organiseUrls.overview(session.code), 303);
    return sendOrganisePage(reply, session, {
      title: 'Go on in a new session',
      content: <ContinuePage session={session} csrf={reply.generateCsrf()} />,
    });
  });

  app.post(organiseUrls.goOn(':code'), { config: { access } }, async (request, reply) => {
    const code = await copies.goOn(organiserOf(request));
    const { session } = visitOf(request);
    return reply.redirect(
      code === undefined
        ? reply.done(organiseUrls.overview(session.code), 'moved-meanwhile')
        : reply.done(organiseUrls.overview(code), 'continued'),
      303,
    );
  });
}
