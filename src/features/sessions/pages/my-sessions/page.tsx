import { signedIn, signedInPerson } from '../../../people/index.ts';
import { listMySessions } from '../../organise/my-sessions.repository.ts';
import type { OrganisePages } from '../../organise/pages.ts';
import { sessionUrls } from '../../urls.ts';
import { MySessionsPage } from './view.tsx';

export function mySessionsPages({ app, db, visits }: OrganisePages): void {
  app.get(sessionUrls.list, { config: { access: signedIn } }, async (request, reply) => {
    const device = visits.deviceOf(request) ?? null;
    const sessions = await listMySessions(db, signedInPerson(request), device);
    return reply.page({ title: 'Your sessions', content: <MySessionsPage sessions={sessions} /> });
  });
}
