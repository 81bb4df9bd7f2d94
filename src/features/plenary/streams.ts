import type { Services } from '../../platform/services.ts';
import { type Sessions, visitOf } from '../sessions/index.ts';

/** How often a role holder's open page counts as presence, so that an absent chair is noticed within a minute. */
const PRESENCE_MS = 20_000;

/** The session's live streams: for everybody in it, and for the people running it. */
export function registerStreams({ app, report }: Services, { live, visits, service }: Sessions): void {
  app.get('/s/:code/events', { config: { access: visits.to('read'), rateLimit: false } }, (request, reply) =>
    live.open(request, reply, visitOf(request).session, { staff: false }),
  );

  app.get(
    '/s/:code/staff-events',
    { config: { access: visits.to('see staff pages'), rateLimit: false } },
    async (request, reply) => {
      const { session, held } = visitOf(request);
      const roleIds = held.map((role) => role.id);
      const markSeen = (): void => void service.markSeen(roleIds).catch(report);
      markSeen();
      const timer = setInterval(markSeen, PRESENCE_MS);
      timer.unref();
      await live.open(request, reply, session, { staff: true, onEnd: () => clearInterval(timer) });
    },
  );
}
