import type { FastifyInstance } from 'fastify';
import { findOrganisations } from '../../../organisations/index.ts';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { writeRecord } from '../../../../platform/record/record.ts';
import type { PeoplePages } from '../../pages.ts';
import { endSignIn, endSignInsExcept, listSignIns } from '../../sign-ins.repository.ts';
import { SIGN_IN_IDLE_MS, signedIn, signedInPerson } from '../../sign-in.ts';
import { deleteTokensOf, listTokens } from '../../tokens/tokens.repository.ts';
import { accountPath, endOtherSignInsPath, endSignInPath } from '../../urls.ts';
import { AccountNews, AccountPage, isAccountNews } from './view.tsx';

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
        ...(isAccountNews(done) ? { notice: <AccountNews done={done} /> } : {}),
        content: (
          <AccountPage
            csrf={reply.generateCsrf()}
            name={name}
            email={email ?? ''}
            organisation={organisations[0]?.name ?? ''}
            tokens={(await listTokens(pages.db, id)).filter(({ expiresAt }) => expiresAt > now).length}
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
      return reply.redirect(reply.done(accountPath, 'ended'), 303);
    },
  );

  app.post(endOtherSignInsPath, { config: { access: signedIn } }, async (request, reply) => {
    const { id } = signedInPerson(request);
    await endSignInsExcept(pages.db, id, request.signInId ?? '');
    if (typedText(toFormBody(request.body), 'tokens') !== 'end') {
      return reply.redirect(reply.done(accountPath, 'ended'), 303);
    }
    await inTransaction(pages.db, async (tx) => {
      for (const { id: subject } of await listTokens(tx, id)) {
        const entry = { scope: `person:${id}`, kind: 'token-revoked', personId: id, subject };
        await writeRecord(tx, pages.clock.now(), entry);
      }
      await deleteTokensOf(tx, id);
    });
    return reply.redirect(reply.done(accountPath, 'ended-tokens'), 303);
  });
}
