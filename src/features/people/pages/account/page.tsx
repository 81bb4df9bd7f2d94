import type { FastifyInstance } from 'fastify';
import { findOrganisations } from '../../../organisations/index.ts';
import type { PeoplePages } from '../../pages.ts';
import { endSignIn, endSignInsExcept, listSignIns } from '../../sign-ins.repository.ts';
import { SIGN_IN_IDLE_MS, signedIn, signedInPerson } from '../../sign-in.ts';
import { accountDonePath, accountPath, endOtherSignInsPath, endSignInPath } from '../../urls.ts';
import { AccountNews, AccountPage } from './view.tsx';

export function accountPages(app: FastifyInstance, pages: PeoplePages): void {
  app.get<{ Querystring: { done?: string } }>(
    accountPath,
    { config: { access: signedIn } },
    async (request, reply) => {
      const { id, name, email, organisationId } = signedInPerson(request);
      const now = pages.clock.now();
      const signIns = await listSignIns(pages.db, id, now, new Date(now.getTime() - SIGN_IN_IDLE_MS));
      const organisations =
        organisationId === null ? [] : await findOrganisations(pages.db, [organisationId]);
      const { done } = request.query;
      return reply.page({
        title: 'Your account',
        ...(done === 'details' || done === 'ended' ? { notice: <AccountNews done={done} /> } : {}),
        content: (
          <AccountPage
            csrf={reply.generateCsrf()}
            name={name}
            email={email ?? ''}
            organisation={organisations[0]?.name ?? ''}
            links={pages.accountLinks}
            administration={pages.administration.isAdministrator(signedInPerson(request))}
            signIns={signIns.map((signIn) => ({ ...signIn, isThisOne: signIn.id === request.signInId }))}
          />
        ),
      });
    },
  );

  app.post<{ Params: { id: string } }>(
    endSignInPath(':id'),
    { config: { access: signedIn } },
    async (request, reply) => {
      await endSignIn(pages.db, signedInPerson(request).id, request.params.id);
      return reply.redirect(accountDonePath('ended'), 303);
    },
  );

  app.post(endOtherSignInsPath, { config: { access: signedIn } }, async (request, reply) => {
    await endSignInsExcept(pages.db, signedInPerson(request).id, request.signInId ?? '');
    return reply.redirect(accountDonePath('ended'), 303);
  });
}
