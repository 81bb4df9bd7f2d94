import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { hostCookie, type HostCookie } from './cookies.ts';

declare module 'fastify' {
  interface FastifyReply {
    /**
     * The address of a page that is to say what was just done: `path`, of this site, with `what` as its query's `done`.
     * The page says it once, and to this browser alone: wherever else the address is opened it comes without `done`.
     */
    done(path: string, what: string): string;
  }
}

/** On a slow line the page that an act leads to comes later than its answer. */
const LASTS_SECONDS = 5 * 60;

/**
 * Takes `done` out of the query of every address to which no act of this browser has just led, so that a page believes
 * its address: a made-up, passed-on or reloaded one tells nothing that did not happen. Each address has its cookie, so
 * that two windows do not get in each other's way.
 */
export function registerJustDone(app: FastifyInstance, baseUrl: URL): void {
  const cookieOf = (address: string): HostCookie => hostCookie(`done-${fingerprint(address)}`, baseUrl);

  app.decorateReply('done', function (this: FastifyReply, path: string, what: string): string {
    const url = new URL(path, baseUrl);
    url.searchParams.set('done', what);
    const address = url.pathname + url.search + url.hash;
    cookieOf(address).write(this, '1', LASTS_SECONDS);
    return address;
  });

  app.addHook('onRequest', async (request, reply) => {
    const query = request.query as Record<string, unknown> | undefined;
    if (query?.['done'] === undefined) return;
    const cookie = cookieOf(request.url);
    if (cookie.read(request) === undefined) delete query['done'];
    else cookie.clear(reply);
  });
}

/** The same for an address however its query is written. */
function fingerprint(address: string): string {
  const at = address.indexOf('?');
  const [path, query] = at < 0 ? [address, ''] : [address.slice(0, at), address.slice(at + 1)];
  const read = String(new URLSearchParams(query.replace(/#.*$/s, '')));
  return createHash('sha256').update(`${path}?${read}`).digest('base64url').slice(0, 16);
}
