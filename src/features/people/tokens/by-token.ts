import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '../../../platform/clock.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { Access } from '../../../platform/http/access.ts';
import { Forbidden, NotSignedIn } from '../../../platform/http/failures.ts';
import { answerWithProblem } from '../../../platform/http/problem.ts';
import { hashSecret } from '../../../platform/random.ts';
import { signedIn } from '../sign-in.ts';
import { findToken, touchToken } from './tokens.repository.ts';

/** Every token begins so, so that one that was left lying about is known for what it is. */
export const TOKEN_PREFIX = 'endeavour_';
/** Requests a minute with one token. */
const REQUESTS_PER_MINUTE = 120;
const TOUCH_MS = 60 * 1000;

declare module 'fastify' {
  interface FastifyRequest {
    /** The token that a program showed. */
    token: { readonly id: string; readonly mayWrite: boolean } | null;
  }
}

/** Knows at every request of a program whose token it shows, before any access is decided. */
export function registerTokens(
  app: FastifyInstance,
  { db, clock }: { readonly db: Queryable; readonly clock: Clock },
): void {
  app.decorateRequest('token', null);
  app.addHook('onRequest', async (request) => {
    const shown = /^bearer +(\S{20,100})$/i.exec(request.headers.authorization ?? '')?.[1];
    if (request.routeOptions.config.byToken === undefined || shown?.startsWith(TOKEN_PREFIX) !== true) return;
    const now = clock.now();
    const found = await findToken(db, hashSecret(shown), now);
    if (found === undefined) return;
    request.person = found.person;
    request.token = { id: found.tokenId, mayWrite: found.mayWrite };
    if (found.lastUsedAt === null || now.getTime() - found.lastUsedAt.getTime() > TOUCH_MS) {
      await touchToken(db, found.tokenId, now);
    }
  });
}

/**
 * The config of a route for programs: whoever made the token that is shown may do there what `access` lets them, if the
 * token may.
 */
export function byToken(may: 'read' | 'write', access: Access = signedIn) {
  const name = access === signedIn ? 'shows a token' : `shows a token, and ${access.name}`;
  const decide = (request: FastifyRequest) => {
    if (request.person === null) {
      const hasShown = request.headers.authorization !== undefined;
      throw new NotSignedIn(
        hasShown ? 'The token is not known, has expired or was revoked. Make another.' : '',
      );
    }
    if (may === 'write' && request.token?.mayWrite !== true) {
      throw new Forbidden('This token may only read. Make one that may write.');
    }
    return access.decide(request);
  };
  const keyGenerator = ({ token, ip }: FastifyRequest): string => token?.id ?? ip;
  return {
    byToken: may,
    access: { name, decide },
    rateLimit: { max: REQUESTS_PER_MINUTE, timeWindow: '1 minute', groupId: 'programs', keyGenerator },
  };
}

/** Adds routes for programs: what goes wrong there is told as `application/problem+json`, and nothing is kept on the way. */
export function routesForPrograms(app: FastifyInstance, add: (scope: FastifyInstance) => void): void {
  void app.register(async (scope) => {
    scope.setErrorHandler(answerWithProblem);
    scope.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'));
    add(scope);
  });
}
