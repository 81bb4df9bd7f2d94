import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** A program of ours that runs until it is stopped. */
export interface Running {
  /** Sends the signal and waits until the program is gone; after ten seconds it is killed. */
  stop(): Promise<void>;
  readonly pid: number;
}

interface Options {
  readonly command: string;
  readonly args: readonly string[];
  readonly spawn: SpawnOptions;
  readonly stopSignal: NodeJS.Signals;
  /** Rejects while the program is not ready to serve. */
  readonly probe: () => Promise<unknown>;
}

const READY_WITHIN_MS = 30_000;
const STOP_WITHIN_MS = 10_000;

/**
 * Starts a program and waits until its probe succeeds.
 * Throws with all that the program printed when it ends early or is not ready in 30 seconds.
 */
export async function startProgram(options: Options): Promise<Running> {
  const child = spawn(options.command, [...options.args], {
    ...options.spawn,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      printed.push(chunk.toString());
      if (printed.length > 200) printed.shift();
    });
  }
  child.on('error', (error) => printed.push(error.message));
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async (): Promise<void> => {
    await stopChild(child, options.stopSignal);
    process.off('exit', kill);
  };

  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    try {
      await options.probe();
      return { stop, pid: child.pid ?? 0 };
    } catch (cause) {
      if (!hasEnded(child) && Date.now() < deadline) {
        await sleep(50);
        continue;
      }
      await stop();
      throw new Error(`${options.command} did not start:\n${printed.join('')}`, { cause });
    }
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

async function stopChild(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  const killer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await ended;
  clearTimeout(killer);
}
