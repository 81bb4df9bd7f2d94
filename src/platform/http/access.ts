import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Forbidden, NotFound, NotSignedIn } from './failures.ts';
import { isUnsafe, wantsJson } from './request.ts';

/**
 * - `allow`: go on
 * - `sign-in`: might be allowed once signed in
 * - `forbid`: known to exist for this person, but not theirs to do (403)
 * - `hide`: as if it did not exist (404)
 * - `goTo`: there is something to do first, at that address
 */
export type Decision = 'allow' | 'sign-in' | 'forbid' | 'hide' | { readonly goTo: string };

/** Who may use a route. Every route declares one: the app does not start with a route that has none. */
export interface Access {
  /** Appears in the table of routes and roles that the tests walk. */
  readonly name: string;
  decide(request: FastifyRequest): Decision | Promise<Decision>;
}

export const anyone: Access = { name: 'anyone', decide: () => 'allow' };

/** Anyone, and nobody asks who it is: for what must be served even while the database is away. */
export const anonymous: Access = { name: 'anyone, unnamed', decide: () => 'allow' };

/** Someone at this machine, not behind a proxy: for what only a developer may see. */
export const thisMachineOnly: Access = {
  name: 'this machine only',
  decide: ({ headers, socket }) =>
    headers['x-forwarded-for'] === undefined && isLoopbackAddress(socket.remoteAddress) ? 'allow' : 'hide',
};

function isLoopbackAddress(address: string | undefined): boolean {
  return address !== undefined && /^(127\.|::1$|::ffff:127\.)/.test(address);
}

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
}

export interface DeclaredRoute {
  readonly method: string;
  readonly url: string;
  readonly access: Access;
}

/**
 * Makes the app ask each route's access before its handler, and refuse to become ready with a route that has none.
 * Returns the routes, filled as they are added.
 */
export function enforceAccess(
  app: FastifyInstance,
  signInPath: (returnTo: string) => string,
): DeclaredRoute[] {
  const routes: DeclaredRoute[] = [];
  const undeclared: string[] = [];
  app.addHook('onRoute', (route) => {
    // A plugin of somebody else's may be given its access by a later hook of the scope it is registered in.
    queueMicrotask(() => {
      const access = route.config?.access;
      for (const method of [route.method].flat()) {
        if (access === undefined) undeclared.push(`${method} ${route.url}`);
        else routes.push({ method, url: route.url, access });
      }
    });
  });
  app.addHook('onReady', async () => {
    if (undeclared.length > 0) throw new Error(`Routes without access: ${undeclared.join(', ')}`);
  });
  app.addHook('preHandler', async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.is404) return undefined;
    const access = request.routeOptions.config.access;
    if (access === undefined) throw new Forbidden('This address has no declared access.');
    const decision = await access.decide(request);
    switch (decision) {
      case 'allow':
        return undefined;
      case 'forbid':
        throw new Forbidden();
      case 'hide':
        throw new NotFound();
      default:
        if (isUnsafe(request) || wantsJson(request)) throw new NotSignedIn();
        return reply.redirect(typeof decision === 'object' ? decision.goTo : signInPath(request.url), 303);
    }
  });
  return routes;
}
