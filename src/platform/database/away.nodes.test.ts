import assert from 'node:assert/strict';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { startTestApp } from '../../../test/app.ts';
import { createPostgresDatabase } from '../../../test/database/postgres-template.ts';
import { startSmtp } from '../../../test/smtp.ts';
import { waitFor } from '../../../test/wait-for.ts';
import { openDatabase } from './open.ts';
import { inTransaction } from './transaction.ts';

const created = await createPostgresDatabase();
const gate = await startGate(new URL(created.url));
const database = await openDatabase({ kind: 'postgres', url: gate.url, poolSize: 5 });
const smtp = await startSmtp();
const app = await startTestApp({
  database,
  jobs: true,
  settings: { LOG_LEVEL: 'silent', SMTP_URL: smtp.url },
});
const { agent } = await app.signInAs('ann@example.org');
after(async () => {
  await gate.close();
  await created.drop();
});

/** Stands between the app and its database, and can be shut. */
async function startGate(target: URL) {
  const open = new Set<Socket>();
  let isShut = false;
  const server = createServer((socket) => {
    if (isShut) {
      socket.destroy();
      return;
    }
    const onward = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      open.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(target);
  url.port = String((server.address() as AddressInfo).port);
  const cut = (): void => open.forEach((socket) => socket.destroy());
  return {
    url: url.href,
    cut,
    shut() {
      isShut = true;
      cut();
    },
    open: () => void (isShut = false),
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}

test('while the database is away, people are told to come back soon, and the service says that it lives', async () => {
  const form = (await app.agent().get('/sign-in')).form('Send me a link').fill({ email: 'bob@example.org' });
  gate.shut();
  const page = await agent.get('/account');
  assert.deepEqual([page.status, page.heading], [503, 'Sorry, the service is not available just now']);
  assert.equal(page.headers['retry-after'], '5');
  assert.equal((await agent.submit(form)).status, 503);
  assert.equal((await app.app.inject('/health/live')).statusCode, 200);
  assert.equal((await app.app.inject('/health/ready')).statusCode, 503);
});

test('what needs no database is served meanwhile, also to someone who is signed in', async () => {
  assert.equal((await app.agent().get('/sign-in')).status, 200);
  assert.equal((await agent.get('/static/favicon.svg')).status, 200);
});

test('when it is back everything goes on without a restart, what waits to be done too', async () => {
  gate.open();
  await waitFor('the service', async () => (await app.app.inject('/health/ready')).statusCode === 200);
  assert.equal((await agent.get('/account')).heading, 'Your account');
  const asking = app.agent();
  const sent = await asking.submit(
    (await asking.get('/sign-in')).form('Send me a link').fill({ email: 'cat@example.org' }),
  );
  assert.equal(sent.heading, 'Check your email');
  assert.match((await smtp.message(1)).text ?? '', /as cat@example\.org/);
});

test('connections that are cut are replaced: somebody may be told to try again, nothing stays broken', async () => {
  for (let cut = 0; cut < 5; cut++) {
    gate.cut();
    const statuses = await Promise.all(
      Array.from({ length: 10 }, async () => (await agent.get('/account')).status),
    );
    assert.deepEqual(
      statuses.filter((status) => status !== 200 && status !== 503),
      [],
    );
  }
  await waitFor('the service', async () => (await agent.get('/account')).status === 200);
});

test('connections that the server ends are replaced too, also in the middle of a transaction', async () => {
  const endOthers = sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`;
  const waiting = inTransaction(
    database.kysely,
    async (tx) => void (await sql`select pg_sleep(5)`.execute(tx)),
  );
  const refused = assert.rejects(waiting);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await endOthers.execute(database.kysely);
  await refused;
  const page = await agent.get('/account');
  assert.ok(page.status === 200 || page.status === 503);
  await waitFor('the service', async () => (await agent.get('/account')).status === 200);
});
