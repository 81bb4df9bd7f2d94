import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Unreadable } from './failures.ts';

const NUL = '\u0000';

/**
 * No database keeps the character NUL in a text, so none reaches a handler. From the fields of a form it is taken out,
 * where it came unseen with what somebody pasted; an address or data that holds it is refused with a sentence.
 */
export function keepOutNul(app: FastifyInstance): void {
  app.addHook('preHandler', async (request: FastifyRequest) => {
    const isForm = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)/i.test(
      request.headers['content-type'] ?? '',
    );
    if (isForm) request.body = withoutNul(request.body);
    if ([request.params, request.query, request.body].some(holdsNul)) {
      throw new Unreadable(
        'It holds the character NUL (code 0), which cannot be kept in a text. Take it out and send it again.',
      );
    }
  });
}

function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(NUL);
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return false;
  return Object.entries(value).some(([name, each]) => name.includes(NUL) || holdsNul(each));
}

/** The fields of a form: texts, or lists of them. */
function withoutNul(body: unknown): unknown {
  if (typeof body === 'string') return body.replaceAll(NUL, '');
  if (Array.isArray(body)) return body.map(withoutNul);
  if (typeof body !== 'object' || body === null || Buffer.isBuffer(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name.replaceAll(NUL, ''), withoutNul(value)]),
  );
}
