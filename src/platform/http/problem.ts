import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { isUnavailable } from '../database/errors.ts';
import { Unreadable } from './failures.ts';

/** What each failure says to a program, and to whoever reads its log. */
const SENTENCES: Readonly<Record<number, readonly [title: string, detail: string]>> = {
  400: ['Not readable', 'Send JSON in UTF-8, with the header “Content-Type: application/json”.'],
  401: ['No token', 'Send “Authorization: Bearer” with a token that has not expired.'],
  403: ['Not allowed', 'This is not for whoever made the token to do.'],
  404: ['Not found', 'There is no such thing, or whoever made the token may not see it.'],
  413: ['Too long', 'Send less than 256 kB.'],
  415: ['Not JSON', 'Send JSON in UTF-8, with the header “Content-Type: application/json”.'],
  422: ['Not usable', 'Mend what was sent.'],
  429: ['Too many requests', 'Wait as many seconds as the header “Retry-After” says.'],
  500: ['A fault here', 'Try again in a minute.'],
  503: ['Not available', 'Try again in a few seconds.'],
};

/**
 * Answers a program with what went wrong, as `application/problem+json` (RFC 9457).
 *
 * @param detail a sentence; that of the status unless given
 */
export function sendProblem(reply: FastifyReply, status: number, detail?: string): FastifyReply {
  const [title, usual] = SENTENCES[status] ?? ['Not usable', 'Mend what was sent.'];
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(status)
    .type('application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send({ type: 'about:blank', title, status, detail: detail ?? usual, instance: reply.request.id });
}

/** The error handler of routes for programs: a failure that was thrown on purpose says its own sentence. */
export function answerWithProblem(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const given = error.statusCode ?? 500;
  const status = isUnavailable(error) ? 503 : given in SENTENCES ? given : given < 500 ? 400 : 500;
  if (status >= 500) request.log.error({ err: error }, 'request failed');
  const isOurs = error instanceof Unreadable || ([401, 403].includes(status) && error.message !== '');
  void sendProblem(reply, status, isOurs ? error.message : undefined);
}
