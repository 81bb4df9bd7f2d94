import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startBareServer } from '../../../test/server.ts';
import { anyone } from './access.ts';

const TOKEN = 'a-token-of-some-length';

test('without a token, metrics are for this machine alone', async () => {
  const { app } = await startBareServer(() => undefined);
  assert.equal((await app.inject('/metrics')).statusCode, 200);
  assert.equal((await app.inject({ url: '/metrics', remoteAddress: '203.0.113.1' })).statusCode, 404);
  const headers = { 'x-forwarded-for': '203.0.113.1' };
  assert.equal((await app.inject({ url: '/metrics', headers })).statusCode, 404);
});

test('with a token, metrics are for who shows it, here or elsewhere', async () => {
  const { app } = await startBareServer(() => undefined, { metricsToken: TOKEN });
  const ask = async (authorization?: string) =>
    (
      await app.inject({
        url: '/metrics',
        remoteAddress: '203.0.113.1',
        headers: authorization === undefined ? {} : { authorization },
      })
    ).statusCode;
  assert.equal(await ask(`Bearer ${TOKEN}`), 200);
  assert.equal(await ask(`Bearer ${TOKEN}x`), 404);
  assert.equal(await ask('Bearer '), 404);
  assert.equal(await ask(), 404);
  assert.equal((await app.inject('/metrics')).statusCode, 404);
});

test('times are kept by route, not by address: no secret and no name becomes a label', async () => {
  const { app } = await startBareServer((app) =>
    app.get('/link/:secret', { config: { access: anyone } }, async () => 'here'),
  );
  await app.inject('/link/very-secret?email=ann@example.org');
  await app.inject('/nothing/very-secret');
  const { body } = await app.inject('/metrics');
  assert.match(
    body,
    /http_request_duration_seconds_count\{method="GET",route="\/link\/:secret",status="200"\} 1/,
  );
  assert.equal(/very-secret|ann@example/.test(body), false);
});

test('the service says whether it lives, and whether it is ready', async () => {
  let isReady = true;
  const { app } = await startBareServer(() => undefined, {
    checkReady: () => (isReady ? Promise.resolve() : Promise.reject(new Error('away'))),
  });
  assert.equal((await app.inject('/health/live')).statusCode, 200);
  assert.equal((await app.inject('/health/ready')).statusCode, 200);
  isReady = false;
  assert.equal((await app.inject('/health/live')).statusCode, 200);
  const away = await app.inject('/health/ready');
  assert.deepEqual([away.statusCode, away.headers['retry-after']], [503, '5']);
});
