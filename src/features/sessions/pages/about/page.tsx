import type { SeatPages } from '../../pages.ts';
import { sessionCalendar } from '../../calendar.ts';
import { continuationNotice } from '../../organise/continuation-notice.tsx';
import { loadProgramme } from '../../repository.ts';
import { sessionUrls } from '../../urls.ts';
import { visitOf } from '../../visit.ts';
import { AboutPage } from './view.tsx';

/** All that is known before and during a session, and its calendar file. */
export function aboutPages({ app, db, clock, baseUrl, visits, onward }: SeatPages): void {
  app.get(sessionUrls.about(':code'), { config: { access: visits.to('read') } }, async (request, reply) => {
    const visit = visitOf(request);
    const { session, seat } = visit;
    return reply.page({
      notice: continuationNotice(visit),
      title: `About ${session.title}`,
      backLink: { href: sessionUrls.home(session.code), text: 'Back to the session' },
      content: (
        <AboutPage
          programme={await loadProgramme(db, session)}
          hasSeat={seat !== undefined}
          onward={(await Promise.all(onward.map((find) => find(request, session)))).flat()}
        />
      ),
    });
  });

  app.get(sessionUrls.calendar(':code'), { config: { access: visits.to('see') } }, async (request, reply) => {
    const visit = visitOf(request);
    // Where the call is, is for those who take part.
    const session = visit.can('read') ? visit.session : { ...visit.session, callUrl: null };
    return reply
      .type('text/calendar; charset=utf-8; method=PUBLISH')
      .header('content-disposition', 'attachment; filename="session.ics"')
      .send(sessionCalendar(session, { baseUrl, now: clock.now() }));
  });
}
