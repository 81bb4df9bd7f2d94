// Compares the methods by how well their groups predict votes that were hidden from them (OPN-73 to OPN-78), on the open
// conversations of ../shared, with several seeds: each seed deals votes into folds anew.
//   npm run bench:perspectives-prediction -- [--json] [--seeds 5] [--data ../shared/data/polis]
// `default` is measured with the number of groups that it chooses itself, and with the number that `polis` chooses.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { analysePerspectives } from '../src/analysis/perspectives/analyse-perspectives.ts';
import type { Conversation } from '../src/analysis/perspectives/conversation.ts';
import type { MethodName } from '../src/analysis/perspectives/document.ts';
import { exportFiles } from '../src/commands/polis/export-files.ts';
import { readExport } from '../src/commands/polis/read-export.ts';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seeds: { type: 'string', default: '5' },
    data: { type: 'string', default: '../shared/data/polis' },
  },
});
const seeds = Array.from({ length: Math.max(2, Number(options.seeds)) }, (_each, index) => index + 1);

interface Measure {
  readonly k: number;
  /** Nats for each hidden vote, by seed, and the mean of its standard errors, clustered by person. */
  readonly gains: readonly number[];
  readonly se: number;
}

function measure(conversation: Conversation, method: MethodName, k: number | null): Measure {
  const found = seeds.map((seed) => {
    const { document } = analysePerspectives(conversation, { method, seed, groups: k, supportTest: true });
    const { gain, se, candidates } = document.grouping;
    const chosen = candidates.find((candidate) => candidate.chosen)?.k ?? document.grouping.k;
    return { gain: gain ?? 0, se: se ?? 0, k: chosen };
  });
  return {
    k: found[0]?.k ?? 0,
    gains: found.map(({ gain }) => gain),
    se: mean(found.map(({ se }) => se)),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Standard error of a mean over seeds: how much the luck of the folds moves it. */
function seOfMean(values: readonly number[]): number {
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1) / values.length);
}

async function compare(name: string, folder: string) {
  const { conversation } = await readExport(await exportFiles(folder));
  const polis = measure(conversation, 'polis', null);
  const own = measure(conversation, 'default', null);
  const sameK = own.k === polis.k ? own : measure(conversation, 'default', polis.k);
  const against = ({ gains }: Measure) => {
    const differences = gains.map((gain, seed) => gain - (polis.gains[seed] ?? 0));
    return { difference: mean(differences), seOfSeeds: seOfMean(differences) };
  };
  const told = (of: Measure) => ({ k: of.k, gain: mean(of.gains), sePeople: of.se });
  return {
    name,
    polis: told(polis),
    default: { ...told(own), ...against(own) },
    defaultWithSameK: { ...told(sameK), ...against(sameK) },
  };
}

if (existsSync(options.data)) {
  const results = [];
  for (const name of readdirSync(options.data, { withFileTypes: true })) {
    if (name.isDirectory()) results.push(await compare(name.name, join(options.data, name.name)));
  }
  if (options.json) console.log(JSON.stringify({ seeds, results }));
  else {
    for (const { name, polis, default: own, defaultWithSameK: same } of results) {
      const number = (value: number): string => value.toFixed(4);
      console.log(`${name}, ${seeds.length} seeds: gain in nats for each hidden vote`);
      console.log(`  polis                 k ${polis.k}  ${number(polis.gain)} ± ${number(polis.sePeople)}`);
      for (const [words, each] of [
        ['default             ', own],
        ['default, k of polis ', same],
      ] as const) {
        console.log(
          `  ${words}  k ${each.k}  ${number(each.gain)} ± ${number(each.sePeople)}; better by ${number(each.difference)} ± ${number(each.seOfSeeds)} over seeds`,
        );
      }
    }
  }
} else {
  console.log(`There are no conversations in ${options.data}: nothing was compared.`);
}
