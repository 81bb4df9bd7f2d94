import type { FastifyReply, FastifyRequest } from 'fastify';

/** A cookie that only this host can set and read, and no script. */
export interface HostCookie {
  read(request: FastifyRequest): string | undefined;
  write(reply: FastifyReply, value: string, maxAgeSeconds: number): void;
  clear(reply: FastifyReply): void;
}

/** `__Host-` and Secure on https; the bare name on http, where browsers refuse the prefix. */
export function hostCookie(name: string, baseUrl: URL): HostCookie {
  const secure = baseUrl.protocol === 'https:';
  const fullName = secure ? `__Host-${name}` : name;
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  return {
    read: (request) => request.cookies[fullName],
    write: (reply, value, maxAge) => void reply.setCookie(fullName, value, { ...options, maxAge }),
    clear: (reply) => void reply.clearCookie(fullName, options),
  };
}
