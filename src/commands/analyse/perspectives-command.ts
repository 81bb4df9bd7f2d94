import { writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Command, InvalidArgumentError, Option } from 'commander';
import { InvalidInputError } from '../../analysis/invalid-input.ts';
import type { PolisConversation } from '../../analysis/polis-format/polis-reader.ts';
import { analysePerspectives } from '../../analysis/perspectives/analyse-perspectives.ts';
import type {
  Lens,
  MethodName,
  PerspectivesDocument,
  PerspectivesNote,
} from '../../analysis/perspectives/document.ts';
import { counted } from '../../analysis/perspectives/telling/counted.ts';
import { InputProblem } from '../input-problem.ts';
import { exportFiles, namedFiles } from '../polis/export-files.ts';
import { readExport } from '../polis/read-export.ts';
import { EXIT, type Terminal } from '../terminal.ts';
import { perspectivesText } from './perspectives-text.ts';

interface Options {
  readonly votes: string;
  readonly comments?: string;
  readonly participants?: string;
  readonly method: MethodName;
  readonly seed: number;
  readonly lens?: Lens;
  readonly strictModeration: boolean;
  readonly minCell: number;
  readonly quality: boolean;
  readonly supportTest: boolean;
  readonly k?: number;
  readonly lenient: boolean;
  readonly votesSign?: 'normal' | 'flipped';
  readonly out?: string;
  readonly json: boolean;
}

/**
 * `endeavour analyse perspectives`: the groups, the common ground and the differences in votes (OPN-94 to OPN-96).
 * A `--k` that would leave a tiny group falls to one group: OPN-37 holds before OPN-94.
 * Few people are protected here too: OPN-79, with its `--min-cell`, holds before CLI-4.
 */
export function perspectivesCommand(terminal: Terminal): Command {
  return new Command('perspectives')
    .description(
      'groups, common ground and differences in votes on statements, from the files of a Polis export',
    )
    .requiredOption(
      '--votes <file>',
      'votes.csv: timestamp, comment-id, voter-id, vote; or a folder or a zip with all files',
    )
    .option('--comments <file>', 'comments.csv: comment-id, moderated, comment-body')
    .option('--participants <file>', 'CSV with participant-id, organisation and organisation-type')
    .addOption(
      new Option('--method <name>', 'the calculation').choices(['default', 'polis']).default('default'),
    )
    .option('--seed <number>', 'seed of everything random', wholeFrom(0), 1)
    .addOption(new Option('--lens <lens>', 'only statements of this lens').choices(['wrong', 'do', 'works']))
    .option('--strict-moderation', 'only accepted statements', false)
    .option('--min-cell <number>', 'people behind a shown figure of an organisation', wholeFrom(3), 5)
    .option('--quality', 'test for the method polis too whether votes support the groups', false)
    .option('--no-support-test', 'do not test whether votes support the groups')
    .option('--k <number>', 'number of groups, 1 to 5', groups)
    .option('--lenient', 'skip rows that cannot be read', false)
    .addOption(new Option('--votes-sign <sign>', 'flipped where agree is -1').choices(['normal', 'flipped']))
    .option('--out <file>', 'write there instead of to standard output')
    .option('--json', 'one JSON document with unrounded numbers', false)
    .action(async (options: Options) => {
      terminal.finish(await run(options, terminal));
    });
}

async function run(options: Options, terminal: Terminal): Promise<number> {
  try {
    const document = await calculate(options);
    const text = options.json ? `${JSON.stringify(document)}\n` : perspectivesText(document);
    if (options.out === undefined) terminal.write(text);
    else write(options.out, text);
    return EXIT.done;
  } catch (error) {
    const isInput = error instanceof InputProblem || error instanceof InvalidInputError;
    const message = error instanceof Error ? error.message : String(error);
    terminal.complain(`${isInput ? message : `The calculation failed. ${message}`}\n`);
    return isInput ? EXIT.wrongInput : EXIT.calculationFailed;
  }
}

async function calculate(options: Options): Promise<PerspectivesDocument> {
  const { method, seed, lens, strictModeration, minCell, k } = options;
  const { conversation, notes } = await read(options);
  const { document, tied } = analysePerspectives(conversation, {
    method,
    seed,
    lens: lens ?? null,
    strictModeration,
    minCell,
    supportTest: method === 'polis' ? options.quality : options.supportTest,
    groups: k ?? null,
  });
  return { ...document, notes: [...notes, ...tiedNotes(tied), ...document.notes] };
}

/** Where the order of a file decided, another order would have given another result (PFM-11). */
function tiedNotes(answers: number): readonly PerspectivesNote[] {
  if (answers === 0) return [];
  const message = `${counted(answers, 'answer was', 'answers were')} changed within one moment of time; of those the later row counts.`;
  return [{ code: 'EQUAL_TIMES', message, detail: { answers } }];
}

/** From files that are named, or from a folder or a zip that holds an export. */
async function read({
  votes,
  comments,
  participants,
  lenient,
  votesSign,
}: Options): Promise<PolisConversation> {
  const about = await stat(votes).catch(() => null);
  const isWhole = about?.isDirectory() === true || /\.zip$/i.test(votes);
  const files = isWhole ? await exportFiles(votes) : namedFiles({ votes });
  const more = namedFiles({ comments, participants });
  return readExport(
    { ...files, parts: new Map([...files.parts, ...more.parts]) },
    { isLenient: lenient, votesSign: votesSign ?? null },
  );
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new InputProblem(file, null, `This file cannot be written. ${(error as Error).message}`);
  }
}

function wholeFrom(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
    throw new InvalidArgumentError(`Enter a whole number, ${least} or more.`);
  };
}

function groups(text: string): number {
  if (/^[1-5]$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Enter a whole number from 1 to 5.');
}
