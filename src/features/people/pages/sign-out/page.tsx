import type { FastifyInstance } from 'fastify';
import { anyone } from '../../../../platform/http/access.ts';
import type { PeoplePages } from '../../pages.ts';
import { deleteSignIn } from '../../sign-ins.repository.ts';
import { signedOutPath, signOutPath } from '../../urls.ts';
import { SignedOutPage } from './view.tsx';

export function signOutPages(app: FastifyInstance, pages: PeoplePages): void {
  app.post(signOutPath, { config: { access: anyone } }, async (request, reply) => {
    if (request.signInId !== null) await deleteSignIn(pages.db, request.signInId);
    pages.signIns.cookie.clear(reply);
    return reply.redirect(signedOutPath, 303);
  });

  app.get(signedOutPath, { config: { access: anyone } }, async (_request, reply) =>
    reply.page({ title: 'You have signed out', content: <SignedOutPage /> }),
  );
}
