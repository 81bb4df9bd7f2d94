import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../src/analysis/random/seeded-random.ts';
import { namedFiles } from '../../src/commands/polis/export-files.ts';
import { readExport } from '../../src/commands/polis/read-export.ts';

const ROWS = 2_000_000;
const PEOPLE = 33_422;
const STATEMENTS = 783;
const TARGET_MS = 3_000;
const ROWS_AT_ONCE = 10_000;

/** Writes two million votes to a file as an export has them, and reads it (OPN-90). */
export async function measureReading() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-reading-'));
  try {
    const file = join(folder, 'votes.csv');
    writeVotes(file);
    const cpuBefore = process.cpuUsage();
    const from = performance.now();
    const { conversation } = await readExport(namedFiles({ votes: file }));
    const ms = Math.round(performance.now() - from);
    const { user, system } = process.cpuUsage(cpuBefore);
    const rows = conversation.votes.value.length;
    const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
    return { rows, ms, cpuMs: Math.round((user + system) / 1000), peakMb, targetMs: TARGET_MS };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeVotes(path: string): void {
  const random = seededRandom(1);
  const file = openSync(path, 'w');
  writeSync(file, 'timestamp,datetime,comment-id,voter-id,vote\n');
  for (let row = 0; row < ROWS; row += ROWS_AT_ONCE) {
    const lines = Array.from({ length: ROWS_AT_ONCE }, (_, at) => {
      const [statement, voter] = [random.below(STATEMENTS), random.below(PEOPLE)];
      return `${1_500_000_000_000 + row + at},Wed Jun 18 08:16:54 2014,${statement},${voter},${random.below(3) - 1}\n`;
    });
    writeSync(file, lines.join(''));
  }
  closeSync(file);
}
