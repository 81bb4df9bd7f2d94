import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/**
 * What every answer tells the browser to refuse. The headers are the same each time, so helmet is asked once: its plugin
 * puts the policy together anew for every request.
 */
export async function registerSecurityHeaders(app: FastifyInstance, secure: boolean): Promise<void> {
  await app.register(helmet, {
    global: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        imgSrc: ["'self'", 'data:'],
      },
    },
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
  let known: readonly (readonly [string, number | string | readonly string[]])[] | undefined;
  app.addHook('onRequest', (_request, { raw, helmet: setAll }, done) => {
    if (known === undefined) {
      const before = new Set(raw.getHeaderNames());
      setAll();
      known = Object.entries(raw.getHeaders()).flatMap(([name, value]) =>
        value === undefined || before.has(name) ? [] : [[name, value] as const],
      );
    } else {
      for (const [name, value] of known) raw.setHeader(name, value);
    }
    done();
  });
}
