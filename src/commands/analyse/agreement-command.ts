import { Command, InvalidArgumentError } from 'commander';
import { agreementDocument } from '../../analysis/agreement/document/agreement-document.ts';
import { InputProblem } from '../input-problem.ts';
import { EXIT, type Terminal } from '../terminal.ts';
import { agreementTable } from './agreement-table.ts';
import { readRatings } from './read-ratings.ts';

interface Options {
  readonly min: number;
  readonly max: number;
  readonly seed: number;
  readonly json: boolean;
}

/** The widest scale whose categories can be told apart in a table. */
const MOST_CATEGORIES = 1000;

/** `endeavour analyse agreement ratings.csv`: who agrees, and whether disagreement follows organisations. */
export function agreementCommand(terminal: Terminal): Command {
  return new Command('agreement')
    .description('who agrees with whom: the statistics of a set of ratings')
    .argument('<file>', 'CSV with the columns rater, organisation, item and value (empty: "can\'t say")')
    .option(
      '--min <rating>',
      'lowest rating of the scale (write --min=-3 for a negative one)',
      wholeNumber,
      1,
    )
    .option('--max <rating>', 'highest rating of the scale', wholeNumber, 5)
    .option('--seed <number>', 'seed of everything random', seed, 1)
    .option('--json', 'one JSON document with unrounded numbers', false)
    .action(async (file: string, options: Options) => {
      terminal.finish(await run(file, options, terminal));
    });
}

async function run(file: string, { min, max, seed, json }: Options, terminal: Terminal): Promise<number> {
  const fault = scaleFault(min, max);
  if (fault !== null) {
    terminal.complain(`${fault}\n`);
    return EXIT.wrongInput;
  }
  try {
    const document = agreementDocument(await readRatings(file, { min, max }), { seed });
    terminal.write(json ? `${JSON.stringify(document)}\n` : agreementTable(document, file));
    return EXIT.done;
  } catch (error) {
    terminal.complain(`${complaint(error)}\n`);
    return error instanceof InputProblem ? EXIT.wrongInput : EXIT.calculationFailed;
  }
}

function complaint(error: unknown): string {
  if (error instanceof InputProblem) return error.message;
  return `The calculation failed. ${error instanceof Error ? error.message : String(error)}`;
}

function scaleFault(min: number, max: number): string | null {
  if (max <= min) return `--max must be more than --min: the scale from ${min} to ${max} is empty.`;
  if (max - min >= MOST_CATEGORIES) {
    return `The scale from ${min} to ${max} has more than ${MOST_CATEGORIES} categories.`;
  }
  return null;
}

function wholeNumber(text: string): number {
  if (!/^[+-]?\d+$/.test(text) || !Number.isSafeInteger(Number(text))) {
    throw new InvalidArgumentError('Enter a whole number.');
  }
  return Number(text);
}

function seed(text: string): number {
  const value = wholeNumber(text);
  if (value < 0) throw new InvalidArgumentError('Enter a whole number, 0 or more.');
  return value;
}
