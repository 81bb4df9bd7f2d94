import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { anonymous, thisMachineOnly } from './access.ts';
import { NotFound } from './failures.ts';

/** Prometheus metrics at /metrics: for this machine, or for whoever shows the token that is set. */
export function registerMetrics(app: FastifyInstance, token: string | undefined): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    durations.labels(request.method, route, String(reply.statusCode)).observe(reply.elapsedTime / 1000);
    done();
  });
  const expected = token === undefined ? undefined : Buffer.from(`Bearer ${token}`);
  app.get('/metrics', { config: { access: anonymous } }, async (request, reply) => {
    const given = Buffer.from(request.headers.authorization ?? '');
    const allowed =
      expected === undefined
        ? thisMachineOnly.decide(request) === 'allow'
        : given.length === expected.length && timingSafeEqual(given, expected);
    if (!allowed) throw new NotFound();
    return reply.type(registry.contentType).send(await registry.metrics());
  });
  return registry;
}
