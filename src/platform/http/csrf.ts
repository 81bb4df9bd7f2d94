import csrf from '@fastify/csrf-protection';
import type { FastifyInstance } from 'fastify';
import { isUnsafe } from './request.ts';

/** A page that a phone kept for weeks can still be sent: the secret outlives the browser's own session. */
const SECRET_LASTS_SECONDS = 30 * 24 * 3600;

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * Its address is signed, and that alone gives leave: it is sent by mail programs, without a cookie or token
     * (RFC 8058). Its handler must not look at who is signed in.
     */
    addressIsSigned?: boolean;
    /**
     * For programs, which show a token and no cookie: whoever is signed in in a browser is nobody here, so no page of
     * another site can use it. The token must allow this.
     */
    byToken?: 'read' | 'write';
  }
}

/**
 * Refuses an unsafe request without the token of a page of ours. A page gets it through `reply.generateCsrf()`,
 * a form sends it as `_csrf`, a script in the header `csrf-token`.
 */
export async function registerCsrf(app: FastifyInstance, secure: boolean): Promise<void> {
  await app.register(csrf, {
    cookieKey: secure ? '__Host-csrf' : 'csrf',
    cookieOpts: { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: SECRET_LASTS_SECONDS },
    getToken: (request) =>
      (request.body as { _csrf?: string } | undefined)?._csrf ??
      (request.headers['csrf-token'] as string | undefined),
  });
  // Two calls in a browser without the cookie would make two secrets, of which only the last is kept.
  app.addHook('onRequest', (_request, reply, done) => {
    const generate = reply.generateCsrf.bind(reply);
    let token: string | undefined;
    reply.generateCsrf = () => (token ??= generate());
    done();
  });
  app.addHook('preHandler', (request, reply, done) => {
    const { addressIsSigned, byToken } = request.routeOptions.config;
    const isFree = addressIsSigned === true || byToken !== undefined;
    if (isUnsafe(request) && !request.is404 && !isFree) app.csrfProtection(request, reply, done);
    else done();
  });
}
