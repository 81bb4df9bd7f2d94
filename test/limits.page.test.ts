import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from './app.ts';

const app = await startTestApp();

test('what is far too long is refused with a page that says what to do', async () => {
  const body = new URLSearchParams({ email: 'x'.repeat(300 * 1024) });
  const page = await app.agent().send({ method: 'POST', path: '/sign-in', body });
  assert.equal(page.status, 413);
  assert.match(page.text, /too long Go back, shorten what you wrote/);
});

test('methods that a page does not have are answered as a page that is not there', async () => {
  const unknown = ['PUT', 'DELETE', 'PATCH', 'TRACE', 'OPTIONS'] as const;
  for (const method of unknown) {
    const { statusCode } = await app.app.inject({ method, url: '/join' });
    assert.equal(statusCode, 404, method);
  }
  const head = await app.app.inject({ method: 'HEAD', url: '/join' });
  assert.deepEqual([head.statusCode, head.body], [200, '']);
});

test('a body of another kind is refused, not taken for a form', async () => {
  const kinds = [
    'application/json',
    'text/xml',
    'multipart/form-data',
    'nonsense',
    'application/json; charset=x',
  ];
  for (const kind of kinds) {
    const { statusCode, body } = await app.app.inject({
      method: 'POST',
      url: '/sign-in',
      headers: { 'content-type': kind, accept: 'text/html' },
      payload: '{"__proto__": {"x": 1}, "email": ["a"]',
    });
    assert.ok([400, 403, 415].includes(statusCode), `${kind}: ${statusCode}`);
    assert.match(body, /<h1 class="govuk-heading-l">/);
  }
});

test('too many requests are told in a page to wait, and for how long', async () => {
  const small = await startTestApp({ settings: { REQUESTS_PER_MINUTE: '3' } });
  const agent = small.agent();
  for (let count = 0; count < 3; count += 1) assert.equal((await agent.get('/join')).status, 200);
  const page = await agent.get('/join');
  assert.equal(page.status, 429);
  assert.match(page.text, /Wait a minute, then go back and send it again\./);
  assert.ok(page.headers['retry-after'] !== undefined);
});
