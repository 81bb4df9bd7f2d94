import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { startPostgres } from '../../../test/postgres.ts';
import { findTools } from '../../../test/runner/tools.ts';
import { makeSeat, makeSession } from '../../../test/sessions.ts';
import { startSmtp } from '../../../test/smtp.ts';
import { waitFor } from '../../../test/wait-for.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open.ts';

const { postgres: bin } = findTools(new Set(['postgres']));
assert.ok(bin);
// A server of its own: the other tests go on using theirs.
const server = await startPostgres(bin);
const database = await openDatabase({ kind: 'postgres', url: server.url, poolSize: 5 });
await migrate(database.kysely);
const smtp = await startSmtp();
const app = await startTestApp({
  database,
  jobs: true,
  settings: { LOG_LEVEL: 'silent', SMTP_URL: smtp.url },
});
after(() => server.stop());

const session = await makeSession(app);
const delegate = app.agent();
delegate.setCookie('device', (await makeSeat(app, session)).device);
const ask = `/s/${session.code}/ask`;
const TEXT = 'Who meets people at the gate, and on which day?';

const isReady = async (): Promise<boolean> => (await app.app.inject('/health/ready')).statusCode === 200;

test('a database server that is stopped and started again costs a wait, and nothing that was confirmed', async () => {
  const before = (await delegate.get(ask)).form('Send question').fill({ text: 'Asked before it stopped?' });
  assert.ok((await delegate.submit(before)).status < 300);
  app.clock.advance({ seconds: 11 });
  const form = (await delegate.get(ask)).form('Send question').fill({ text: TEXT });
  const signIn = (await app.agent().get('/sign-in'))
    .form('Send me a link')
    .fill({ email: 'cat@example.org' });

  await server.halt();
  for (let times = 0; times < 3; times++) {
    const page = await delegate.submit(form);
    assert.deepEqual([page.status, page.headers['retry-after']], [503, '5']);
    assert.match(page.text, /What you sent is still here/);
    assert.ok(page.text.includes(TEXT));
  }
  assert.equal((await app.agent().submit(signIn)).status >= 400, true);
  assert.equal((await app.app.inject('/health/live')).statusCode, 200);
  assert.equal(await isReady(), false);
  const kept = (await delegate.submit(form)).form('Send it again');

  await server.resume();
  await waitFor('the service', isReady, 30);
  const sent = await delegate.submit(kept);
  assert.ok(sent.status < 300, sent.text);
  const mine = await delegate.get(`/s/${session.code}/mine`);
  assert.match(mine.text, /Asked before it stopped\?/);
  assert.equal(mine.text.split(TEXT).length - 1 > 0, true);
  const rows = await database.kysely.selectFrom('question').select('text').execute();
  assert.deepEqual(rows.map(({ text }) => text).toSorted(), ['Asked before it stopped?', TEXT]);
});

test('the jobs go on too: what is sent to be done afterwards is done', async () => {
  const asking = app.agent();
  await asking.submit(
    (await asking.get('/sign-in')).form('Send me a link').fill({ email: 'dan@example.org' }),
  );
  assert.match((await smtp.message(1)).text ?? '', /as dan@example\.org/);
});
