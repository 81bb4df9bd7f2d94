import { after } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { createServer, type Server, type ServerOptions } from '../src/platform/http/server.ts';

/** The platform's server without any feature, with the routes that a test adds; closed when its tests have run. */
export async function startBareServer(
  addRoutes: (app: FastifyInstance) => void,
  options: Partial<ServerOptions> = {},
): Promise<Server> {
  const server = await createServer({
    baseUrl: new URL('http://localhost:3000'),
    trustProxy: false,
    logLevel: 'silent',
    requestsPerMinute: 60_000,
    metricsToken: undefined,
    signInPath: (returnTo) => `/sign-in?return-to=${encodeURIComponent(returnTo)}`,
    checkReady: async () => undefined,
    ...options,
  });
  after(() => server.app.close());
  addRoutes(server.app);
  await server.app.ready();
  return server;
}
