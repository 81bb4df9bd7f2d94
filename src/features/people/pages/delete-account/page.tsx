import type { FastifyInstance } from 'fastify';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { anyone } from '../../../../platform/http/access.ts';
import { whatGoes, whatStays } from '../../erase.ts';
import type { PeoplePages } from '../../pages.ts';
import { signedIn, signedInPerson } from '../../sign-in.ts';
import { accountDeletedPath, accountPath, deleteAccountPath } from '../../urls.ts';
import { AccountDeletedPage, DeleteAccountPage } from './view.tsx';

export function deleteAccountPages(app: FastifyInstance, pages: PeoplePages): void {
  app.get(deleteAccountPath, { config: { access: signedIn } }, async (_request, reply) =>
    reply.page({
      title: 'Delete your account',
      backLink: accountPath,
      content: (
        <DeleteAccountPage
          csrf={reply.generateCsrf()}
          goes={whatGoes(pages.erasures)}
          stays={whatStays(pages.erasures)}
        />
      ),
    }),
  );

  app.post(deleteAccountPath, { config: { access: signedIn } }, async (request, reply) => {
    const { id } = signedInPerson(request);
    const words = typedText(toFormBody(request.body), 'words') === 'remove' ? 'remove' : 'keep';
    await inTransaction(pages.db, (tx) => pages.erase(tx, id, words));
    pages.signIns.cookie.clear(reply);
    return reply.redirect(accountDeletedPath, 303);
  });

  app.get(accountDeletedPath, { config: { access: anyone } }, async (_request, reply) =>
    reply.page({ title: 'Your account is deleted', content: <AccountDeletedPage /> }),
  );
}
