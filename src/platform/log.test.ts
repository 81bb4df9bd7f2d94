import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startBareServer } from '../../test/server.ts';
import { anyone } from './http/access.ts';

test('the log tells a failure and its cause without what a database repeats of its rows', async () => {
  const lines: string[] = [];
  const { app } = await startBareServer(
    (app) =>
      app.get('/people/:email', { config: { access: anyone } }, () => {
        const refused = Object.assign(new Error('duplicate key value violates unique constraint'), {
          code: '23505',
          detail: 'Key (email)=(ann@example.org) already exists.',
          parameters: ['ann@example.org'],
        });
        return Promise.reject(new Error('The person was not saved.', { cause: refused }));
      }),
    { logLevel: 'debug', logTo: { write: (line) => lines.push(line) } },
  );
  const answer = await app.inject({
    url: '/people/ann@example.org?token=secret',
    headers: { cookie: 'sign-in=secret', authorization: 'secret', 'user-agent': 'secret' },
    remoteAddress: '203.0.113.7',
  });
  assert.equal(answer.statusCode, 500);
  const log = lines.join('');
  assert.match(log, /"route":"\/people\/:email"/);
  assert.match(log, /The person was not saved\..*violates unique constraint.*"code":"23505"/s);
  assert.match(log, new RegExp(String(answer.headers['x-request-id'])));
  assert.doesNotMatch(log, /ann@example|secret|203\.0\.113/);
});
