import { Command, CommanderError } from 'commander';
import { CannotStart } from '../cannot-start.ts';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { UnusableBackup } from '../platform/backup/format.ts';
import { FolderInUse } from '../platform/database/folder-lock.ts';
import type { Terminal } from './terminal.ts';

/** What a command that works with the installation may end with. */
const ENDINGS = { done: 0, failed: 1, wrongUse: 2 } as const;

/** What commands are given from outside. */
export interface Shell {
  readonly terminal: Terminal;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Why a command cannot do what was asked, in a sentence that says what to do. */
export class CommandProblem extends Error {}

/** A command was asked in a way that makes no sense, in a sentence. */
export class WrongUse extends Error {}

/** What a command does, with the settings; messages go to standard error, results to standard output. */
export interface Work {
  readonly config: Config;
  /** Tells what is going on, a line at a time. */
  readonly say: (line: string) => void;
  /** Writes a result. */
  readonly write: (text: string) => void;
}

/** Does a command's work, and ends as its outcome demands: what people can mend is told without a trace of the code. */
export async function act(
  { terminal, environment }: Shell,
  work: (given: Work) => Promise<void>,
): Promise<void> {
  try {
    const say = (line: string): void => terminal.complain(`${line}\n`);
    await work({ config: readConfig(environment), say, write: terminal.write });
    terminal.finish(ENDINGS.done);
  } catch (error) {
    const isWrongUse = error instanceof ConfigError || error instanceof WrongUse;
    const isFailure = [CommandProblem, CannotStart, FolderInUse, UnusableBackup].some(
      (kind) => error instanceof kind,
    );
    if (!(error instanceof Error) || !(isWrongUse || isFailure)) throw error;
    terminal.complain(`${error.message}\n`);
    terminal.finish(isWrongUse ? ENDINGS.wrongUse : ENDINGS.failed);
  }
}

/** A command with its description and examples, one a line. */
export function describedCommand(name: string, description: string, examples: readonly string[]): Command {
  return new Command(name)
    .description(description)
    .addHelpText('after', `\nExamples:\n${examples.map((example) => `  ${example}`).join('\n')}`);
}

/** Has a command and those below it write to the terminal, and end it with the code for wrong use. */
export function bindTo({ terminal }: Shell, command: Command): void {
  command
    .configureOutput({ writeOut: terminal.write, writeErr: terminal.complain })
    .exitOverride((error: CommanderError) => {
      terminal.exit(error.exitCode === 0 ? ENDINGS.done : ENDINGS.wrongUse);
    });
  for (const below of command.commands) bindTo({ terminal, environment: {} }, below);
}
