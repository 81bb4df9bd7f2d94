import { organiserOf, sendOrganisePage } from '../../organise/frame.ts';
import type { OrganisePages } from '../../organise/pages.ts';
import { organiseUrls, screenUrl } from '../../organise/urls.ts';
import { visitOf } from '../../visit.ts';
import { ScreenLinkPage } from './view.tsx';

/** The view-only link for a projector: made, shown once, withdrawn (LIVE-5). */
export function screenLinkPages({ app, visits, screenLink, baseUrl }: OrganisePages): void {
  const access = visits.to('organise');

  app.get<{ Querystring: { done?: string } }>(
    organiseUrls.screen(':code'),
    { config: { access } },
    async (request, reply) => {
      const { session } = visitOf(request);
      return sendOrganisePage(reply, session, {
        title: 'Screen in the room',
        content: (
          <ScreenLinkPage
            session={session}
            link={undefined}
            isInForce={session.screenKeyHash !== null}
            hasWithdrawn={request.query.done !== undefined}
            csrf={reply.generateCsrf()}
          />
        ),
      });
    },
  );

  app.post(organiseUrls.screen(':code'), { config: { access } }, async (request, reply) => {
    const { session } = visitOf(request);
    const key = await screenLink.make(organiserOf(request));
    return sendOrganisePage(reply, session, {
      title: 'Screen in the room',
      content: (
        <ScreenLinkPage
          session={session}
          link={new URL(screenUrl(session.code, key), baseUrl).href}
          isInForce
          hasWithdrawn={false}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  });

  app.post(organiseUrls.withdrawScreen(':code'), { config: { access } }, async (request, reply) => {
    await screenLink.withdraw(organiserOf(request));
    return reply.redirect(reply.done(organiseUrls.screen(visitOf(request).session.code), 'withdrawn'), 303);
  });
}
