import type { FastifyInstance } from 'fastify';
import { thisMachineOnly } from '../../../../platform/http/access.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { findMailboxMessage, listMailbox } from '../../../../platform/mail/mailbox.ts';
import type { PeoplePages } from '../../pages.ts';
import { mailboxMessagePath, mailboxPath } from '../../urls.ts';
import { MailboxMessagePage, MailboxPage } from './view.tsx';

/** Where messages go while no mail server is set: for development, so for this machine alone. */
export function mailboxPages(app: FastifyInstance, pages: PeoplePages): void {
  app.get(mailboxPath, { config: { access: thisMachineOnly } }, async (_request, reply) =>
    reply.page({ title: 'Mailbox', content: <MailboxPage messages={await listMailbox(pages.db)} /> }),
  );

  app.get<{ Params: { id: string } }>(
    mailboxMessagePath(':id'),
    { config: { access: thisMachineOnly } },
    async (request, reply) => {
      const message = await findMailboxMessage(pages.db, request.params.id);
      if (message === undefined) throw new NotFound();
      return reply.page({
        title: message.subject,
        backLink: mailboxPath,
        content: <MailboxMessagePage message={message} />,
      });
    },
  );
}
