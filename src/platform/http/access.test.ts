import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startBareServer } from '../../../test/server.ts';
import { type Access, anyone, type Decision, thisMachineOnly } from './access.ts';

const always = (decision: Decision): Access => ({ name: 'a test', decide: () => decision });

const { app, routes } = await startBareServer((app) => {
  const answers: Record<string, Access> = {
    '/open': anyone,
    '/hidden': always('hide'),
    '/forbidden': always('forbid'),
    '/private': always('sign-in'),
    '/first': always({ goTo: '/elsewhere' }),
    '/local': thisMachineOnly,
  };
  for (const [url, access] of Object.entries(answers)) {
    app.get(url, { config: { access } }, async () => 'the secret');
    app.post(url, { config: { access } }, async () => 'the secret');
  }
  app.get(
    '/broken',
    { config: { access: { name: 'fails', decide: () => Promise.reject(new Error('no')) } } },
    () => Promise.resolve('the secret'),
  );
});

test('the app refuses to start with a route that says nothing of its access', async () => {
  const start = startBareServer((app) => {
    app.get('/forgotten', async () => 'the secret');
  });
  await assert.rejects(start, /Routes without access: GET \/forgotten/);
});

test('the same holds for a route that a plugin adds', async () => {
  const start = startBareServer((app) => {
    app.register(async (scope) => {
      scope.post('/in-a-plugin', async () => 'the secret');
    });
  });
  await assert.rejects(start, /POST \/in-a-plugin/);
});

test('every route is listed with its access', () => {
  const found = routes.find(({ method, url }) => method === 'GET' && url === '/hidden');
  assert.equal(found?.access.name, 'a test');
  assert.ok(routes.some(({ url }) => url === '/health/live'));
});

test('what is hidden looks like what is not there', async () => {
  const strip = (body: string): string =>
    body
      .replaceAll('/hidden', '')
      .replaceAll('/nothing', '')
      .replaceAll('%2Fhidden', '')
      .replaceAll('%2Fnothing', '');
  const [hidden, nothing] = [await app.inject('/hidden'), await app.inject('/nothing')];
  assert.equal(hidden.statusCode, 404);
  assert.equal(strip(hidden.body), strip(nothing.body));
});

test('what is forbidden says so', async () => {
  const answer = await app.inject('/forbidden');
  assert.equal(answer.statusCode, 403);
  assert.match(answer.body, /You cannot do this/);
});

test('somebody not signed in is sent to sign in, and back to the same page', async () => {
  const answer = await app.inject('/private?part=2');
  assert.equal(answer.statusCode, 303);
  assert.equal(answer.headers.location, '/sign-in?return-to=%2Fprivate%3Fpart%3D2');
});

test('something to do first is where a page leads', async () => {
  const answer = await app.inject('/first');
  assert.deepEqual([answer.statusCode, answer.headers.location], [303, '/elsewhere']);
});

test('what was posted is not thrown away by a redirect: the answer says to sign in', async () => {
  for (const url of ['/private', '/first']) {
    const answer = await app.inject({ method: 'POST', url });
    assert.equal(answer.statusCode, 401);
    assert.match(answer.body, /Sign in to go on/);
  }
});

test('a script that is not signed in is told so', async () => {
  const answer = await app.inject({ url: '/private', headers: { accept: 'application/json' } });
  assert.equal(answer.statusCode, 401);
  assert.equal(answer.json<{ error: { status: number } }>().error.status, 401);
});

test('a decision that fails lets nobody in', async () => {
  const answer = await app.inject('/broken');
  assert.equal(answer.statusCode, 500);
  assert.equal(answer.body.includes('the secret'), false);
});

test('no handler of a refused route runs, whatever the method', async () => {
  for (const url of ['/hidden', '/forbidden', '/private', '/first']) {
    for (const method of ['GET', 'HEAD', 'POST'] as const) {
      const answer = await app.inject({ method, url });
      assert.equal(answer.body.includes('the secret'), false, `${method} ${url}`);
      assert.notEqual(answer.statusCode, 200, `${method} ${url}`);
    }
  }
});

test('only someone at this machine, not by way of a proxy, is here', async () => {
  const from = async (remoteAddress: string, headers = {}) =>
    (await app.inject({ url: '/local', remoteAddress, headers })).statusCode;
  assert.equal(await from('127.0.0.1'), 200);
  assert.equal(await from('::1'), 200);
  assert.equal(await from('::ffff:127.0.0.1'), 200);
  assert.equal(await from('203.0.113.9'), 404);
  assert.equal(await from('127.0.0.1', { 'x-forwarded-for': '203.0.113.9' }), 404);
  assert.equal(await from('203.0.113.9', { 'x-forwarded-for': '127.0.0.1' }), 404);
});

test('behind a proxy, an address that a browser claims for itself is not believed', async () => {
  const { app } = await startBareServer(
    (app) => {
      app.get('/ip', { config: { access: anyone } }, async (request) => request.ip);
      app.get('/local', { config: { access: thisMachineOnly } }, async () => 'the secret');
    },
    { trustProxy: true },
  );
  const headers = { 'x-forwarded-for': '127.0.0.1, 198.51.100.4' };
  assert.equal((await app.inject({ url: '/ip', headers })).body, '198.51.100.4');
  assert.equal((await app.inject({ url: '/local', headers })).statusCode, 404);
});
