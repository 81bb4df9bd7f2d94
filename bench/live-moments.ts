/**
 * The moments when a whole hall does one thing at once, on the real server: everyone joins, everyone answers a poll,
 * and everyone comes back after an outage (LIVE-82 to LIVE-84). What was acknowledged is counted in the database; a bare
 * Fastify route takes the same forms in the same run.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openDatabase } from '../src/platform/database/open.ts';
import { projectFolder } from '../src/platform/project-folder.ts';
import { pollServices } from '../test/polls.ts';
import { freePort } from '../test/ports.ts';
import { Client } from './live/client.ts';
import { type Delegate, inParallel, join, prepareSession, readForgery } from './live/hall.ts';
import { type Counts, Listener } from './live/listeners.ts';
import { percentiles } from './live/percentiles.ts';
import { type Process, startProcess } from './live/server-process.ts';

const SOCKETS = 128;
const JOINING_WIDTH = 32;
const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function bench(delegatesWanted: number, outageSeconds: number, folder: string) {
  const path = joinPath(folder, 'data');
  const session = await prepareSession({ kind: 'folder', path });
  const poll = await openPoll(path, session);
  const port = await freePort();
  const start = (): Promise<Process> =>
    startProcess(
      `${projectFolder}/dist/src/cli.js`,
      ['start'],
      { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: path, SAMPLE: 'off' },
      port,
      '/health/ready',
    );
  let server = await start();
  const client = new Client(port, SOCKETS);
  const forgery = await readForgery(client, session.code);

  say(`${delegatesWanted} delegates join …`);
  const joiningFrom = performance.now();
  const delegates = await inParallel(Array.from({ length: delegatesWanted }), JOINING_WIDTH, (_, index) =>
    join(client, session.code, forgery, `Organisation ${index % 30}`),
  );
  const joiningSeconds = (performance.now() - joiningFrom) / 1000;

  const counts: Counts = { deliveries: 0, open: 0, reconnects: 0 };
  const listeners = delegates.map(
    (delegate, index) =>
      new Listener(
        {
          ports: () => [port],
          path: `/s/${session.code}/events`,
          headers: `cookie: ${delegate.headers['cookie']}\r\n`,
          reconnects: true,
        },
        counts,
        index,
      ),
  );
  await inParallel(listeners, 100, (listener) => listener.open());

  say('All answer the poll …');
  const answers = await allAtOnce(client, delegates, (index) => ({
    path: `/s/${session.code}/polls/${poll.id}`,
    fields: { _csrf: forgery.token, choice: poll.options[index % poll.options.length] as string },
  }));

  say(`The server is away for ${outageSeconds} seconds …`);
  await server.stop('SIGKILL');
  client.close();
  await sleep(outageSeconds * 1000);
  const awayUntil = performance.now();
  server = await start();
  const upAgainSeconds = (performance.now() - awayUntil) / 1000;
  while (counts.open < delegatesWanted && performance.now() - awayUntil < 120_000) await sleep(50);
  const allBackSeconds = (performance.now() - awayUntil) / 1000;
  const back = counts.open;
  for (const listener of listeners) listener.close();
  await server.stop('SIGTERM');
  const stored = await countAnswers(path);
  const baseline = await answerPlainServer(delegates, answers.body, folder);
  return {
    delegates: delegatesWanted,
    joiningSeconds: round(joiningSeconds),
    pollAnswers: {
      ...answers.figures,
      stored,
      lost: Math.max(0, answers.figures.confirmed - stored),
      ratio: round(baseline.figures.seconds / answers.figures.seconds),
    },
    baseline: baseline.figures,
    outage: {
      seconds: outageSeconds,
      upAgainSeconds: round(upAgainSeconds),
      back,
      allBackSeconds: round(allBackSeconds),
    },
  };
}

/** Every delegate sends one form at the same moment; times are from that moment. */
async function allAtOnce(
  client: Client,
  delegates: readonly Delegate[],
  formOf: (index: number) => { readonly path: string; readonly fields: Readonly<Record<string, string>> },
) {
  const confirmedMs: number[] = [];
  let refused = 0;
  let body = '';
  const from = performance.now();
  await Promise.all(
    delegates.map(async ({ headers }, index) => {
      const { path, fields } = formOf(index);
      const answer = await client.post(path, fields, headers);
      if (answer.status === 200) confirmedMs.push(performance.now() - from);
      else refused += 1;
      body = answer.body;
    }),
  );
  const seconds = round((performance.now() - from) / 1000);
  return {
    body,
    figures: { confirmed: confirmedMs.length, refused, seconds, confirmedMs: percentiles(confirmedMs) },
  };
}

/** The same forms to a bare Fastify route that keeps nothing and answers the same bytes. */
async function answerPlainServer(delegates: readonly Delegate[], body: string, folder: string) {
  const port = await freePort();
  const file = joinPath(folder, 'answer.json');
  writeFileSync(file, body);
  const server = await startProcess(
    `${projectFolder}/dist/bench/pages/plain.js`,
    [String(port), file],
    {},
    port,
    '/ready',
  );
  const client = new Client(port, SOCKETS);
  const result = await allAtOnce(client, delegates, () => ({ path: '/page', fields: { choice: 'a' } }));
  client.close();
  await server.stop('SIGTERM');
  return result;
}

async function openPoll(path: string, session: Awaited<ReturnType<typeof prepareSession>>) {
  const database = await openDatabase({ kind: 'folder', path });
  const polls = await pollServices({ database, clock: { now: () => new Date() } });
  const poll = await polls.opened(session);
  await database.close();
  return { id: poll.id, options: poll.options.map(({ id }) => id) };
}

async function countAnswers(path: string): Promise<number> {
  const database = await openDatabase({ kind: 'folder', path });
  const { count } = await database.kysely
    .selectFrom('pollAnswer')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  await database.close();
  return count;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

const folder = mkdtempSync(joinPath(tmpdir(), 'bench-moments-'));
try {
  const { values } = parseArgs({
    options: {
      delegates: { type: 'string', default: '500' },
      outage: { type: 'string', default: '20' },
      json: { type: 'boolean', default: false },
    },
  });
  const result = await bench(Number(values.delegates), Number(values.outage), folder);
  process.stdout.write(`${JSON.stringify(result, null, values.json ? 0 : 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
