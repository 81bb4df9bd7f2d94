import type { Command } from 'commander';
import { formatCount } from '../design-system/format.ts';
import type { BackupCounts } from '../platform/backup/format.ts';
import { restoreBackup } from '../platform/backup/restore-backup.ts';
import { act, describedCommand, type Shell } from './shell.ts';
import { withApp } from './with-app.ts';

/** `endeavour restore FILE`: a backup into an empty database, which is migrated first. */
export function restoreCommand(shell: Shell): Command {
  return describedCommand(
    'restore',
    'restore a backup of this version into an empty database: all of it or nothing',
    [
      'DATA_DIR=./restored npx endeavour restore monday.ndjson.gz',
      'DATABASE_URL=postgres://user@host/new npx endeavour restore monday.ndjson.gz',
    ],
  )
    .argument('<file>', 'what “endeavour backup” wrote, from the embedded database or from PostgreSQL')
    .option('--json', 'one JSON document with the numbers of rows', false)
    .action((file: string, { json }: { readonly json: boolean }) =>
      act(shell, async ({ config, write }) => {
        let counts: BackupCounts = { tables: [], rows: 0 };
        const before = async (database: Parameters<typeof restoreBackup>[0]): Promise<void> => {
          counts = await restoreBackup(database, file);
        };
        // Jobs are not in a backup: moves that sessions make at set times are queued again.
        await withApp(config, { jobs: true, before: ({ kysely }) => before(kysely) }, (app) =>
          app.features.sessions.service.scheduleAllMoves(),
        );
        write(
          json
            ? `${JSON.stringify({ file, ...counts })}\n`
            : `Restored ${formatCount(counts.rows, 'row')} into ${formatCount(counts.tables.length, 'table')}.\n`,
        );
      }),
    );
}
