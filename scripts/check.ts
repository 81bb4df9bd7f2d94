// Runs every check of the code itself, shows what the failing ones say, and fails when any does.
import { spawn } from 'node:child_process';

const checks = {
  types: 'TypeScript finds no error',
  lint: 'oxlint finds no fault',
  format: 'Prettier would change nothing',
  shape: 'imports keep to the architecture',
  unused: 'no file, export or dependency is unused',
};

interface Outcome {
  readonly ok: boolean;
  readonly output: string;
  readonly seconds: number;
}

/** Runs the package's script `check:NAME`. */
async function run(name: string): Promise<Outcome> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--run', `check:${name}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }) },
  });
  const printed: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return {
    ok: code === 0,
    output: Buffer.concat(printed).toString().trim(),
    seconds: (performance.now() - started) / 1000,
  };
}

const failed: string[] = [];
for (const [name, claim] of Object.entries(checks)) {
  const { ok, output, seconds } = await run(name);
  console.log(`${ok ? '✔ ok  ' : '✖ FAIL'} ${name}: ${claim} (${seconds.toFixed(1)} s)`);
  if (ok) continue;
  failed.push(name);
  console.log(`${output.replaceAll(/^/gm, '    ')}\n`);
}
console.log(failed.length === 0 ? 'All checks passed' : `Failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
