import type { FastifyInstance, FastifyReply } from 'fastify';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { anyone } from '../../../../platform/http/access.ts';
import { whatGoes, whatStays, type WrittenWords } from '../../erase.ts';
import type { PeoplePages } from '../../pages.ts';
import { signedIn, signedInPerson } from '../../sign-in.ts';
import { accountDeletedPath, accountPath, deleteAccountPath } from '../../urls.ts';
import { AccountDeletedPage, DeleteAccountPage } from './view.tsx';

export function deleteAccountPages(app: FastifyInstance, pages: PeoplePages): void {
  const show = (reply: FastifyReply, words: WrittenWords, isUnsure = false): FastifyReply =>
    reply.page({
      title: 'Delete your account',
      backLink: accountPath,
      hasErrors: isUnsure,
      content: (
        <DeleteAccountPage
          csrf={reply.generateCsrf()}
          goes={whatGoes(pages.erasures)}
          stays={whatStays(pages.erasures)}
          words={words}
          errors={
            isUnsure ? [{ field: 'sure', message: 'Select that you understand, or keep your account' }] : []
          }
        />
      ),
    });

  app.get(deleteAccountPath, { config: { access: signedIn } }, async (_request, reply) =>
    show(reply, 'keep'),
  );

  app.post(deleteAccountPath, { config: { access: signedIn } }, async (request, reply) => {
    const { id } = signedInPerson(request);
    const typed = toFormBody(request.body);
    const words = typedText(typed, 'words') === 'remove' ? 'remove' : 'keep';
    if (typedText(typed, 'sure') !== 'yes') return show(reply.code(422), words, true);
    await inTransaction(pages.db, (tx) => pages.erase(tx, id, words));
    pages.signIns.cookie.clear(reply);
    return reply.redirect(accountDeletedPath, 303);
  });

  app.get(accountDeletedPath, { config: { access: anyone } }, async (_request, reply) =>
    reply.page({ title: 'Your account is deleted', content: <AccountDeletedPage /> }),
  );
}
