import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';

/** A process of this project, as the operating system sees it. */
export interface Process {
  readonly port: number;
  /** Seconds of processor time used so far, by all its threads. */
  cpuSeconds(): number;
  /** Resident memory now, in MiB. */
  rssMb(): number;
  stop(signal: NodeJS.Signals): Promise<void>;
}

const TICKS_PER_SECOND = 100;

/** Starts a script with the Node.js that runs this one, with its options (such as `--cpu-prof`), and waits until it answers `readyPath`. */
export async function startProcess(
  script: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  port: number,
  readyPath: string,
): Promise<Process> {
  const child = spawn(process.execPath, [...process.execArgv, script, ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)));
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`${script} ended before it was ready:\n${said}`);
    if (await answers(port, readyPath)) return describe(child, port);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill('SIGKILL');
  throw new Error(`${script} was not ready within a minute:\n${said}`);
}

function describe(child: ChildProcess, port: number): Process {
  const { pid } = child;
  const read = (file: string): string => readFileSync(`/proc/${pid}/${file}`, 'utf8');
  return {
    port,
    cpuSeconds() {
      const fields = read('stat').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
    },
    rssMb: () => Number(/VmRSS:\s+(\d+)/.exec(read('status'))?.[1] ?? 0) / 1024,
    stop: (signal) =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) {
          resolve();
          return;
        }
        child.once('exit', () => resolve());
        child.kill(signal);
      }),
  };
}

function answers(port: number, path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request({ host: '127.0.0.1', port, path }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    asked.on('error', () => resolve(false));
    asked.end();
  });
}
