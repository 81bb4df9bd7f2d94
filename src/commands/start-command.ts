import type { Command } from 'commander';
import { start } from '../main.ts';
import { act, describedCommand, type Shell } from './shell.ts';

/** `endeavour start`: serves until it is told to end. */
export function startCommand(shell: Shell): Command {
  return describedCommand('start', 'serve the pages, with the settings of the environment', [
    'npx endeavour start',
    'PORT=8080 SAMPLE=off npx endeavour start',
    'DATABASE_URL=postgres://user@host/name npx endeavour start',
    '',
    'docs/operations.md lists every setting.',
  ]).action(() => act(shell, async ({ config, say }) => void (await start(config, say))));
}
