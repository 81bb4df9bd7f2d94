import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { anyone } from '../../../../platform/http/access.ts';
import { hostCookie } from '../../../../platform/http/cookies.ts';
import { completeSignIn } from '../../complete-sign-in.ts';
import { createOpenIdClient, type OpenIdSettings, type PendingSignIn } from '../../openid.ts';
import type { PeoplePages } from '../../pages.ts';
import { safeReturnTo } from '../../return-to.ts';
import { organisationCallbackPath, organisationSignInPath } from '../../urls.ts';
import { type FailedReason, OrganisationSignInFailed } from './view.tsx';

const STATUS = { away: 503, refused: 403, 'not-asked': 400, 'no-verified-email': 403, 'not-allowed': 403 };
/** Time to sign in at the provider, perhaps with a second factor. */
const PENDING_SECONDS = 15 * 60;

const pendingSignIn = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  returnTo: z.string(),
}) satisfies z.ZodType<PendingSignIn>;

/** Signing in through the organisation's OpenID Connect provider. While it is away, signing in by email goes on. */
export function organisationSignInPages(
  app: FastifyInstance,
  pages: PeoplePages,
  baseUrl: URL,
  settings: OpenIdSettings & { readonly name: string },
): void {
  const provider = createOpenIdClient(settings, new URL(organisationCallbackPath, baseUrl));
  const cookie = hostCookie('sign-in-organisation', baseUrl);

  function readPending(request: FastifyRequest): PendingSignIn | undefined {
    try {
      return pendingSignIn.parse(JSON.parse(cookie.read(request) ?? ''));
    } catch {
      return undefined;
    }
  }

  function showFailed(reply: FastifyReply, reason: FailedReason, returnTo: string): FastifyReply {
    return reply.code(STATUS[reason]).page({
      title: 'You are not signed in',
      content: <OrganisationSignInFailed {...{ reason, returnTo }} organisation={settings.name} />,
    });
  }

  app.get<{ Querystring: { 'return-to'?: string } }>(
    organisationSignInPath(),
    { config: { access: anyone } },
    async (request, reply) => {
      const returnTo = safeReturnTo(request.query['return-to']);
      const begun = await provider.begin(returnTo);
      if (begun.kind === 'away') {
        request.log.error({ err: begun.cause }, 'the OpenID provider does not answer');
        return showFailed(reply, 'away', returnTo);
      }
      cookie.write(reply, JSON.stringify(begun.pending), PENDING_SECONDS);
      return reply.redirect(begun.url.href, 303);
    },
  );

  app.get(organisationCallbackPath, { config: { access: anyone } }, async (request, reply) => {
    const pending = readPending(request);
    cookie.clear(reply);
    if (pending === undefined) return showFailed(reply, 'not-asked', '/');
    const returnTo = safeReturnTo(pending.returnTo);
    const answer = await provider.finish(new URL(request.url, baseUrl), pending);
    if (answer.kind === 'away') request.log.error({ err: answer.cause }, 'the OpenID provider failed');
    if (answer.kind === 'refused') request.log.warn({ reason: answer.reason }, 'the OpenID provider refused');
    if (answer.kind !== 'proved') return showFailed(reply, answer.kind, returnTo);
    const { email } = answer;
    if (!(await pages.links.maySignIn(email))) return showFailed(reply, 'not-allowed', returnTo);
    const path = await completeSignIn(pages, request, reply, async () => ({ email, returnTo }));
    return reply.redirect(path ?? '/', 303);
  });
}
