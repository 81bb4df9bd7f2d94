/**
 * A hall full of delegates on the real server: they listen, vote and ask; then the server is killed, started again,
 * and what it had acknowledged is counted. A plain server of events sends the same bytes to as many, in the same run.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseLocation } from '../src/platform/database/open.ts';
import { projectFolder } from '../src/platform/project-folder.ts';
import { freePort } from '../test/ports.ts';
import { Client } from './live/client.ts';
import { inParallel, join, prepareSession, readForgery, readStored } from './live/hall.ts';
import { type Counts, Listener } from './live/listeners.ts';
import { type Options, readOptions, USAGE } from './live/options.ts';
import { percentiles } from './live/percentiles.ts';
import { Crowd, type Recording } from './live/run.ts';
import { type Process, startProcess } from './live/server-process.ts';

const FIRST_QUESTIONS = 40;
const SOCKETS = 64;
const JOINING_WIDTH = 32;
const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function bench(options: Options, folder: string): Promise<Record<string, unknown>> {
  const location: DatabaseLocation =
    options.databaseUrl === undefined
      ? { kind: 'folder', path: joinPath(folder, 'data') }
      : { kind: 'postgres', url: options.databaseUrl };
  const session = await prepareSession(location);
  let nodes = await inParallel(Array.from({ length: options.nodes }), 1, () => startServer(options, folder));
  const clients = new Map(nodes.map((node) => [node.port, new Client(node.port, SOCKETS)]));
  const openClients = (): Client[] => nodes.map((node) => clients.get(node.port) as Client);

  say(`${options.delegates} delegates join …`);
  const forgery = await readForgery(openClients()[0] as Client, session.code);
  const joiningFrom = performance.now();
  const delegates = await inParallel(Array.from({ length: options.delegates }), JOINING_WIDTH, (_, index) =>
    join(
      openClients()[index % nodes.length] as Client,
      session.code,
      forgery,
      `Organisation ${index % options.organisations}`,
    ),
  );
  const joiningSeconds = (performance.now() - joiningFrom) / 1000;

  const crowd = new Crowd(session.code, delegates, openClients);
  await crowd.askFirst(FIRST_QUESTIONS);
  await crowd.listen(() => nodes.map((node) => node.port), options.nodes > 1);
  say(`${crowd.counts.open} are connected; ${options.seconds} seconds of votes and questions …`);
  await sleep(2_000);

  const connected = crowd.counts.open;
  const cpuBefore = nodes.map((node) => node.cpuSeconds());
  let rssMb = 0;
  crowd.begin();
  const stop = drive(crowd, options, () => (rssMb = Math.max(rssMb, ...nodes.map((node) => node.rssMb()))));
  await sleep((options.seconds * 1000) / 2);
  const killed = options.nodes > 1 ? (nodes[0] as Process) : undefined;
  const killedCpu = killed?.cpuSeconds() ?? 0;
  if (killed !== undefined) {
    nodes = nodes.slice(1);
    await killed.stop('SIGKILL');
  }
  await sleep((options.seconds * 1000) / 2);
  const deliveries = crowd.counts.deliveries;
  const serverCpuSeconds =
    nodes.reduce((sum, node) => sum + node.cpuSeconds(), killedCpu) -
    cpuBefore.reduce((sum, each) => sum + each, 0);
  const reconnected = crowd.counts.open;

  say('The server is killed …');
  crowd.closeListeners();
  await Promise.all(nodes.map((node) => node.stop('SIGKILL')));
  await stop();
  const restartFrom = performance.now();
  const again = await startServer(options, folder);
  const restartMs = performance.now() - restartFrom;
  await again.stop('SIGTERM');
  const stored = await readStored(location, session);
  const { tally } = crowd;
  const lostVotes = [...tally.acknowledged].filter((each) => !stored.votes.has(each)).length;
  const lostQuestions = [...tally.asked].filter((each) => !stored.questions.has(each)).length;

  say('The plain server sends the same …');
  const baseline = await runBaseline(crowd.recording, options, folder);
  const perSecond = deliveries / options.seconds;
  return {
    delegates: options.delegates,
    nodes: options.nodes,
    connected,
    ...(killed === undefined
      ? {}
      : { connectedAfterNodeLoss: reconnected, reconnects: crowd.counts.reconnects }),
    votesSent: tally.votesSent,
    votesAcknowledged: tally.acknowledged.size,
    votesStored: [...tally.sent].filter((each) => stored.votes.has(each)).length,
    questionsAsked: tally.asked.size,
    questionsStored: stored.questions.size,
    lost: lostVotes + lostQuestions,
    deliveriesPerSecond: Math.round(perSecond),
    askToSeenMs: percentiles(tally.askSeenMs),
    voteAckMs: percentiles(tally.voteMs),
    updateToSeenMs: percentiles(tally.updateSeenMs),
    serverRssMb: Math.round(rssMb),
    serverCpuSeconds: round(serverCpuSeconds),
    baselineDeliveriesPerSecond: Math.round(baseline.perSecond),
    ratio: round(perSecond / baseline.perSecond),
    baselineCpuSeconds: round(baseline.cpuSeconds),
    joiningSeconds: round(joiningSeconds),
    restartMs: Math.round(restartMs),
    problems: Object.fromEntries(tally.problems),
  };
}

/** Votes at the rate, a question a second and now and then a measured vote; returns the way to stop. */
function drive(crowd: Crowd, options: Options, everySecond: () => void): () => Promise<void> {
  const STEP_MS = 20;
  /** Not in step with the questions, which start the server's ticks: so it meets them at any moment. */
  const PROBE_MS = 730;
  const running = new Set<Promise<void>>();
  const track = (work: Promise<void>): void => {
    running.add(work);
    void work.finally(() => running.delete(work));
  };
  const from = performance.now();
  let voted = 0;
  const voting = setInterval(() => {
    const due = Math.floor(((performance.now() - from) / 1000) * options.votesPerSecond);
    for (; voted < due; voted++) track(crowd.vote());
  }, STEP_MS);
  const asking = setInterval(() => {
    track(crowd.ask());
    everySecond();
  }, 1_000);
  const probing = setInterval(() => track(crowd.probe()), PROBE_MS);
  return async () => {
    clearInterval(voting);
    clearInterval(asking);
    clearInterval(probing);
    await Promise.all(running);
  };
}

async function startServer(options: Options, folder: string): Promise<Process> {
  const port = await freePort();
  return startProcess(
    `${projectFolder}/dist/src/cli.js`,
    ['start'],
    {
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: joinPath(folder, 'data'),
      SAMPLE: 'off',
      ...(options.databaseUrl === undefined ? {} : { DATABASE_URL: options.databaseUrl }),
      ...(options.valkeyUrl === undefined ? {} : { VALKEY_URL: options.valkeyUrl }),
    },
    port,
    '/health/ready',
  );
}

async function runBaseline(recording: Recording, options: Options, folder: string) {
  const port = await freePort();
  const file = joinPath(folder, 'recording.json');
  writeFileSync(file, JSON.stringify(recording));
  const server = await startProcess(
    `${projectFolder}/dist/bench/live/baseline.js`,
    [String(port), file],
    {},
    port,
    '/ready',
  );
  const counts: Counts = { deliveries: 0, open: 0, reconnects: 0 };
  const listeners = Array.from(
    { length: options.delegates },
    (_, index) =>
      new Listener({ ports: () => [port], path: '/events', headers: '', reconnects: false }, counts, index),
  );
  await inParallel(listeners, JOINING_WIDTH, (listener) => listener.open());
  const cpuBefore = server.cpuSeconds();
  const client = new Client(port, 1);
  await client.get('/go');
  await sleep(options.seconds * 1000);
  const perSecond = counts.deliveries / options.seconds;
  const cpuSeconds = server.cpuSeconds() - cpuBefore;
  for (const listener of listeners) listener.close();
  client.close();
  await server.stop('SIGTERM');
  return { perSecond, cpuSeconds };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

const folder = mkdtempSync(joinPath(tmpdir(), 'bench-live-'));
try {
  const options = readOptions(process.argv.slice(2));
  const result = await bench(options, folder);
  process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : `${JSON.stringify(result, null, 2)}\n`);
} catch (error) {
  say(error instanceof Error ? `${error.message}\n\n${USAGE}` : String(error));
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
