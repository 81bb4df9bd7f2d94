/**
 * Pages of a session with 1,000 questions, signed in with a seat, in requests a second on 20 connections; and a bare
 * Fastify page of the same size in the same run.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { parseArgs } from 'node:util';
import { projectFolder } from '../src/platform/project-folder.ts';
import { freePort } from '../test/ports.ts';
import { Client } from './live/client.ts';
import { join, prepareSession, readForgery } from './live/hall.ts';
import { startProcess } from './live/server-process.ts';
import { type Measured, measure } from './pages/measure.ts';
import { fillWithQuestions } from './pages/questions.ts';

const QUESTIONS = 1_000;
const CONNECTIONS = 20;
const SECONDS = 8;

const LOAD = { connections: CONNECTIONS, seconds: SECONDS, warmUp: 200 };

function measurePage(
  client: Client,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<Measured> {
  return measure(LOAD, async () => {
    const answer = await client.get(path, headers);
    if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}.`);
    return Buffer.byteLength(answer.body);
  });
}

async function bench(folder: string) {
  const dataDir = joinPath(folder, 'data');
  const session = await prepareSession({ kind: 'folder', path: dataDir }, { state: 'closed' });
  await fillWithQuestions(dataDir, session, QUESTIONS);
  const port = await freePort();
  const settings = {
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    SAMPLE: 'off',
    REQUESTS_PER_MINUTE: '1000000',
  };
  const server = await startProcess(
    `${projectFolder}/dist/src/cli.js`,
    ['start'],
    settings,
    port,
    '/health/ready',
  );
  const client = new Client(port, CONNECTIONS);
  const { headers } = await join(
    client,
    session.code,
    await readForgery(client, session.code),
    'Organisation 1',
  );
  const asBrowser = { cookie: String(headers['cookie']) };
  const home = `/s/${session.code}`;
  const sessionPage = await measurePage(client, home, asBrowser);
  const archive = await measurePage(client, `${home}/archive`, asBrowser);
  const { body } = await client.get(home, asBrowser);
  client.close();
  await server.stop('SIGTERM');

  const plainPort = await freePort();
  const file = joinPath(folder, 'page.html');
  writeFileSync(file, body);
  const plain = await startProcess(
    `${projectFolder}/dist/bench/pages/plain.js`,
    [String(plainPort), file],
    {},
    plainPort,
    '/ready',
  );
  const plainClient = new Client(plainPort, CONNECTIONS);
  const baseline = await measurePage(plainClient, '/page', {});
  plainClient.close();
  await plain.stop('SIGTERM');
  const ratio = (measured: Measured): number =>
    Math.round((measured.requestsPerSecond / baseline.requestsPerSecond) * 1_000) / 1_000;
  return {
    questions: QUESTIONS,
    connections: CONNECTIONS,
    sessionPage: { ...sessionPage, ratio: ratio(sessionPage) },
    archive: { ...archive, ratio: ratio(archive) },
    baseline,
  };
}

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const folder = mkdtempSync(joinPath(tmpdir(), 'bench-pages-'));
try {
  const result = await bench(folder);
  process.stdout.write(`${values.json ? JSON.stringify(result) : JSON.stringify(result, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
