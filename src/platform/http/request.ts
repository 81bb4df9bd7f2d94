import type { FastifyRequest } from 'fastify';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a request may change something. */
export function isUnsafe(request: FastifyRequest): boolean {
  return !SAFE.has(request.method);
}

/** Whether a script asked, which can do more with data than with a page. */
export function wantsJson(request: FastifyRequest): boolean {
  return request.headers.accept?.startsWith('application/json') ?? false;
}
