import { Command } from 'commander';
import { analyseCommand } from './analyse/command.ts';
import { backupCommand } from './backup-command.ts';
import { migrateCommand } from './migrate-command.ts';
import { restoreCommand } from './restore-command.ts';
import { sampleCommand } from './sample-command.ts';
import { sessionCommand } from './session-export-command.ts';
import { bindTo, type Shell } from './shell.ts';
import { startCommand } from './start-command.ts';

/** The command line with all its commands. */
export function endeavourCommand(shell: Shell): Command {
  const program = new Command('endeavour').description(
    'Shared Endeavour: lead across organisations, together.',
  );
  const commands = [
    startCommand,
    migrateCommand,
    sampleCommand,
    backupCommand,
    restoreCommand,
    sessionCommand,
  ];
  for (const create of commands) program.addCommand(create(shell));
  bindTo(shell, program);
  // It brings its own endings.
  return program.addCommand(analyseCommand(shell.terminal));
}
