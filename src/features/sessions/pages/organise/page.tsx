import { loadProgramme } from '../../repository.ts';
import { visitOf } from '../../visit.ts';
import { sessionFrame } from '../../frame.tsx';
import { findContinuation } from '../../organise/copies.repository.ts';
import type { OrganisePages } from '../../organise/pages.ts';
import { readiness } from '../../organise/readiness.ts';
import { stepFrom, whatElseMovesOn } from '../../organise/steps.ts';
import { organiseUrls } from '../../organise/urls.ts';
import { sessionUrls } from '../../urls.ts';
import { isNews, OrganiseNews, OverviewPage } from './view.tsx';

export function overviewPages({ app, db, clock, visits, baseUrl }: OrganisePages): void {
  app.get<{ Querystring: { done?: string } }>(
    organiseUrls.overview(':code'),
    { config: { access: visits.to('organise') } },
    async (request, reply) => {
      const { session } = visitOf(request);
      const { done } = request.query;
      const programme = await loadProgramme(db, session);
      const { nav, notice } = sessionFrame(visitOf(request), 'organise');
      return reply.page({
        nav,
        title: `Organise – ${session.title}`,
        backLink: { href: sessionUrls.list, text: 'Your sessions' },
        notice: (
          <>
            {notice}
            {isNews(done) && <OrganiseNews done={done} />}
          </>
        ),
        content: (
          <OverviewPage
            session={session}
            lines={readiness(programme, clock.now())}
            step={stepFrom(session.state)}
            whatElse={whatElseMovesOn(session)}
            address={new URL(sessionUrls.short(session.code), baseUrl).href}
            continuation={await findContinuation(db, session.id)}
          />
        ),
      });
    },
  );
}
