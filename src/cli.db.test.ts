import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { test } from 'node:test';
import { freePort } from '../test/ports.ts';
import { newInstallation, runEndeavour, runNode } from '../test/program.ts';

const isEmbedded = process.env['TEST_DATABASE'] !== 'postgres';
/** One for all tests, which run one after the other: each start finds what the one before left. */
const installation = await newInstallation();

async function serve(settings: Readonly<Record<string, string>> = {}) {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const program = runEndeavour(['start'], { ...installation, PORT: String(port), ...settings });
  return { program, url };
}

test('it starts, serves, and ends when it is told to', async () => {
  const { program, url } = await serve();
  await program.says(`Shared Endeavour is ready: ${url}/`);
  assert.equal((await fetch(`${url}/health/ready`)).status, 200);
  if (isEmbedded) await expectFolderInUse();
  assert.equal((await fetch(`${url}/sign-in`)).status, 200);
  const told = performance.now();
  program.signal('SIGTERM');
  assert.equal(await program.ended, 0);
  assert.ok(performance.now() - told < 8_000);
  assert.doesNotMatch(program.output(), /error/i);
});

test('when everything is closed nothing keeps the process alive', async () => {
  const main = JSON.stringify(new URL('./main.js', import.meta.url).href);
  const config = JSON.stringify(new URL('./config.js', import.meta.url).href);
  const program = runNode(
    [
      '--input-type=module',
      '-e',
      `const { start } = await import(${main});
       const { readConfig } = await import(${config});
       const app = await start(readConfig(process.env), console.log);
       await app.close();
       console.log('closed');`,
    ],
    { ...installation, PORT: String(await freePort()) },
  );
  await program.says('closed');
  const closed = performance.now();
  assert.equal(await program.ended, 0);
  assert.ok(performance.now() - closed < 3_000, 'something kept it alive');
});

test('after a kill it starts again at once, with all that was confirmed', async () => {
  const first = await serve();
  await first.program.says('is ready');
  await askForLink(first.url, 'ann@example.org');
  first.program.signal('SIGKILL');
  assert.equal(await first.program.ended, 'SIGKILL');
  const second = await serve();
  await second.program.says('is ready');
  assert.match(await (await fetch(`${second.url}/mailbox`)).text(), /ann@example\.org/);
});

test('every wrong setting is told in a sentence, and nothing starts', async () => {
  const program = runEndeavour(['start'], { PORT: 'x', SAMPLE: 'perhaps' });
  assert.equal(await program.ended, 2);
  assert.equal(program.output(), 'PORT must be a whole number from 1 to 65535.\nSAMPLE must be on or off.\n');
});

test('a port that is taken is told in a sentence', async () => {
  const other = createServer().listen(0, 'localhost').unref();
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const program = runEndeavour(['start'], { ...installation, PORT: String(port) });
  assert.equal(await program.ended, 1);
  other.close();
  assert.match(program.output(), new RegExp(`Port ${port} is in use. Stop the other program, or set PORT`));
  assert.doesNotMatch(program.output(), /\n +at /);
});

test('the log holds no address, no name and no secret of anybody, however much it tells', async () => {
  const { program, url } = await serve({ LOG_LEVEL: 'debug', TRUST_PROXY: 'on' });
  await program.says('is ready');
  await askForLink(url, 'ann.secret@example.org');
  const mailbox = await (await fetch(`${url}/mailbox`)).text();
  const message = await (await fetch(url + (/\/mailbox\/\w+/.exec(mailbox)?.[0] ?? ''))).text();
  const link = /\/sign-in\/link\/(\w+)/.exec(message);
  await fetch(url + (link?.[0] ?? ''));
  await fetch(`${url}/sign-in?email=ann.secret@example.org`, {
    headers: { authorization: 'Bearer ann.secret' },
  });
  await fetch(`${url}/nothing/ann.secret`, { headers: { 'x-forwarded-for': '203.0.113.77' } });
  await fetch(`${url}/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ email: 'ann.secret@example.org' }),
  });
  program.signal('SIGTERM');
  await program.ended;
  const output = program.output();
  assert.match(output, /"route":"\/sign-in\/link\/:secret"/);
  for (const personal of ['ann.secret', link?.[1] ?? 'no link', '203.0.113.77']) {
    assert.equal(output.includes(personal), false, `${personal} in ${output}`);
  }
});

if (!isEmbedded) {
  test('several nodes may start at the same moment on a new database', async () => {
    const fresh = await newInstallation();
    const nodes = await Promise.all([serve(fresh), serve(fresh), serve(fresh)]);
    await Promise.all(nodes.map(({ program }) => program.says('is ready')));
    for (const { program, url } of nodes) {
      assert.equal((await fetch(`${url}/health/ready`)).status, 200);
      program.signal('SIGTERM');
      assert.equal(await program.ended, 0);
    }
  });

  test('a database that cannot be reached is told in a sentence without its password', async () => {
    const program = runEndeavour(['start'], {
      DATABASE_URL: `postgres://user:very-secret@127.0.0.1:${await freePort()}/name`,
    });
    assert.equal(await program.ended, 1);
    assert.match(program.output(), /The database .* cannot be reached/);
    assert.doesNotMatch(program.output(), /\n +at |very-secret/);
  });
}

/** A second process on the folder is refused in a sentence, and the first goes on. */
async function expectFolderInUse(): Promise<void> {
  const second = await serve();
  assert.equal(await second.program.ended, 1);
  assert.match(second.program.output(), /Another Shared Endeavour process is using the folder .*DATA_DIR/);
  assert.doesNotMatch(second.program.output(), /\n +at /);
}

async function askForLink(url: string, email: string): Promise<void> {
  const page = await fetch(`${url}/sign-in`);
  const cookie = page.headers
    .getSetCookie()
    .map((each) => each.replace(/;.*/, ''))
    .join('; ');
  const token = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  const answer = await fetch(`${url}/sign-in`, {
    method: 'POST',
    headers: { cookie },
    body: new URLSearchParams({ _csrf: token, email }),
    redirect: 'manual',
  });
  assert.equal(answer.status, 303);
}
