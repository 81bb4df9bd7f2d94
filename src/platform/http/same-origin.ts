import type { FastifyRequest } from 'fastify';
import { Forbidden } from './failures.ts';
import { isUnsafe } from './request.ts';

/**
 * Refuses a request that changes something when the browser says that another site made it. A second lock beside
 * the token: Sec-Fetch-Site where the browser sends it, else the Origin header against the host asked for.
 */
export async function refuseCrossSite(request: FastifyRequest): Promise<void> {
  if (!isUnsafe(request)) return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none') return;
    throw new Forbidden('Another site sent this form.');
  }
  const origin = request.headers.origin;
  if (origin === undefined) return;
  if (!URL.canParse(origin) || new URL(origin).host !== request.host) {
    throw new Forbidden('Another site sent this form.');
  }
}
