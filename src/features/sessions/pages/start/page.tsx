import { anyone } from '../../../../platform/http/access.ts';
import { signInPath } from '../../../people/index.ts';
import type { SeatPages } from '../../pages.ts';
import { recentSessions } from '../../seats.repository.ts';
import { sessionUrls } from '../../urls.ts';
import { StartPage } from './view.tsx';

const LISTED = 5;

export function startPages({ app, db, visits, startSections }: SeatPages): void {
  app.get(sessionUrls.start, { config: { access: anyone } }, async (request, reply) => {
    const who = { personId: request.person?.id ?? null, deviceHash: visits.deviceOf(request) ?? null };
    const sessions = await recentSessions(db, who, LISTED);
    const found = await Promise.all(startSections.map((find) => find(request)));
    const sections = found.filter((section) => section !== undefined);
    return reply.page({
      title: 'Lead across boundaries, together',
      content: (
        <StartPage
          signInHref={request.person === null ? signInPath() : null}
          sessions={sessions}
          sections={sections}
        />
      ),
    });
  });
}
