import { Command } from 'commander';
import { EXIT, processTerminal, type Terminal } from '../terminal.ts';
import { agreementCommand } from './agreement-command.ts';
import { perspectivesCommand } from './perspectives-command.ts';

/** `endeavour analyse`: the mathematics without the server. Ends as CLI-1 says, also where the options are wrong. */
export function analyseCommand(terminal: Terminal = processTerminal): Command {
  const analyse = new Command('analyse').description('calculate from files, without the server');
  analyse.addCommand(agreementCommand(terminal));
  analyse.addCommand(perspectivesCommand(terminal));
  for (const command of [analyse, ...analyse.commands]) {
    command
      .configureOutput({ writeOut: terminal.write, writeErr: terminal.complain })
      .exitOverride((error) => {
        terminal.exit(error.exitCode === 0 ? EXIT.done : EXIT.wrongInput);
      });
  }
  return analyse;
}
