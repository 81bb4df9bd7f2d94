#!/usr/bin/env node
import { Command } from 'commander';
import { ConfigError, readConfig } from './config.ts';
import { CannotStart } from './cannot-start.ts';
import { start } from './main.ts';
import { FolderInUse } from './platform/database/folder-lock.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const program = new Command('endeavour').description(
  'Shared Endeavour: lead across organisations, together.',
);

program
  .command('start')
  .description('serve the pages, with the settings of the environment')
  .action(async () => void (await start(readConfig(process.env), say)));

try {
  await program.parseAsync();
} catch (error) {
  const isForPeople = [ConfigError, FolderInUse, CannotStart].some((kind) => error instanceof kind);
  if (!(isForPeople && error instanceof Error)) throw error;
  say(error.message);
  process.exitCode = 1;
}
