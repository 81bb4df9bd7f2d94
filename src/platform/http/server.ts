import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import rateLimit from '@fastify/rate-limit';
import serveFiles from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import { logOptions } from '../log.ts';
import { randomText } from '../random.ts';
import { anonymous, type DeclaredRoute, enforceAccess } from './access.ts';
import { staticFolder } from './assets.ts';
import { registerCsrf } from './csrf.ts';
import { registerErrorPages } from './error-pages.tsx';
import { registerMetrics } from './metrics.ts';
import { registerJustDone } from './just-done.ts';
import { keepOutNul } from './nul-characters.ts';
import { registerPages } from './pages.tsx';
import { registerPressure } from './pressure.ts';
import { refuseCrossSite } from './same-origin.ts';
import { registerSecurityHeaders } from './security-headers.ts';

export interface ServerOptions {
  readonly baseUrl: URL;
  readonly trustProxy: boolean;
  readonly logLevel: string;
  /** Where the log goes, a line of JSON at a time; the standard output unless given. */
  readonly logTo?: { write(line: string): void };
  readonly requestsPerMinute: number;
  readonly metricsToken: string | undefined;
  /** Where someone signs in, and comes back to `returnTo` afterwards. */
  readonly signInPath: (returnTo: string) => string;
  /** Resolves when the service can answer; rejects when it cannot. */
  readonly checkReady: () => Promise<void>;
}

export interface Server {
  readonly app: FastifyInstance;
  /** Every route with its access. */
  readonly routes: readonly DeclaredRoute[];
  readonly metrics: Registry;
}

/** Bodies are forms of text: the longest allowed text is far below this. */
const BODY_LIMIT_BYTES = 256 * 1024;

/** Fastify with everything that every page needs. Features add their routes to `app`. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const app = Fastify({
    logger: logOptions(options.logLevel, options.logTo),
    genReqId: () => randomText(12),
    // The address that the nearest proxy saw; what the browser claims about earlier ones is not believed.
    trustProxy: options.trustProxy ? (_address, hop) => hop === 0 : false,
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  });
  const secure = options.baseUrl.protocol === 'https:';

  registerPages(app, options.signInPath);
  registerErrorPages(app);
  keepOutNul(app);
  const routes = enforceAccess(app, options.signInPath);
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  app.addHook('onRequest', refuseCrossSite);

  await app.register(cookie);
  registerJustDone(app, options.baseUrl);
  await registerSecurityHeaders(app, secure);
  await app.register(rateLimit, { max: options.requestsPerMinute, timeWindow: '1 minute' });
  await app.register(formbody);
  await registerCsrf(app, secure);
  await registerPressure(app, { maxDelayMs: 5_000, maxReadingDelayMs: 15_000, sampleMs: 1_000 });
  await app.register(async (scope) => {
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: anonymous };
    });
    await scope.register(serveFiles, {
      root: staticFolder,
      prefix: '/static/',
      immutable: true,
      maxAge: '365d',
      wildcard: true,
    });
  });

  app.get('/health/live', { config: { access: anonymous } }, async () => ({ status: 'live' }));
  app.get('/health/ready', { config: { access: anonymous } }, async (_request, reply) => {
    try {
      await options.checkReady();
      return { status: 'ready' };
    } catch {
      return reply.code(503).header('retry-after', 5).send({ status: 'not ready' });
    }
  });
  const metrics = registerMetrics(app, options.metricsToken);
  return { app, routes, metrics };
}
