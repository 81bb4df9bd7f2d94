import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { formatCount } from '../design-system/format.ts';
import { withDatabase } from '../open-installation.ts';
import type { BackupCounts } from '../platform/backup/format.ts';
import { writeBackup } from '../platform/backup/write-backup.ts';
import { systemClock } from '../platform/clock.ts';
import { errorCode } from '../platform/database/errors.ts';
import type { Queryable } from '../platform/database/transaction.ts';
import { act, CommandProblem, describedCommand, type Shell } from './shell.ts';

/** `endeavour backup FILE`: everything that the database holds, in one file. */
export function backupCommand(shell: Shell): Command {
  return describedCommand('backup', 'write everything that the database holds into one new file', [
    'npx endeavour backup monday.ndjson.gz      stop an embedded service first; PostgreSQL can stay up',
    'npx endeavour backup monday.ndjson.gz --json',
  ])
    .argument('<file>', 'a new file; only you can read it, for it holds personal data')
    .option('--json', 'one JSON document with the numbers of rows', false)
    .action((file: string, { json }: { readonly json: boolean }) =>
      act(shell, async ({ config, write }) => {
        demandDatabase(config);
        const counts = await withDatabase(config, ({ kysely }) => backUp(kysely, file));
        const { size } = await stat(file);
        write(
          json ? `${JSON.stringify({ file, bytes: size, ...counts })}\n` : wroteWords(file, size, counts),
        );
      }),
    );
}

function backUp(db: Queryable, file: string): Promise<BackupCounts> {
  return writeBackup(db, file, { now: systemClock.now() }).catch((error: unknown) => {
    throw explainFile(error, file);
  });
}

function wroteWords(file: string, size: number, { rows, tables }: BackupCounts): string {
  return `Wrote ${formatCount(rows, 'row')} of ${formatCount(tables.length, 'table')} into ${file} (${formatCount(size, 'byte')}).\n`;
}

/** Opening a folder without a database would make one. */
function demandDatabase({ databaseUrl, dataDir }: Config): void {
  if (databaseUrl !== undefined || existsSync(`${dataDir}/database`)) return;
  throw new CommandProblem(
    `There is no database in the folder ${dataDir}. Run this where the service runs, or set DATA_DIR.`,
  );
}

function explainFile(error: unknown, file: string): unknown {
  const sentences: Readonly<Record<string, string>> = {
    EEXIST: `${file} is there already. Choose another name.`,
    ENOENT: `There is no folder for ${file}.`,
    EACCES: `This user may not write ${file}.`,
    ENOSPC: `There is no space left for ${file}.`,
  };
  const sentence = sentences[errorCode(error) ?? ''];
  return sentence === undefined ? error : new CommandProblem(sentence, { cause: error });
}
