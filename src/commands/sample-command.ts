import type { Command } from 'commander';
import { loadSample } from '../sample/load-sample.ts';
import { sampleLines, sampleLinks } from '../sample/sample-links.ts';
import { act, CommandProblem, describedCommand, type Shell } from './shell.ts';
import { withApp } from './with-app.ts';

interface Options {
  readonly links: boolean;
  readonly json: boolean;
}

/** `endeavour sample`: loads the sample into a new installation, or makes new links into it. */
export function sampleCommand(shell: Shell): Command {
  return describedCommand('sample', 'load the sample into a new installation, and print links into it', [
    'npx endeavour sample',
    'npx endeavour sample --links     new links that sign in, once the first ones are used',
    'npx endeavour sample --links --json',
  ])
    .option('--links', 'only make new links into the sample that is there', false)
    .option('--json', 'one JSON document with the addresses', false)
    .action(({ links, json }: Options) =>
      act(shell, ({ config, say, write }) =>
        withApp(config, { jobs: !links }, async (app, clock) => {
          const wasLoaded = !links && (await loadSample(app, clock, say));
          const found = await sampleLinks(app);
          if (found === undefined) throw new CommandProblem(links ? NO_SAMPLE : IN_USE);
          if (!wasLoaded && !links) say('The sample was loaded before. These are new links into it.');
          write(json ? `${JSON.stringify(found)}\n` : `${sampleLines(found).join('\n')}\n`);
        }),
      ),
    );
}

const NO_SAMPLE =
  'This installation does not hold the sample. To load it, run “endeavour sample” with DATA_DIR set to a new folder.';
const IN_USE =
  'This installation is in use, and the sample is loaded into a new one only: set DATA_DIR to a new folder, or DATABASE_URL to a new database.';
