import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InjectOptions } from 'fastify';
import { Page } from '../../../test/agent/page.ts';
import { startBareServer } from '../../../test/server.ts';
import { anyone } from './access.ts';
import { Forbidden } from './failures.ts';

const failures: Record<string, Error> = {
  400: Object.assign(new Error('secret detail'), { statusCode: 400 }),
  403: Object.assign(new Error('secret detail'), { statusCode: 403 }),
  stopped: new Forbidden('You have been stopped from writing here.'),
  404: Object.assign(new Error('secret detail'), { statusCode: 404 }),
  409: Object.assign(new Error('secret detail'), { statusCode: 409 }),
  422: Object.assign(new Error('secret detail'), { statusCode: 422 }),
  429: Object.assign(new Error('secret detail'), { statusCode: 429 }),
  500: new Error('secret detail'),
  502: Object.assign(new Error('secret detail'), { statusCode: 502 }),
  503: Object.assign(new Error('connect ECONNREFUSED 10.0.0.1'), { code: 'ECONNREFUSED' }),
};

const { app } = await startBareServer((app) => {
  app.get<{ Params: { status: string } }>('/fail/:status', { config: { access: anyone } }, (request) =>
    Promise.reject(failures[request.params.status]),
  );
  app.post('/form', { config: { access: anyone } }, async () => 'taken');
});

async function page(request: string | InjectOptions): Promise<Page> {
  const answer = await app.inject(request);
  return new Page({
    status: answer.statusCode,
    path: '/',
    redirects: [],
    headers: answer.headers,
    body: answer.body,
  });
}

test('each failure has a page with its status, a heading and what to do', async () => {
  const headings: Record<string, [status: number, heading: string]> = {
    400: [400, 'This request could not be read'],
    403: [403, 'You cannot do this'],
    404: [404, 'Page not found'],
    409: [400, 'This request could not be read'],
    422: [422, 'Some of this could not be used'],
    429: [429, 'Too many requests'],
    500: [500, 'Sorry, there is a problem with the service'],
    502: [500, 'Sorry, there is a problem with the service'],
    503: [503, 'Sorry, the service is not available just now'],
  };
  for (const [failure, [status, heading]] of Object.entries(headings)) {
    const shown = await page(`/fail/${failure}`);
    assert.deepEqual([shown.status, shown.heading], [status, heading], failure);
    assert.match(shown.title, new RegExp(`^${heading}`));
    assert.equal(shown.body.includes('secret detail'), false);
    assert.ok(shown.texts('main p').length > 0);
  }
});

test('whoever may not do something reads why, where a reason was given for them', async () => {
  const shown = await page('/fail/stopped');
  assert.equal(shown.status, 403);
  assert.match(shown.text, /You have been stopped from writing here\./);
  assert.doesNotMatch(shown.text, /Either this is not yours/);
});

test('a page that is not there has the frame of every page', async () => {
  const shown = await page('/nothing');
  assert.deepEqual([shown.status, shown.heading], [404, 'Page not found']);
  assert.ok(shown.texts('header a').includes('Shared Endeavour'));
});

test('a failure of ours gives a reference that is also in the headers', async () => {
  const shown = await page('/fail/500');
  assert.equal(shown.texts('main strong')[0], shown.headers['x-request-id']);
});

test('an answer that says to come back says when', async () => {
  assert.equal((await page('/fail/503')).headers['retry-after'], '5');
});

test('a body that is too long, or of a kind that no form sends, is refused with a page', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const long = await page({
    method: 'POST',
    url: '/form',
    headers,
    payload: `text=${'x'.repeat(300 * 1024)}`,
  });
  assert.deepEqual([long.status, long.heading], [413, 'This is too long']);
  const odd = await page({
    method: 'POST',
    url: '/form',
    headers: { 'content-type': 'text/csv' },
    payload: 'a,b',
  });
  assert.deepEqual([odd.status, odd.heading], [400, 'This request could not be read']);
});

test('a script is answered with data', async () => {
  const answer = await app.inject({ url: '/fail/429', headers: { accept: 'application/json' } });
  assert.deepEqual(answer.json(), {
    error: {
      status: 429,
      title: 'Too many requests',
      text: 'Wait a minute, then go back and send it again.',
    },
  });
});

test('an address that asks too often is told to wait, others are not', async () => {
  const { app } = await startBareServer(
    (app) => app.get('/', { config: { access: anyone } }, async () => 'here'),
    { requestsPerMinute: 3 },
  );
  const from = async (remoteAddress: string) => app.inject({ url: '/', remoteAddress });
  for (let asked = 0; asked < 3; asked++) assert.equal((await from('203.0.113.1')).statusCode, 200);
  const refused = await from('203.0.113.1');
  assert.equal(refused.statusCode, 429);
  assert.match(refused.body, /Too many requests/);
  assert.ok(Number(refused.headers['retry-after']) <= 60);
  assert.equal((await from('203.0.113.2')).statusCode, 200);
});
