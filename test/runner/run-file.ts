import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../temporary-folder.ts';
import type { Line } from './tally.ts';

export interface FileResult {
  readonly passed: number;
  /** What went wrong, one sentence or test name each; empty when all is well. */
  readonly failures: readonly string[];
  /** What this machine does not let be tried, and why. */
  readonly notTried: readonly string[];
  /** All that the file printed, as node:test's spec reporter shows it. */
  readonly output: string;
  readonly seconds: number;
}

const TALLY = fileURLToPath(new URL('./tally.js', import.meta.url));
const KILL_AFTER_MS = 5_000;
const running = new Set<ChildProcess>();

/** Kills every test file that is running, with the programs it started. */
export function killRunning(): void {
  for (const child of running) signalGroup(child, 'SIGKILL');
}

/**
 * Runs one compiled test file in a process of its own. A file that is still running after `timeoutMs` is
 * killed, and fails; so does one that runs no test, or skips one without saying that it cannot be tried here.
 */
export async function runFile(file: string, env: NodeJS.ProcessEnv, timeoutMs: number): Promise<FileResult> {
  const started = performance.now();
  const folder = temporaryFolder('test');
  const tally = join(folder.path, 'tally.jsonl');
  try {
    const ended = await execute(file, tally, env, timeoutMs);
    const lines = readLines(tally);
    const seconds = (performance.now() - started) / 1000;
    return { ...judge(lines, ended), output: ended.output, seconds };
  } finally {
    folder.remove();
  }
}

interface Ended {
  readonly output: string;
  readonly code: number | null;
  readonly signal: string | null;
  readonly timedOutAfterMs: number | null;
}

function execute(file: string, tally: string, env: NodeJS.ProcessEnv, timeoutMs: number): Promise<Ended> {
  const reporters = [
    ['--test-reporter=spec', '--test-reporter-destination=stdout'],
    [`--test-reporter=${TALLY}`, `--test-reporter-destination=${tally}`],
  ].flat();
  // A process group of its own, so that a kill takes the programs it started along.
  const child = spawn(process.execPath, ['--enable-source-maps', ...reporters, file], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  running.add(child);
  const printed: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk));

  let timedOutAfterMs: number | null = null;
  const asker = setTimeout(() => {
    timedOutAfterMs = timeoutMs;
    signalGroup(child, 'SIGTERM');
  }, timeoutMs);
  const killer = setTimeout(() => signalGroup(child, 'SIGKILL'), timeoutMs + KILL_AFTER_MS);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearTimeout(asker);
      clearTimeout(killer);
      running.delete(child);
      // Whatever the file left behind would hold its pipes open.
      signalGroup(child, 'SIGKILL');
      child.once('close', () =>
        resolve({ output: Buffer.concat(printed).toString(), code, signal, timedOutAfterMs }),
      );
    });
  });
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Nothing of the group is left.
  }
}

function readLines(tally: string): readonly Line[] {
  let text: string;
  try {
    text = readFileSync(tally, 'utf8');
  } catch {
    return [];
  }
  // A killed process may leave half a line.
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

function judge(lines: readonly Line[], ended: Ended): Pick<FileResult, 'passed' | 'failures' | 'notTried'> {
  const failures = lines.flatMap((line) => ('failed' in line ? [line.failed] : []));
  const counts = lines.find((line) => 'passed' in line);
  const passed = counts?.passed ?? 0;
  const notTried = counts?.notTried ?? [];
  for (const name of counts?.skipped ?? []) failures.push(`Skipped or left to do: ${name}`);
  if (ended.timedOutAfterMs !== null) {
    failures.push(`Did not end within ${ended.timedOutAfterMs / 1000} seconds`);
  } else if (failures.length === 0 && ended.code !== 0) {
    failures.push(ended.signal === null ? `Ended with code ${ended.code}` : `Ended by ${ended.signal}`);
  } else if (failures.length === 0 && passed + notTried.length === 0) {
    failures.push('Ran no test');
  }
  return { passed, failures, notTried };
}
