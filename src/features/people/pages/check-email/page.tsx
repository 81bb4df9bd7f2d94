import type { FastifyInstance } from 'fastify';
import { anyone } from '../../../../platform/http/access.ts';
import type { PeoplePages } from '../../pages.ts';
import { checkEmailPath } from '../../urls.ts';
import { CheckEmailPage } from './view.tsx';

/** Says where the link went. The address comes from a cookie: it does not belong into a history of addresses. */
export function checkEmailPages(app: FastifyInstance, pages: PeoplePages): void {
  app.get(checkEmailPath, { config: { access: anyone } }, async (request, reply) => {
    const email = pages.emailCookie.read(request) ?? '';
    return reply.page({
      title: 'Check your email',
      content: <CheckEmailPage email={email} mailStaysHere={pages.mail.staysHere} />,
    });
  });
}
