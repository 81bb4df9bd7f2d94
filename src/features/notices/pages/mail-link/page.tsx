import type { FastifyReply } from 'fastify';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { anyone } from '../../../../platform/http/access.ts';
import { changeChoices } from '../../change-settings.ts';
import { isSigned, type MailLink, readMailToken } from '../../mail-token.ts';
import type { NoticesPages } from '../../pages.ts';
import { type Sending, SENDINGS } from '../../reasons.ts';
import { findSecret, settingsOf } from '../../settings.repository.ts';
import { noticesUrls } from '../../urls.ts';
import { BadMailLink, MailLinkPage } from './view.tsx';

interface MailRoute {
  Params: { token: string };
  Querystring: { done?: string };
}

/**
 * The link in every message: it changes when such messages come, without signing in (FOR-37). Opening it changes
 * nothing, because programs that check mail open every link. Mail programs post to it by themselves when somebody
 * presses their "unsubscribe" (RFC 8058), so the signed address is all that it asks for.
 */
export function mailLinkPages({ app, db, clock }: NoticesPages): void {
  async function findLink(token: string): Promise<MailLink | undefined> {
    const claimed = readMailToken(token);
    if (claimed === null) return undefined;
    const secret = await findSecret(db, claimed.personId);
    return secret !== undefined && isSigned(claimed, secret) ? claimed : undefined;
  }

  function showBad(reply: FastifyReply) {
    return reply.code(404).page({ title: 'This link cannot be used', content: <BadMailLink /> });
  }

  app.get<MailRoute>(
    noticesUrls.mailLink(':token'),
    { config: { access: anyone } },
    async (request, reply) => {
      const { token } = request.params;
      const link = await findLink(token);
      if (link === undefined) return showBad(reply);
      const settings = (await settingsOf(db, [link.personId])).get(link.personId);
      if (settings === undefined) return showBad(reply);
      return reply.page({
        title: 'Emails about this',
        head: <meta name="robots" content="noindex" />,
        content: (
          <MailLinkPage
            token={token}
            reasons={link.reasons}
            choices={settings.choices}
            isDone={request.query.done !== undefined}
          />
        ),
      });
    },
  );

  app.register(async (scope) => {
    // RFC 8058 lets mail programs send either kind of form; nothing in it is needed.
    scope.removeContentTypeParser('multipart/form-data');
    scope.addContentTypeParser('multipart/form-data', (_request, payload, done) => {
      payload.resume();
      payload.on('end', () => done(null, {}));
      payload.on('error', done);
    });
    scope.post<MailRoute & { Body: { sending?: string } | undefined }>(
      noticesUrls.mailLink(':token'),
      { config: { access: anyone, addressIsSigned: true } },
      async (request, reply) => {
        const { token } = request.params;
        const link = await findLink(token);
        if (link === undefined) return showBad(reply);
        const asked = request.body?.sending;
        const sending: Sending = SENDINGS.find((each) => each === asked) ?? 'never';
        await inTransaction(db, (tx) => changeChoices(tx, link.personId, link.reasons, sending, clock.now()));
        return reply.redirect(reply.done(noticesUrls.mailLink(token), 'yes'), 303);
      },
    );
  });
}
