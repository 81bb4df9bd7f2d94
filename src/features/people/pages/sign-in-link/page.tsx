import type { FastifyInstance, FastifyReply } from 'fastify';
import { anyone } from '../../../../platform/http/access.ts';
import { completeSignIn } from '../../complete-sign-in.ts';
import type { PeoplePages } from '../../pages.ts';
import type { LinkState } from '../../sign-in-links.ts';
import { signInLinkPath } from '../../urls.ts';
import { DeadLinkPage, SignInLinkPage } from './view.tsx';

interface LinkRoute {
  Params: { secret: string };
}

/**
 * The page behind a link from an email. Opening it changes nothing, because programs that check mail for danger open
 * every link; the button signs in.
 */
export function signInLinkPages(app: FastifyInstance, pages: PeoplePages): void {
  function showDead(reply: FastifyReply, link: Exclude<LinkState, { state: 'usable' }>) {
    const returnTo = link.state === 'unknown' ? '/' : link.returnTo;
    return reply.code(link.state === 'unknown' ? 404 : 410).page({
      title: 'This link cannot be used',
      content: <DeadLinkPage reason={link.state} returnTo={returnTo} />,
    });
  }

  app.get<LinkRoute>(signInLinkPath(':secret'), { config: { access: anyone } }, async (request, reply) => {
    const link = await pages.links.find(request.params.secret);
    if (link.state !== 'usable') {
      const isSignedInAlready = link.state === 'used' && request.person?.email === link.email;
      return isSignedInAlready ? reply.redirect(link.returnTo, 303) : showDead(reply, link);
    }
    return reply.page({
      title: 'Sign in',
      content: (
        <SignInLinkPage
          csrf={reply.generateCsrf()}
          action={signInLinkPath(request.params.secret)}
          email={link.email}
        />
      ),
    });
  });

  app.post<LinkRoute>(signInLinkPath(':secret'), { config: { access: anyone } }, async (request, reply) => {
    const path = await completeSignIn(pages, request, reply, (tx) =>
      pages.links.take(tx, request.params.secret),
    );
    if (path !== undefined) return reply.redirect(path, 303);
    const link = await pages.links.find(request.params.secret);
    return showDead(reply, link.state === 'usable' ? { state: 'unknown' } : link);
  });
}
