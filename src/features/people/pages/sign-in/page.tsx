import type { FastifyInstance, FastifyReply } from 'fastify';
import { anyone } from '../../../../platform/http/access.ts';
import { type FormError, parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import type { PeoplePages } from '../../pages.ts';
import { safeReturnTo } from '../../return-to.ts';
import { domainsSentence } from '../../sign-in-domains.ts';
import { type LinkRequest, LINKS_PER_ADDRESS, LINKS_WINDOW_MINUTES } from '../../sign-in-links.ts';
import { checkEmailPath, signInCodePath, signInPath } from '../../urls.ts';
import { signInForm } from './form.ts';
import { SignInPage } from './view.tsx';

/** A whole hall behind one address may ask for links in the same few minutes. */
const REQUESTS_PER_NETWORK_ADDRESS = { max: 1_000, timeWindow: '15 minutes' };

export function signInPages(app: FastifyInstance, pages: PeoplePages): void {
  function show(reply: FastifyReply, returnTo: string, email = '', errors: readonly FormError[] = []) {
    return reply.page({
      title: 'Sign in',
      hasErrors: errors.length > 0,
      content: (
        <SignInPage
          csrf={reply.generateCsrf()}
          {...{ returnTo, email, errors }}
          organisation={pages.organisationName}
        />
      ),
    });
  }

  function refusal(outcome: Exclude<LinkRequest, 'sent'>): string {
    return outcome === 'too-many'
      ? `We have sent ${LINKS_PER_ADDRESS} links to this address already. Open the newest one, or wait ${LINKS_WINDOW_MINUTES} minutes and ask again`
      : domainsSentence(pages.domains);
  }

  app.get<{ Querystring: { 'return-to'?: string } }>(
    '/sign-in',
    { config: { access: anyone } },
    async (request, reply) => {
      const returnTo = safeReturnTo(request.query['return-to']);
      if (request.waitingPerson !== null) return reply.redirect(signInCodePath(returnTo), 303);
      return request.person === null ? show(reply, returnTo) : reply.redirect(returnTo, 303);
    },
  );

  app.post(
    signInPath(),
    { config: { access: anyone, rateLimit: REQUESTS_PER_NETWORK_ADDRESS } },
    async (request, reply) => {
      const typed = toFormBody(request.body);
      const returnTo = safeReturnTo(typedText(typed, 'return-to'));
      const parsed = parseForm(signInForm, request.body);
      if (!parsed.ok) return show(reply.code(422), returnTo, typedText(typed, 'email'), parsed.errors);
      const { email } = parsed.value;
      const outcome = await pages.links.request(email, returnTo);
      if (outcome !== 'sent') {
        const errors = [{ field: 'email', message: refusal(outcome) }];
        return show(reply.code(outcome === 'too-many' ? 429 : 422), returnTo, email, errors);
      }
      pages.emailCookie.write(reply, email, 20 * 60);
      return reply.redirect(checkEmailPath, 303);
    },
  );
}
