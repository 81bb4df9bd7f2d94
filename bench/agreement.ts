// Times every statistic of agreement on 10,000 raters × 60 items × 200 organisations with 10,000 labelings, and the
// chance lines for up to 60 people, against a straightforward implementation in the same run.
//   npm run bench:agreement -- [--raters 10000] [--json]
import { parseArgs } from 'node:util';
import { averageDeviation } from '../src/analysis/agreement/average-deviation.ts';
import { betweenOrganisationsInSteps, DRAWS } from '../src/analysis/agreement/between-organisations.ts';
import { chanceLines } from '../src/analysis/agreement/chance-lines.ts';
import { decompose } from '../src/analysis/agreement/decomposition.ts';
import { alphaOfCounts } from '../src/analysis/agreement/krippendorff-alpha.ts';
import {
  countRatings,
  everyRater,
  ratersByOrganisation,
  type RatingTable,
} from '../src/analysis/agreement/rating-table.ts';
import { pool, sumsOfSquares } from '../src/analysis/agreement/sums-of-squares.ts';
import { judgeItem } from '../src/analysis/agreement/verdict.ts';
import { seededRandom } from '../src/analysis/random/seeded-random.ts';
import { isNoResult } from '../src/analysis/status.ts';
import * as reference from './agreement-reference.ts';

const ITEMS = 60;
const ORGANISATIONS = 200;
const RATINGS = [1, 2, 3, 4, 5];
const METRICS = ['nominal', 'ordinal', 'interval'] as const;
const MOST_PEOPLE = 60;
const TARGET_MS = 2000;
const SEED = 1;
/** The straightforward relabelings are too slow to run them all: their time is scaled up. */
const REFERENCE_DRAWS = 20;
const STEP_RUNS = 7;
/** Enough for steps of every kind. */
const STEP_DRAWS = 300;

const { values: options } = parseArgs({
  options: { raters: { type: 'string', default: '10000' }, json: { type: 'boolean', default: false } },
});

/** Organisations of different sizes whose views lean a little apart; every item answered by everybody. */
function generate(raters: number): RatingTable {
  const random = seededRandom(7);
  const organisationOf = Int32Array.from({ length: raters }, (_, rater) =>
    rater < ORGANISATIONS ? rater : random.below(ORGANISATIONS),
  );
  const cells = new Int16Array(raters * ITEMS);
  for (let index = 0; index < cells.length; index += 1) {
    const organisation = organisationOf[Math.floor(index / ITEMS)]!;
    cells[index] = Math.min(4, random.below(4) + ((organisation + index) % 7 === 0 ? 1 : 0));
  }
  return {
    scale: { min: 1, max: 5 },
    raters,
    items: ITEMS,
    organisations: ORGANISATIONS,
    cells,
    organisationOf,
  };
}

function timed<Result>(work: () => Result): { readonly ms: number; readonly result: Result } {
  const started = performance.now();
  const result = work();
  return { ms: performance.now() - started, result };
}

function linesUpTo(people: number) {
  return Array.from({ length: people - 2 }, (_, index) => chanceLines(index + 3, 5, { seed: SEED }));
}

/** Everything but the relabelings. */
function describe(table: RatingTable) {
  const counts = countRatings(table, everyRater(table));
  const items = counts.map((item) => ({
    judged: judgeItem(item, { seed: SEED }),
    spread: averageDeviation(item),
  }));
  const alpha = METRICS.map((metric) => alphaOfCounts(counts, RATINGS, metric));
  const inside = ratersByOrganisation(table).map((raters) => {
    const own = countRatings(table, raters);
    return METRICS.map((metric) => alphaOfCounts(own, RATINGS, metric));
  });
  const squares = sumsOfSquares(table);
  return { items, alpha, inside, parts: [...squares, pool(squares)].map(decompose) };
}

/** The relabelings, with the longest time for which an event loop would have waited. */
function relabel(table: RatingTable, draws = DRAWS) {
  const steps = betweenOrganisationsInSteps(table, { seed: SEED, draws });
  let longestStep = 0;
  for (;;) {
    const { ms, result } = timed(() => steps.next());
    longestStep = Math.max(longestStep, ms);
    if (result.done === true) return { longestStep, outcome: result.value };
  }
}

const table = generate(Number(options.raters));
const before = process.cpuUsage();
const lines = timed(() => linesUpTo(MOST_PEOPLE));
const statistics = timed(() => describe(table));
const labelings = timed(() => relabel(table));
const total = lines.ms + statistics.ms + labelings.ms;
/** Time on the processor: near the total of a machine with nothing else to do. */
const { user, system } = process.cpuUsage(before);

const referenceLines = timed(() => reference.linesUpTo(30));
const referenceStatistics = timed(() => reference.describe(table));
const referenceLabelings = timed(() => reference.relabel(table, REFERENCE_DRAWS, seededRandom(SEED)));
const scaledLabelings = (referenceLabelings.ms * DRAWS) / REFERENCE_DRAWS;
const referenceTotal = referenceLines.ms + referenceStatistics.ms + scaledLabelings;

/** Where other programs run a step waits for its turn as well: the smallest of a few runs is nearest what it takes. */
const longestStep = Math.min(
  ...Array.from({ length: STEP_RUNS }, () => relabel(table, STEP_DRAWS).longestStep),
);

const half = timed(() => relabel(generate(Math.floor(table.raters / 2))));

/** The largest difference between the two implementations, over all that both calculate. */
function largestDifference(): number {
  const { outcome } = labelings.result;
  const pairs: [number, number][] = statistics.result.items.map(({ judged }, item) => [
    isNoResult(judged) ? Number.NaN : judged.agreement,
    referenceStatistics.result.agreements[item]!,
  ]);
  statistics.result.alpha.forEach((alpha, metric) =>
    pairs.push([isNoResult(alpha) ? Number.NaN : alpha.alpha, referenceStatistics.result.alphas[metric]!]),
  );
  pairs.push([isNoResult(outcome) ? Number.NaN : outcome.share, referenceStatistics.result.share]);
  referenceLines.result.forEach(([low, high], index) => {
    const ours = lines.result[index]!;
    if (!isNoResult(ours)) pairs.push([ours.low, low], [ours.high, high]);
  });
  return Math.max(...pairs.map(([ours, theirs]) => Math.abs(ours - theirs)));
}

const round = (ms: number) => Math.round(ms * 10) / 10;
const report = {
  bench: 'agreement',
  shape: { raters: table.raters, items: ITEMS, organisations: ORGANISATIONS, labelings: DRAWS + 1 },
  milliseconds: {
    chanceLines: round(lines.ms),
    statistics: round(statistics.ms),
    labelings: round(labelings.ms),
    total: round(total),
    onProcessor: round((user + system) / 1000),
  },
  reference: {
    chanceLines: round(referenceLines.ms),
    statistics: round(referenceStatistics.ms),
    labelings: round(scaledLabelings),
    total: round(referenceTotal),
    labelingsScaledFrom: REFERENCE_DRAWS,
  },
  timesFaster: round(referenceTotal / total),
  largestDifference: largestDifference(),
  longestStep: round(longestStep),
  longestStepAsRun: round(labelings.result.longestStep),
  labelingsTimeForTwiceTheRaters: round(labelings.ms / half.ms),
  target: { total: TARGET_MS, met: total < TARGET_MS },
};

if (options.json) console.log(JSON.stringify(report));
else {
  const { raters, items, organisations, labelings: count } = report.shape;
  console.log(`${raters} raters × ${items} items × ${organisations} organisations, ${count} labelings (ms)`);
  console.table({ ours: report.milliseconds, reference: report.reference });
  console.log(
    `${report.timesFaster} times faster, differing by at most ${report.largestDifference.toExponential(1)}`,
  );
  console.log(
    `Longest step ${report.longestStep} ms; twice the raters take ${report.labelingsTimeForTwiceTheRaters} times as long`,
  );
  console.log(`Target ${TARGET_MS} ms: ${report.target.met ? 'met' : 'missed'}`);
}
if (!(report.largestDifference < 1e-9)) process.exitCode = 1;
