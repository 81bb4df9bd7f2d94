import { spawn } from 'node:child_process';

const MOST_MS = 60_000;

/**
 * What a virus check says of a file, which it reads from its standard input: clean (it ends with 0), not clean (1), or
 * nothing, where it could not be asked. These are the codes of clamdscan.
 */
export function scan(command: readonly string[], content: Buffer): Promise<'clean' | 'infected' | 'unknown'> {
  const [program, ...args] = command;
  if (program === undefined) return Promise.resolve('clean');
  return new Promise((resolve) => {
    const check = spawn(program, args, {
      stdio: ['pipe', 'ignore', 'ignore'],
      signal: AbortSignal.timeout(MOST_MS),
    });
    check.on('error', () => resolve('unknown'));
    check.on('close', (code) => resolve(code === 0 ? 'clean' : code === 1 ? 'infected' : 'unknown'));
    // It may have seen enough before the end.
    check.stdin.on('error', () => undefined);
    check.stdin.end(content);
  });
}
