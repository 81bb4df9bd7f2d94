import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { after, test } from 'node:test';
import { freePort } from './ports.ts';
import { makeSeat, makeSession } from './sessions.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { waitFor } from './wait-for.ts';
import { databaseLocation } from '../src/open-installation.ts';
import { readConfig } from '../src/config.ts';
import { systemClock } from '../src/platform/clock.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { openDatabase } from '../src/platform/database/open.ts';

const CLI = fileURLToPath(new URL('../src/cli.js', import.meta.url));
const folder = temporaryFolder('process');
const session = await prepareFolder();

/** A live session and a seat in a folder that no process uses yet. */
async function prepareFolder(): Promise<{ readonly code: string; readonly cookie: string }> {
  const database = await openDatabase(databaseLocation(readConfig({ DATA_DIR: folder.path })));
  const clock = systemClock;
  await migrate(database.kysely);
  const made = await makeSession({ database, clock });
  const { device } = await makeSeat({ database, clock }, made);
  await database.close();
  return { code: made.code, cookie: `device=${device}` };
}

interface Server {
  readonly url: string;
  readonly child: ChildProcess;
  said(): string;
}

/** Runs the program with these settings, whether or not it comes to serve. */
async function run(settings: Readonly<Record<string, string>>): Promise<Server> {
  const port = await freePort();
  const child = spawn(process.execPath, [CLI, 'start'], {
    env: {
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: folder.path,
      SAMPLE: 'off',
      LOG_LEVEL: 'error',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  after(() => child.kill('SIGKILL'));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => (said += bytes.toString()));
  }
  return { url: `http://127.0.0.1:${port}`, child, said: () => said };
}

async function serve(settings: Readonly<Record<string, string>> = {}): Promise<Server> {
  const server = await run(settings);
  await waitFor(
    'the server',
    () => {
      assert.equal(server.child.exitCode, null, server.said());
      return server.said().includes('is ready');
    },
    60,
  );
  return server;
}

async function ended(server: Server, withinMs: number): Promise<number | null> {
  if (server.child.exitCode === null && server.child.signalCode === null) {
    await once(server.child, 'exit', { signal: AbortSignal.timeout(withinMs) });
  }
  return server.child.exitCode;
}

interface Form {
  readonly cookie: string;
  readonly body: URLSearchParams;
}

/** The question form as it stands on the page, filled in. */
async function askForm(server: Server, text: string): Promise<Form> {
  const page = await fetch(`${server.url}/s/${session.code}/ask`, { headers: { cookie: session.cookie } });
  const html = await page.text();
  const given = page.headers.getSetCookie().map((each) => each.split(';')[0]);
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const body = new URLSearchParams(
    hidden.map(([, name = '', value = '']): [string, string] => [name, value]),
  );
  body.set('text', text);
  return { cookie: [session.cookie, ...given].join('; '), body };
}

async function shows(server: Server, text: string): Promise<boolean> {
  const page = await fetch(`${server.url}/s/${session.code}/mine`, { headers: { cookie: session.cookie } });
  return (await page.text()).includes(text);
}

test('killed, it starts again at once with everything that it had confirmed', async () => {
  const server = await serve();
  const form = await askForm(server, 'Asked before the end');
  const { status } = await fetch(`${server.url}/s/${session.code}/ask`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: form.cookie },
    body: form.body,
  });
  server.child.kill('SIGKILL');
  assert.ok(status === 303 || status === 200, String(status));
  await ended(server, 8_000);
  const again = await serve();
  assert.ok(await shows(again, 'Asked before the end'));

  const second = await run({});
  assert.equal(await ended(second, 30_000), 1);
  assert.match(second.said(), /^Another Shared Endeavour process is using the folder .*Stop it first/m);
  assert.doesNotMatch(second.said(), /\n\s+at /);
  again.child.kill('SIGTERM');
  assert.equal(await ended(again, 8_000), 0);
});
