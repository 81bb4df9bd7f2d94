import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort } from './ports.ts';
import { startProgram, type Running } from './processes.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A throwaway PostgreSQL cluster. */
export interface Postgres extends Running {
  /** Of its database `postgres`, as a superuser. */
  readonly url: string;
  /** Stops the server and keeps its data. */
  halt(): Promise<void>;
  /** Starts it again, at the same address. */
  resume(): Promise<void>;
}

/** Makes and starts a cluster in a temporary folder, on a free port of 127.0.0.1; `stop` removes it. */
export async function startPostgres(bin: string): Promise<Postgres> {
  const { path: folder, remove } = temporaryFolder('postgres');
  const user = unprivilegedUser();
  if (user !== null) chownSync(folder, user.uid, user.gid);

  const password = randomBytes(16).toString('hex');
  const data = await initialise(bin, folder, password, user);
  const port = await freePort();
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  const run = (): Promise<Running> =>
    startProgram({
      command: join(bin, 'postgres'),
      args: ['-D', data, '-p', String(port), ...settings()],
      spawn: { ...user, cwd: folder },
      // "Fast shutdown": ends open connections instead of waiting for them.
      stopSignal: 'SIGINT',
      probe: () => connectOnce(url),
    });
  let running = await run();
  return {
    pid: running.pid,
    url,
    halt: () => running.stop(),
    resume: async () => void (running = await run()),
    stop: async () => {
      await running.stop();
      remove();
    },
  };
}

async function initialise(bin: string, folder: string, password: string, user: User | null): Promise<string> {
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user !== null) chownSync(passwordFile, user.uid, user.gid);
  const args = ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
  args.push('--no-sync', '-E', 'UTF8', ...LOCALE);
  await promisify(execFile)(join(bin, 'initdb'), args, { ...user, cwd: folder });
  return data;
}

/** Orders text by code point, as the embedded database does. macOS has no such locale, PostgreSQL 17 its own. */
const LOCALE =
  process.platform === 'darwin'
    ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    : ['--locale=C.UTF-8'];

/** Nothing here has to survive a power cut; all else is as a real installation has it. */
function settings(): readonly string[] {
  return [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'fsync=off',
    'full_page_writes=off',
  ].flatMap((setting) => ['-c', setting]);
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root, so root runs it as its package's own user, or as nobody. */
function unprivilegedUser(): User | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const [, , uid, gid] = users.find(([name]) => name === 'postgres') ??
    users.find(([name]) => name === 'nobody') ?? ['', '', '65534', '65534'];
  return { uid: Number(uid), gid: Number(gid) };
}

async function connectOnce(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.end();
}
