/**
 * Votes on statements at a rate, over the web, on the real server, while it works out the groups of what was answered
 * so far and people open pages; then the server is killed, started again, and what it had acknowledged is looked up. A
 * bare Fastify form takes as many posts in the same run.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PerspectivesDocument } from '../src/analysis/perspectives/document.ts';
import { perspectivesUrls } from '../src/features/perspectives/urls.ts';
import type { DatabaseLocation } from '../src/platform/database/open.ts';
import { projectFolder } from '../src/platform/project-folder.ts';
import { freePort } from '../test/ports.ts';
import { Client } from './live/client.ts';
import { type Counts, Listener } from './live/listeners.ts';
import { percentiles } from './live/percentiles.ts';
import { type Process, startProcess } from './live/server-process.ts';
import { atRate, Crowd, type Times } from './votes/crowd.ts';
import { fillConversation, readStored } from './votes/fill.ts';
import { type Options, readOptions, START_SECONDS, USAGE } from './votes/options.ts';

const PAGES_PER_SECOND = 20;
const FAILS_ABOVE_P95_MS = 100;
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const round = (value: number): number => Math.round(value * 100) / 100;

async function bench(options: Options, folder: string) {
  const location: DatabaseLocation =
    options.databaseUrl === undefined
      ? { kind: 'folder', path: join(folder, 'data') }
      : { kind: 'postgres', url: options.databaseUrl };
  say(`${options.people} people answer ${options.answered} statements each …`);
  const filled = await fillConversation(location, options);
  const server = await startServer(options, folder);
  const client = new Client(server.port, options.connections);
  const crowd = await Crowd.gather(client, filled, options);
  const results: Counts = { deliveries: 0, open: 0, reconnects: 0 };
  const stream = { ports: () => [server.port], path: perspectivesUrls.reportEvents(filled.conversation) };
  const listener = new Listener({ ...stream, headers: '', reconnects: false }, results, 0);
  await listener.open();

  say(`${options.votesPerSecond} votes a second for ${options.seconds} seconds …`);
  const cpuBefore = server.cpuSeconds();
  const from = performance.now();
  const stopVotes = atRate(options.votesPerSecond, () => crowd.vote());
  const stopPages = atRate(PAGES_PER_SECOND, () => crowd.page());
  await sleep(START_SECONDS * 1000);
  const atStart = crowd.takeTimes();
  await sleep(options.seconds * 1000);
  const cpuSeconds = server.cpuSeconds() - cpuBefore;
  const seconds = (performance.now() - from) / 1000;
  const inTime = crowd.tally.acknowledged.size;
  const rssMb = server.rssMb();

  say('The server is killed …');
  listener.close();
  await server.stop('SIGKILL');
  await Promise.all([stopVotes(), stopPages()]);
  client.close();
  const again = await startServer(options, folder);
  await again.stop('SIGTERM');
  const stored = await readStored(location, filled);
  const { tally } = crowd;
  const lost = [...tally.acknowledged].filter((vote) => !stored.votes.has(vote)).length;

  say('The bare form takes as many …');
  const bare = await runBare(options, folder);
  const document = stored.result?.document as unknown as PerspectivesDocument | undefined;
  return {
    people: options.people,
    answeredBefore: options.people * options.answered,
    votesSent: tally.sent,
    votesAcknowledged: tally.acknowledged.size,
    lost,
    votesPerSecond: Math.round(inTime / seconds),
    atStart: timesOf(atStart),
    ...timesOf(tally.times),
    calculations: results.deliveries,
    lastCalculationMs: stored.result?.tookMs ?? null,
    lastCalculationVotes: document?.counts.votes ?? null,
    groups: document?.grouping.k ?? null,
    rssMb: Math.round(rssMb),
    cpuMsPerVote: round((cpuSeconds * 1000) / inTime),
    bareCpuMsPerPost: round(bare.cpuMs),
    barePostMs: bare.postMs,
    barePostsPerSecond: bare.perSecond,
    ratio: round(inTime / seconds / bare.perSecond),
    problems: Object.fromEntries(tally.problems),
  };
}

const timesOf = ({ voteMs, pageMs, reportMs }: Times) => ({
  voteMs: percentiles(voteMs),
  pageMs: percentiles(pageMs),
  reportMs: percentiles(reportMs),
});

function startServer(options: Options, folder: string): Promise<Process> {
  const environment = {
    HOST: '127.0.0.1',
    DATA_DIR: join(folder, 'data'),
    SAMPLE: 'off',
    REQUESTS_PER_MINUTE: '10000000',
    ...(options.databaseUrl === undefined ? {} : { DATABASE_URL: options.databaseUrl }),
  };
  return start(`${projectFolder}/dist/src/cli.js`, () => ['start'], environment, '/health/ready');
}

async function start(
  script: string,
  args: (port: number) => readonly string[],
  environment: Readonly<Record<string, string>>,
  ready: string,
): Promise<Process> {
  const port = await freePort();
  return startProcess(script, args(port), { PORT: String(port), ...environment }, port, ready);
}

async function runBare(options: Options, folder: string) {
  const file = join(folder, 'answer.json');
  writeFileSync(file, '{"ok":true}');
  const script = `${projectFolder}/dist/bench/pages/plain.js`;
  const server = await start(script, (port) => [String(port), file], {}, '/ready');
  const client = new Client(server.port, options.connections);
  const times: number[] = [];
  const cpuBefore = server.cpuSeconds();
  const from = performance.now();
  const stop = atRate(options.votesPerSecond, async () => {
    const began = performance.now();
    await client.post('/page', { statement: '0'.repeat(26), answer: 'agree' }, {});
    times.push(performance.now() - began);
  });
  await sleep(options.seconds * 1000);
  const perSecond = Math.round(times.length / ((performance.now() - from) / 1000));
  await stop();
  const cpuMs = ((server.cpuSeconds() - cpuBefore) * 1000) / times.length;
  client.close();
  await server.stop('SIGTERM');
  return { perSecond, cpuMs, postMs: percentiles(times) };
}

const folder = mkdtempSync(join(tmpdir(), 'bench-votes-'));
try {
  const options = readOptions(process.argv.slice(2));
  const result = await bench(options, folder);
  process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : `${JSON.stringify(result, null, 2)}\n`);
  const isSlow = (result.pageMs.p95 ?? Infinity) > FAILS_ABOVE_P95_MS * 1.5;
  if (result.lost > 0 || isSlow) process.exitCode = 1;
} catch (error) {
  say(error instanceof Error ? `${error.message}\n\n${USAGE}` : String(error));
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
