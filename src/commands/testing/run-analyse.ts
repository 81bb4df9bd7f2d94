import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { analyseCommand } from '../analyse/command.ts';

export interface Ending {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** For tests: runs `endeavour analyse …` in this process. */
export async function analyse(...args: string[]): Promise<Ending> {
  const ending = { code: -1, out: '', err: '' };
  const ended = new Error('The command ended.');
  const command = analyseCommand({
    write: (text) => void (ending.out += text),
    complain: (text) => void (ending.err += text),
    finish: (code) => void (ending.code = code),
    exit: (code) => {
      ending.code = code;
      throw ended;
    },
  });
  await command.parseAsync(args, { from: 'user' }).catch((error: unknown) => {
    if (error !== ended) throw error;
  });
  return ending;
}

/** For tests: a folder that goes with them, and files in it. */
export function temporaryFiles() {
  const folder = mkdtempSync(path.join(tmpdir(), 'analyse-'));
  after(() => rmSync(folder, { recursive: true }));
  let files = 0;
  return {
    folder,
    fileOf: (content: string | Uint8Array): string => {
      files += 1;
      const file = path.join(folder, `ratings-${files}.csv`);
      writeFileSync(file, content);
      return file;
    },
  };
}
