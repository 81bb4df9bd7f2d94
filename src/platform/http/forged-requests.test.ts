import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InjectOptions } from 'fastify';
import { startBareServer } from '../../../test/server.ts';
import { anyone } from './access.ts';

let changes = 0;
const { app } = await startBareServer((app) => {
  app.get('/form', { config: { access: anyone } }, async (_request, reply) => {
    // Asked for twice, as by a page with a form and a header with another.
    const tokens = [reply.generateCsrf(), reply.generateCsrf()];
    return { tokens };
  });
  app.post('/change', { config: { access: anyone } }, async () => {
    changes += 1;
    return 'changed';
  });
});

async function openForm(): Promise<{ cookies: Record<string, string>; token: string }> {
  const answer = await app.inject('/form');
  const [cookie, ...more] = answer.cookies;
  assert.ok(cookie);
  assert.equal(more.length, 0);
  const { tokens } = answer.json<{ tokens: string[] }>();
  return { cookies: { [cookie.name]: cookie.value }, token: tokens[0] ?? '' };
}

async function send(request: InjectOptions): Promise<number> {
  const before = changes;
  const answer = await app.inject({ method: 'POST', url: '/change', ...request });
  assert.equal(changes - before, answer.statusCode === 200 ? 1 : 0);
  return answer.statusCode;
}

const asForm = (fields: Record<string, string>): InjectOptions => ({
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  payload: new URLSearchParams(fields).toString(),
});

test('a form with the token of its page is taken', async () => {
  const { cookies, token } = await openForm();
  assert.equal(await send({ ...asForm({ _csrf: token }), cookies }), 200);
});

test('a script may send the token in a header', async () => {
  const { cookies, token } = await openForm();
  assert.equal(await send({ headers: { 'csrf-token': token }, cookies }), 200);
});

test('a form without a token, or with a wrong one, is refused', async () => {
  const { cookies, token } = await openForm();
  assert.equal(await send({ ...asForm({}), cookies }), 403);
  assert.equal(await send({ ...asForm({ _csrf: '' }), cookies }), 403);
  assert.equal(await send({ ...asForm({ _csrf: `${token.slice(0, -1)}~` }), cookies }), 403);
  assert.equal(await send({ ...asForm({ _csrf: token }) }), 403);
});

test("a token of another browser's page is refused", async () => {
  const [own, other] = [await openForm(), await openForm()];
  assert.equal(await send({ ...asForm({ _csrf: other.token }), cookies: own.cookies }), 403);
});

test('a form sent twice under one name does not get past the check', async () => {
  const { cookies, token } = await openForm();
  const payload = `_csrf=${token}&_csrf=x`;
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  assert.equal(await send({ headers, payload, cookies }), 403);
});

test('a form that another site sent is refused although its token is right', async () => {
  const { cookies, token } = await openForm();
  const from = (headers: Record<string, string>): Promise<number> =>
    send({ headers: { 'csrf-token': token, host: 'sessions.example.org', ...headers }, cookies });
  assert.equal(await from({ 'sec-fetch-site': 'same-origin' }), 200);
  assert.equal(await from({ 'sec-fetch-site': 'cross-site' }), 403);
  assert.equal(await from({ 'sec-fetch-site': 'same-site' }), 403);
  assert.equal(await from({ origin: 'https://sessions.example.org' }), 200);
  assert.equal(await from({ origin: 'https://evil.example' }), 403);
  assert.equal(await from({ origin: 'https://sessions.example.org.evil.example' }), 403);
  assert.equal(await from({ origin: 'null' }), 403);
  assert.equal(await from({}), 200);
});

test('reading a page is not refused, wherever the link to it stood', async () => {
  const answer = await app.inject({ url: '/form', headers: { 'sec-fetch-site': 'cross-site' } });
  assert.equal(answer.statusCode, 200);
});
