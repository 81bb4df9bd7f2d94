import type { FastifyReply } from 'fastify';

/** An answer that a browser saves under this name and keeps nowhere else. */
export function asFile(reply: FastifyReply, name: string, type: string): FastifyReply {
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store');
}
