import { organiserOf, sendOrganisePage } from '../../organise/frame.ts';
import { findRehearsal } from '../../organise/copies.repository.ts';
import type { OrganisePages } from '../../organise/pages.ts';
import { organiseUrls } from '../../organise/urls.ts';
import { sessionUrls } from '../../urls.ts';
import { visitOf } from '../../visit.ts';
import { EndRehearsalPage, RehearsalPage } from './view.tsx';

/** Making a rehearsal, and ending it without a trace (LIVE-18). */
export function rehearsalPages({ app, db, visits, copies }: OrganisePages): void {
  const access = visits.to('organise');

  app.get(organiseUrls.rehearsal(':code'), { config: { access } }, async (request, reply) => {
    const { session } = visitOf(request);
    return sendOrganisePage(reply, session, {
      title: 'Rehearse the session',
      content: (
        <RehearsalPage
          session={session}
          underWay={(await findRehearsal(db, session.id))?.code}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  });

  app.post(organiseUrls.rehearsal(':code'), { config: { access } }, async (request, reply) => {
    const code = await copies.rehearse(organiserOf(request));
    return reply.redirect(reply.done(organiseUrls.overview(code), 'rehearsal'), 303);
  });

  app.get(organiseUrls.endRehearsal(':code'), { config: { access } }, async (request, reply) => {
    const { session } = visitOf(request);
    if (session.rehearsalOf === null) return reply.redirect(organiseUrls.rehearsal(session.code), 303);
    return sendOrganisePage(reply, session, {
      title: 'End the rehearsal',
      content: <EndRehearsalPage session={session} csrf={reply.generateCsrf()} />,
    });
  });

  app.post(organiseUrls.endRehearsal(':code'), { config: { access } }, async (request, reply) => {
    const code = await copies.endRehearsal(organiserOf(request));
    if (code === undefined) return reply.redirect(sessionUrls.list, 303);
    return reply.redirect(reply.done(organiseUrls.overview(code), 'rehearsal-ended'), 303);
  });
}
