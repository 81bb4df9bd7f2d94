import assert from 'node:assert/strict';
import { test } from 'node:test';
import { databaseLocation } from '../src/open-installation.ts';
import { readConfig } from '../src/config.ts';
import { systemClock } from '../src/platform/clock.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { openDatabase } from '../src/platform/database/open.ts';
import { freePort } from './ports.ts';
import { type Program, runEndeavour } from './program.ts';
import { makeSession } from './sessions.ts';
import { NOT_TRIED } from './runner/tally.ts';
import { smallDisk } from './small-disk.ts';
import { waitFor } from './wait-for.ts';

const MEGABYTES = 200;
/** Enough to need another page of the table, many times over. */
const MOST_JOINS = 600;

const disk = smallDisk(MEGABYTES);
const path = disk?.path ?? '';
const code = disk === null ? '' : await prepare();
const port = await freePort();
const home = `http://127.0.0.1:${port}/s/${code}`;

async function prepare(): Promise<string> {
  const database = await openDatabase(databaseLocation(readConfig({ DATA_DIR: path })));
  await migrate(database.kysely);
  const session = await makeSession({ database, clock: systemClock });
  await database.close();
  return session.code;
}

async function serve(): Promise<Program> {
  const settings = {
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: path,
    LOG_LEVEL: 'silent',
    REQUESTS_PER_MINUTE: '100000',
  };
  const program = runEndeavour(['start'], settings);
  await program.says('is ready');
  return program;
}

interface Form {
  readonly cookie: string;
  readonly body: URLSearchParams;
}

/** The form of a browser that has not been here before, filled in. */
async function joinForm(name: string): Promise<Form> {
  const page = await fetch(`${home}/join`);
  const token = /name="_csrf" value="([^"]*)"/.exec(await page.text())?.[1] ?? '';
  const cookie = page.headers.getSetCookie().map((each) => each.split(';')[0]);
  const body = new URLSearchParams({
    _csrf: token,
    name,
    organisation: '',
    place: '',
    level: '',
    ticket: '',
  });
  return { cookie: cookie.join('; '), body };
}

function send({ cookie, body }: Form): Promise<Response> {
  return fetch(`${home}/join`, { method: 'POST', redirect: 'manual', headers: { cookie }, body });
}

/** How many have joined, as a page says. */
async function joined(cookie: string): Promise<number> {
  const page = await fetch(home, { headers: { cookie } });
  const text = await page.text();
  return Number(/(\d+) (?:person has|people have) joined:/.exec(text)?.[1] ?? Number.NaN);
}

test('a full disk costs a wait: what cannot be kept is said so with what was typed, and nothing confirmed is lost', async (t) => {
  if (disk === null) {
    t.skip(`${NOT_TRIED} run it as root, or where sudo asks for no password and a tmpfs may be mounted.`);
    return;
  }
  const server = await serve();
  const first = await joinForm('First of all');
  assert.equal((await send(first)).status, 303);

  disk.fill();
  let confirmed = 1;
  let refused: Form | undefined;
  for (let number = 1; number <= MOST_JOINS && refused === undefined; number++) {
    const form = await joinForm(`Delegate number ${number} of the hall`);
    const answer = await send(form);
    if (answer.status === 303) {
      confirmed += 1;
      continue;
    }
    refused = form;
    const page = await answer.text();
    assert.equal(answer.status, 503, page);
    assert.equal(answer.headers.get('retry-after'), '5');
    assert.match(page, /What you sent is still here/);
    assert.ok(page.includes(`Delegate number ${number} of the hall`));
  }
  assert.ok(refused !== undefined, `${confirmed} joined on a full disk`);
  assert.equal((await fetch(`http://127.0.0.1:${port}/health/live`)).status, 200);

  disk.free();
  const late = refused;
  await waitFor('the disk to be used again', async () => (await send(late)).status === 303, 30);
  confirmed += 1;
  assert.equal(await joined(first.cookie), confirmed);

  server.signal('SIGKILL');
  await server.ended;
  const again = await serve();
  assert.equal(await joined(first.cookie), confirmed);
  again.signal('SIGTERM');
  assert.equal(await again.ended, 0);
});
