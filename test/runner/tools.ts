import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, globSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Service } from './suites.ts';

/** Where the programs are that the tests need. */
export interface Tools {
  readonly chromium: string;
  /** The folder with `initdb` and `postgres`. */
  readonly postgres: string;
  readonly valkey: string;
}

/** A program is neither here nor can it be installed; the message says what to do. */
export class ToolMissing extends Error {}

interface Tool {
  readonly name: string;
  readonly find: () => string | null;
  /** The variable that says where it is. */
  readonly variable: string;
  readonly debian: readonly string[];
  readonly brew: string;
}

const OLDEST_POSTGRES = 15;

const tools: Record<Service, Tool> = {
  chromium: {
    name: 'Chromium',
    find: findChromium,
    variable: 'CHROMIUM_PATH',
    // Without a font the pages have no text to measure.
    debian: ['chromium', 'fonts-liberation'],
    brew: '--cask chromium',
  },
  postgres: {
    name: `PostgreSQL ${OLDEST_POSTGRES} or newer`,
    find: findPostgres,
    variable: 'PG_BIN',
    debian: ['postgresql'],
    brew: 'postgresql@17',
  },
  valkey: {
    name: 'Valkey or Redis',
    find: () => process.env['REDIS_SERVER'] ?? onPath('valkey-server', 'redis-server'),
    variable: 'REDIS_SERVER',
    debian: ['redis-server'],
    brew: 'valkey',
  },
};

/** Finds what the services need, installing it where that is possible; otherwise says what to install. */
export function findTools(services: ReadonlySet<Service>): Partial<Tools> {
  const missing = [...services].filter((service) => tools[service].find() === null);
  if (missing.length > 0 && mayInstall()) install(missing.flatMap((service) => tools[service].debian));
  return Object.fromEntries(
    [...services].map((service) => [service, tools[service].find() ?? lack(service)]),
  );
}

function lack(service: Service): never {
  const { name, variable, debian, brew } = tools[service];
  const command =
    process.platform === 'darwin' ? `brew install ${brew}` : `sudo apt-get install ${debian.join(' ')}`;
  throw new ToolMissing(
    `The tests need ${name}. Install it (${command}), or set ${variable} to where it is. ` +
      'To run only what needs nothing installed: npm test -- unit pglite page',
  );
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && onPath('apt-get') !== null;
}

function install(packages: readonly string[]): void {
  console.log(`Installing ${packages.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const stdio = ['ignore', 'ignore', 'inherit'] as const;
  spawnSync('apt-get', ['update', '-q'], { env, stdio: [...stdio] });
  spawnSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...packages], {
    env,
    stdio: [...stdio],
  });
}

function findChromium(): string | null {
  return (
    process.env['CHROMIUM_PATH'] ??
    onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable') ??
    [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ].find(isProgram) ??
    null
  );
}

function findPostgres(): string | null {
  const given = process.env['PG_BIN'];
  if (given !== undefined) return given;
  const folders = [
    ...globSync('/usr/lib/postgresql/*/bin'),
    ...globSync('/usr/pgsql-*/bin'),
    ...globSync('/opt/homebrew/opt/postgresql*/bin'),
    ...globSync('/usr/local/opt/postgresql*/bin'),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ].filter((folder) => isProgram(join(folder, 'initdb')) && isProgram(join(folder, 'postgres')));
  const newestFirst = folders
    .map((folder) => ({ folder, version: postgresVersion(folder) }))
    .filter(({ version }) => version >= OLDEST_POSTGRES)
    .toSorted((a, b) => b.version - a.version);
  return newestFirst[0]?.folder ?? null;
}

function postgresVersion(folder: string): number {
  const answer = execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
  return Number(/\d+/.exec(answer)?.[0] ?? 0);
}

function onPath(...names: readonly string[]): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const places = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return places.find((place) => isProgram(place) && !isSnapStub(place)) ?? null;
}

/** Ubuntu's `chromium-browser` is a script that only says to install a snap. */
function isSnapStub(path: string): boolean {
  return path.endsWith('chromium-browser') && readFileSync(path).subarray(0, 2000).includes('snap install');
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
