import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startBareServer } from '../../../test/server.ts';
import { anyone } from './access.ts';
import { hostCookie } from './cookies.ts';

async function startAt(address: string) {
  const baseUrl = new URL(address);
  const cookie = hostCookie('visit', baseUrl);
  const { app } = await startBareServer(
    (app) => {
      app.get('/', { config: { access: anyone } }, async (request, reply) => {
        const before = cookie.read(request);
        cookie.write(reply, 'a value', 60);
        return reply.page({ title: 'A page', content: `${reply.generateCsrf().length} ${before ?? 'none'}` });
      });
      app.get('/clear', { config: { access: anyone } }, async (_request, reply) => {
        cookie.clear(reply);
        return 'cleared';
      });
    },
    { baseUrl },
  );
  return app;
}

const [onHttp, onHttps] = [await startAt('http://localhost:3000'), await startAt('https://live.example.org')];

test('scripts, styles and frames come from this site alone, on pages and on errors', async () => {
  for (const url of ['/', '/nothing', '/static/nothing.js']) {
    const { headers } = await onHttps.inject(url);
    const policy = String(headers['content-security-policy']).split(';');
    for (const directive of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ]) {
      assert.ok(policy.includes(directive), `${url}: ${directive}`);
    }
    assert.equal(/unsafe/.test(policy.join()), false);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['x-frame-options'], 'DENY');
    assert.equal(headers['referrer-policy'], 'same-origin');
  }
});

test('on https the browser is told to stay on https, on http it is not', async () => {
  assert.match(String((await onHttps.inject('/')).headers['strict-transport-security']), /max-age=31536000/);
  assert.equal((await onHttp.inject('/')).headers['strict-transport-security'], undefined);
});

test('on https cookies belong to this host alone, are secure and out of reach of scripts', async () => {
  const { cookies } = await onHttps.inject('/');
  assert.deepEqual(cookies.map(({ name }) => name).toSorted(), ['__Host-csrf', '__Host-visit']);
  for (const { secure, httpOnly, sameSite, path, domain } of cookies as unknown as Record<
    string,
    unknown
  >[]) {
    assert.deepEqual(
      { secure, httpOnly, sameSite, path, domain },
      { secure: true, httpOnly: true, sameSite: 'Lax', path: '/', domain: undefined },
    );
  }
});

test('on http, where browsers refuse the prefix, cookies go without it', async () => {
  const { cookies } = await onHttp.inject('/');
  assert.deepEqual(cookies.map(({ name }) => name).toSorted(), ['csrf', 'visit']);
  for (const { secure, httpOnly, sameSite } of cookies as unknown as Record<string, unknown>[]) {
    assert.deepEqual({ secure, httpOnly, sameSite }, { secure: undefined, httpOnly: true, sameSite: 'Lax' });
  }
});

test('a cookie is read back as it was written, and cleared', async () => {
  const { cookies } = await onHttps.inject('/');
  const held = Object.fromEntries(cookies.map(({ name, value }) => [name, value]));
  const again = await onHttps.inject({ url: '/', cookies: held });
  assert.match(again.body, /a value/);
  const [cleared] = (await onHttps.inject('/clear')).cookies;
  assert.deepEqual([cleared?.name, cleared?.value, cleared?.maxAge], ['__Host-visit', '', 0]);
});

test('the secret of forms is set once and kept', async () => {
  const first = await onHttps.inject('/');
  const held = Object.fromEntries(first.cookies.map(({ name, value }) => [name, value]));
  const second = await onHttps.inject({ url: '/', cookies: held });
  assert.deepEqual(
    second.cookies.map(({ name }) => name),
    ['__Host-visit'],
  );
});

test('built files may be kept for a year, pages are asked for again', async () => {
  const page = await onHttp.inject('/');
  const script = /\/static\/assets\/[^"]+\.js/.exec(page.body)?.[0] ?? '';
  const file = await onHttp.inject(script);
  assert.equal(file.statusCode, 200);
  assert.match(String(file.headers['cache-control']), /max-age=31536000, immutable/);
});

test('each answer carries the reference of its request', async () => {
  const [one, two] = [await onHttp.inject('/'), await onHttp.inject('/')];
  assert.match(String(one.headers['x-request-id']), /^[0-9a-z]{12}$/);
  assert.notEqual(one.headers['x-request-id'], two.headers['x-request-id']);
});

test('every answer refuses the same, the first as the later ones', async () => {
  const app = await startAt('https://live.example.org');
  const refused = async (): Promise<unknown> => {
    const { headers } = await app.inject('/nothing');
    return Object.fromEntries(
      Object.entries(headers).filter(([name]) => !/^(?:date|x-request-id|x-ratelimit-.*)$/.test(name)),
    );
  };
  const first = await refused();
  assert.equal((first as Record<string, unknown>)['x-content-type-options'], 'nosniff');
  assert.deepEqual(await refused(), first);
});
