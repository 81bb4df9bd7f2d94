import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startBareServer } from '../../../test/server.ts';
import { anyone } from './access.ts';
import { answerWithProblem } from './problem.ts';

// Sent by programs, without the token of a page.
const access = { config: { access: anyone, addressIsSigned: true } };
const { app } = await startBareServer((server) => {
  server.get('/things/:thing', access, async (request) => request.query);
  server.post('/data', { ...access, errorHandler: answerWithProblem }, async (request) => request.body);
  server.post('/forms', access, async (request) => request.body);
});

const REFUSED = /character NUL \(code 0\), which cannot be kept in a text\. Take it out and send it again/;

test('an address that holds a NUL is answered with what to do, as a page and as data', async () => {
  for (const url of ['/things/a%00b', '/things/a?q=%00', '/things/a?q=b&q=%00', '/things/a?a%00=b']) {
    const page = await app.inject({ url });
    assert.equal(page.statusCode, 400, url);
    assert.match(page.body, REFUSED);
    const data = await app.inject({ url, headers: { accept: 'application/json' } });
    assert.match(data.body, REFUSED);
  }
  assert.deepEqual((await app.inject({ url: '/things/a?q=%200' })).json(), { q: ' 0' });
});

test('data that hold a NUL anywhere are refused with a sentence for a program', async () => {
  const send = (payload: unknown) =>
    app.inject({
      method: 'POST',
      url: '/data',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      payload: JSON.stringify(payload),
    });
  for (const payload of [{ text: 'a\u0000' }, { tags: ['a', '\u0000'] }, { 'a\u0000': 1 }]) {
    const answer = await send(payload);
    assert.equal(answer.statusCode, 400);
    assert.match(answer.headers['content-type'] ?? '', /application\/problem\+json/);
    assert.match(answer.json<{ detail: string }>().detail, REFUSED);
  }
});

test('from the fields of a form it is taken out, so that nobody loses what they pasted', async () => {
  const answer = await app.inject({
    method: 'POST',
    url: '/forms',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    payload: 'text=pa%00sted&list=a&list=%00b',
  });
  assert.deepEqual(answer.json(), { text: 'pasted', list: ['a', 'b'] });
});
