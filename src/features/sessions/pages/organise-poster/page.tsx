import { organiseUrls } from '../../organise/urls.ts';
import { sendOrganisePage } from '../../organise/frame.ts';
import type { OrganisePages } from '../../organise/pages.ts';
import { qrSvg } from '../../../../design-system/patterns/qr.tsx';
import { sessionUrls } from '../../urls.ts';
import { visitOf } from '../../visit.ts';
import { PosterPage } from './view.tsx';

/** How to join, for print: code, short address and QR code (LIVE-20). */
export function posterPages({ app, visits, baseUrl }: OrganisePages): void {
  app.get(
    organiseUrls.poster(':code'),
    { config: { access: visits.to('organise') } },
    async (request, reply) => {
      const { session } = visitOf(request);
      const address = new URL(sessionUrls.short(session.code), baseUrl);
      return sendOrganisePage(reply, session, {
        title: 'Poster',
        content: (
          <PosterPage
            session={session}
            enterAt={`${address.host}${sessionUrls.enterCode}`}
            address={`${address.host}${address.pathname}`}
            qr={qrSvg(address.href, `QR code that leads to ${address.href}`)}
          />
        ),
      });
    },
  );
}
