import type { Command } from 'commander';
import { withDatabase } from '../open-installation.ts';
import { migrate } from '../platform/database/migrate.ts';
import { act, describedCommand, type Shell } from './shell.ts';

/** `endeavour migrate`: brings the database up to date without serving. */
export function migrateCommand(shell: Shell): Command {
  return describedCommand('migrate', 'bring the database up to date, as each start does', [
    'npx endeavour migrate',
    'npx endeavour migrate --json',
  ])
    .option('--json', 'one JSON document with the names of the migrations that ran', false)
    .action(({ json }: { readonly json: boolean }) =>
      act(shell, async ({ config, write }) => {
        const migrated = await withDatabase(config, ({ kysely }) => migrate(kysely));
        write(json ? `${JSON.stringify({ migrated })}\n` : `${migratedWords(migrated)}\n`);
      }),
    );
}

function migratedWords(migrated: readonly string[]): string {
  return migrated.length === 0 ? 'The database is up to date.' : `Ran: ${migrated.join(', ')}.`;
}
