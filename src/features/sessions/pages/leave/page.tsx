import type { SeatPages } from '../../pages.ts';
import { sessionUrls } from '../../urls.ts';
import { visitOf } from '../../visit.ts';
import { LeavePage, LeftPage } from './view.tsx';

/** Leaving a session for good (LIVE-88). */
export function leavePages({ app, visits, seats }: SeatPages): void {
  const config = { access: visits.toOwnSeat() };

  app.get(sessionUrls.leave(':code'), { config }, async (request, reply) => {
    const { session } = visitOf(request);
    return reply.page({
      title: 'Leave and be erased?',
      backLink: sessionUrls.seat(session.code),
      content: <LeavePage title={session.title} code={session.code} csrf={reply.generateCsrf()} />,
    });
  });

  app.post(sessionUrls.leave(':code'), { config }, async (request, reply) => {
    const { session, seat } = visitOf(request);
    if (seat !== undefined) await seats.erase(seat);
    return reply.page({ title: 'You have left', content: <LeftPage title={session.title} /> });
  });
}
