/**
 * The forum and its search with many posts, signed in, on an own process: requests a second, 95th percentile and the
 * server's processor time for each request; and a bare Fastify page of the same size in the same run.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { MOST_POSTS } from '../src/features/forum/order/gate.ts';
import { openDatabase } from '../src/platform/database/open.ts';
import { newId } from '../src/platform/ids.ts';
import { projectFolder } from '../src/platform/project-folder.ts';
import { freePort } from '../test/ports.ts';
import { type Filled, fillForum } from './forum/fill.ts';
import { type Options, readOptions, USAGE } from './forum/options.ts';
import { type BenchPage, benchPages } from './forum/pages.ts';
import { explainPages } from './forum/plans.ts';
import { Client, cookieOf } from './live/client.ts';
import { type Process, startProcess } from './live/server-process.ts';
import { type Load, type Measured, measure } from './pages/measure.ts';

interface Result extends Measured {
  readonly name: string;
  /** Of the server for one request, in milliseconds. On PostgreSQL without the database's own. */
  readonly cpuMs: number;
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function startServer(options: Options, dataDir: string): Promise<Process> {
  const port = await freePort();
  const settings = {
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    SAMPLE: 'off',
    REQUESTS_PER_MINUTE: '10000000',
    ...(options.databaseUrl === undefined ? {} : { DATABASE_URL: options.databaseUrl }),
  };
  return startProcess(`${projectFolder}/dist/src/cli.js`, ['start'], settings, port, '/health/ready');
}

/** Measures one kind of request, with the processor time of the server that answers. */
async function measureOn(
  server: Process,
  { connections, seconds, warmUp = 4 * connections, most }: Partial<Load> & Options,
  name: string,
  ask: (number: number) => Promise<number>,
): Promise<Result> {
  let asked = 0;
  const counted = (number: number): Promise<number> => {
    asked += 1;
    return ask(number);
  };
  const before = server.cpuSeconds();
  const measured = await measure(
    { connections, seconds, warmUp, ...(most === undefined ? {} : { most }) },
    counted,
  );
  const cpuMs = ((server.cpuSeconds() - before) * 1_000) / asked;
  say(`${name}: ${measured.requestsPerSecond} a second`);
  return { name, ...measured, cpuMs: Math.round(cpuMs * 100) / 100 };
}

async function measurePages(server: Process, options: Options, filled: Filled): Promise<readonly Result[]> {
  const client = new Client(server.port, options.connections);
  const { readers } = filled;
  const pages = benchPages(filled, options);
  const askFor = async ({ path, status }: BenchPage, number: number): Promise<number> => {
    const answer = await client.get(path(number), {
      cookie: readers[number % readers.length]?.cookie ?? '',
    });
    if (answer.status !== status) throw new Error(`${path(number)} was answered with ${answer.status}.`);
    return Buffer.byteLength(answer.body);
  };
  const known = pages.filter(({ isNew }) => isNew !== true);
  await measure({ ...options, seconds: options.warmUpSeconds, warmUp: 0 }, async (number) => {
    const page = known[number % known.length];
    return page === undefined ? 0 : askFor(page, number);
  });
  const results: Result[] = [];
  for (const page of pages) {
    results.push(await measureOn(server, options, page.name, (number) => askFor(page, number)));
  }
  results.push(await measureReplies(server, options, filled, client));
  client.close();
  return results;
}

/** Replies by all readers in one thread, as many as one person may write in a short time (FOR-59). */
async function measureReplies(
  server: Process,
  options: Options,
  { readers, long }: Filled,
  client: Client,
): Promise<Result> {
  const path = `/forum/threads/${long[0]}/reply`;
  const form = await client.get(path, { cookie: readers[0]?.cookie ?? '' });
  const csrf = `csrf=${cookieOf(form, 'csrf')}`;
  const token = /name="_csrf" value="([^"]+)"/.exec(form.body)?.[1] ?? '';
  const load = { ...options, warmUp: readers.length, most: (MOST_POSTS - 1) * readers.length };
  return measureOn(server, load, 'post a reply', async (number) => {
    const cookie = `${readers[number % readers.length]?.cookie}; ${csrf}`;
    const fields = { _csrf: token, key: newId(), text: `Reply ${number} about the keys of the new flat` };
    const answer = await client.post(path, fields, { cookie });
    if (answer.status !== 303) throw new Error(`A reply was answered with ${answer.status}.`);
    return Buffer.byteLength(answer.body);
  });
}

async function measureBare(options: Options, folder: string, bytes: number): Promise<Result> {
  const port = await freePort();
  const file = joinPath(folder, 'page.html');
  writeFileSync(file, 'x'.repeat(bytes));
  const script = `${projectFolder}/dist/bench/pages/plain.js`;
  const server = await startProcess(script, [String(port), file], {}, port, '/ready');
  const client = new Client(port, options.connections);
  const result = await measureOn(server, options, 'a bare Fastify page', async () =>
    Buffer.byteLength((await client.get('/page')).body),
  );
  client.close();
  await server.stop('SIGTERM');
  return result;
}

async function bench(options: Options, folder: string) {
  const dataDir = joinPath(folder, 'data');
  const { databaseUrl } = options;
  const location =
    databaseUrl === undefined
      ? ({ kind: 'folder', path: dataDir } as const)
      : ({ kind: 'postgres', url: databaseUrl } as const);
  const from = performance.now();
  const database = await openDatabase(location);
  const filled = await fillForum(database, options);
  const plans = options.plans ? await explainPages(database, filled, options) : [];
  await database.close();
  const fillSeconds = Math.round((performance.now() - from) / 1_000);
  say(`Filled in ${fillSeconds} seconds.`);
  const server = await startServer(options, dataDir);
  const pages = await measurePages(server, options, filled);
  const rssMb = Math.round(server.rssMb());
  await server.stop('SIGTERM');
  const bytes = pages.find(({ name }) => name.startsWith('thread'))?.bytes ?? 0;
  const baseline = await measureBare(options, folder, bytes);
  const { posts, threads, people, connections, seconds, warmUpSeconds } = options;
  return {
    database: database.kind,
    posts,
    threads,
    people,
    connections,
    seconds,
    warmUpSeconds,
    fillSeconds,
    rssMb,
    pages: pages.map((page) => ({
      ...page,
      ratio: Math.round((page.requestsPerSecond / baseline.requestsPerSecond) * 1_000) / 1_000,
      cpuRatio: Math.round((page.cpuMs / baseline.cpuMs) * 10) / 10,
    })),
    baseline,
    plans,
  };
}

function asTable({ pages, baseline, plans, ...about }: Awaited<ReturnType<typeof bench>>): string {
  const rows = [...pages, { ...baseline, ratio: 1, cpuRatio: 1 }].map((row) =>
    [
      row.name.padEnd(44),
      ...[row.requestsPerSecond, row.ms.p50, row.ms.p95, row.cpuMs, row.ratio, row.cpuRatio, row.bytes].map(
        (each) => String(each).padStart(9),
      ),
    ].join(''),
  );
  const head = ['per s', 'p50 ms', 'p95 ms', 'cpu ms', 'ratio', 'cpu ratio', 'bytes'];
  return [
    Object.entries(about)
      .map(([name, value]) => `${name} ${value}`)
      .join(', '),
    ''.padEnd(44) + head.map((word) => word.padStart(9)).join(''),
    ...rows,
    ...plans.flatMap(({ page, plan }) => ['', page, ...plan.map((line) => `  ${line}`)]),
  ].join('\n');
}

const folder = mkdtempSync(joinPath(tmpdir(), 'bench-forum-'));
try {
  const options = readOptions(process.argv.slice(2));
  const result = await bench(options, folder);
  process.stdout.write(`${options.json ? JSON.stringify(result) : asTable(result)}\n`);
} catch (error) {
  say(error instanceof Error ? `${error.message}\n\n${USAGE}` : String(error));
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
