import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';
import { temporaryFolder } from './temporary-folder.ts';

/** A disk of its own that can be filled up, removed with the tests of the file. */
export interface SmallDisk {
  readonly path: string;
  /** Takes all the room that is left. */
  fill(): void;
  /** Gives it back. */
  free(): void;
}

/** A disk in memory; null where the machine lets nobody mount one. */
export function smallDisk(megabytes: number): SmallDisk | null {
  const path = process.platform === 'darwin' ? ramDiskOfMac(megabytes) : mountedMemory(megabytes);
  if (path === null) return null;
  const filler = join(path, 'filler');
  return {
    path,
    fill: () => fillUp(filler),
    free: () => rmSync(filler, { force: true }),
  };
}

function mountedMemory(megabytes: number): string | null {
  const { path } = temporaryFolder('small-disk');
  // Root mounts by itself; on other Linux machines sudo may do it without asking.
  const before = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const run = (...command: string[]): void => {
    const [program = '', ...args] = [...before, ...command];
    execFileSync(program, args, { stdio: 'pipe' });
  };
  try {
    run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=1777`, 'tmpfs', path);
  } catch {
    return null;
  }
  after(() => run('umount', '--lazy', path));
  return path;
}

function ramDiskOfMac(megabytes: number): string {
  const name = `small-disk-${process.pid}`;
  const made = execFileSync('hdiutil', ['attach', '-nomount', `ram://${megabytes * 2_048}`]);
  const device = made.toString().trim();
  execFileSync('diskutil', ['erasevolume', 'HFS+', name, device]);
  after(() => void execFileSync('hdiutil', ['detach', '-force', device]));
  return `/Volumes/${name}`;
}

/** First in large pieces, then in small ones, until not even a small one is taken. */
function fillUp(filler: string): void {
  const file = openSync(filler, 'a');
  try {
    for (const size of [1_048_576, 4_096, 512]) {
      const piece = Buffer.alloc(size, 'x');
      while (takes(file, piece));
    }
  } finally {
    closeSync(file);
  }
}

function takes(file: number, piece: Buffer): boolean {
  try {
    return writeSync(file, piece) === piece.length;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false;
    throw error;
  }
}
