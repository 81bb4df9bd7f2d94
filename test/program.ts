import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after } from 'node:test';
import { projectFolder } from '../src/platform/project-folder.ts';
import { createPostgresDatabase } from './database/postgres-template.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { waitFor } from './wait-for.ts';

/** The program as an installation runs it, in a process of its own that ends with the tests of the file. */
export interface Program {
  /** All that it printed so far. */
  readonly output: () => string;
  /** Waits until it has printed these words; throws with its output where it ends before. */
  says(words: string): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

/** Runs `node ARGUMENTS` with nothing in its environment but these settings and the path. */
export function runNode(args: readonly string[], settings: Readonly<Record<string, string>>): Program {
  const child = spawn(process.execPath, args, {
    cwd: temporaryFolder('program').path,
    env: { PATH: process.env['PATH'], SAMPLE: 'off', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return follow(child);
}

/** Runs the built command `endeavour`. */
export function runEndeavour(args: readonly string[], settings: Readonly<Record<string, string>>): Program {
  return runNode([`${projectFolder}/dist/src/cli.js`, ...args], settings);
}

/** Settings that put an installation on a new database of the kind that the tests are run on. */
export async function newInstallation(): Promise<Readonly<Record<string, string>>> {
  if (process.env['TEST_DATABASE'] !== 'postgres') return { DATA_DIR: temporaryFolder('data').path };
  const database = await createPostgresDatabase();
  after(() => database.drop());
  return { DATABASE_URL: database.url };
}

function follow(child: ChildProcess): Program {
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  }
  after(() => void child.kill('SIGKILL'));
  const ended = once(child, 'close').then(
    ([code, signal]) => (code ?? signal) as number | NodeJS.Signals | null,
  );
  const output = (): string => printed.join('');
  let isOver = false;
  void ended.then(() => (isOver = true));
  return {
    output,
    ended,
    async says(words) {
      await waitFor(words, () => output().includes(words) || isOver, 60);
      if (!output().includes(words)) throw new Error(`It ended without “${words}”:\n${output()}`);
    },
    signal: (signal) => void child.kill(signal),
  };
}
