// Times the calculation of perspectives on generated conversations with planted groups, cold and warm, with the memory
// it takes, how far it finds the groups, and a plain dense calculation beside it where the machine can bear one.
//   npm run bench:perspectives -- [--json] [--shape 18081x9034] [--method polis]
// Each shape runs in a process of its own, so that its peak memory is its own.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { adjustedRand } from '../src/analysis/perspectives/grouping/adjusted-rand.ts';
import { analysePerspectives } from '../src/analysis/perspectives/analyse-perspectives.ts';
import type { Conversation } from '../src/analysis/perspectives/conversation.ts';
import { denseReference } from './perspectives/dense-reference.ts';
import { generateConversation } from './perspectives/generate.ts';

interface Shape {
  readonly people: number;
  readonly statements: number;
  readonly votes: number;
  readonly targetMs: number;
}

const SHAPES: readonly Shape[] = [
  { people: 100, statements: 60, votes: 3_000, targetMs: 200 },
  { people: 536, statements: 316, votes: 30_000, targetMs: 1000 },
  { people: 2_044, statements: 896, votes: 226_000, targetMs: 2000 },
  { people: 5_531, statements: 7_728, votes: 443_000, targetMs: 2000 },
  { people: 18_081, statements: 9_034, votes: 400_000, targetMs: 2000 },
  { people: 33_422, statements: 783, votes: 2_000_000, targetMs: 2000 },
];
const GROUPS = 3;
const WARM_TARGET_MS = 500;
const MEMORY_TARGET_MB = 500;
/** Cells of people × statements that the dense calculation is given. */
const DENSE_CELLS = 45_000_000;
/** A target may be missed by half before the bench fails (OPN-93). */
const TOLERANCE = 1.5;

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    shape: { type: 'string' },
    method: { type: 'string', default: 'default' },
  },
});
const method = options.method === 'polis' ? 'polis' : 'default';

function nameOf({ people, statements }: Shape): string {
  return `${people}x${statements}`;
}

function timed<Result>(work: () => Result): { readonly ms: number; readonly result: Result } {
  const started = performance.now();
  const result = work();
  return { ms: Math.round(performance.now() - started), result };
}

/** All but the last hundredth of the votes: what an earlier calculation knew. */
function earlier(conversation: Conversation): Conversation {
  const { participant, statement, value, time } = conversation.votes;
  const end = Math.floor(value.length * 0.99);
  return {
    ...conversation,
    votes: {
      participant: participant.subarray(0, end),
      statement: statement.subarray(0, end),
      value: value.subarray(0, end),
      time: time.subarray(0, end),
    },
  };
}

const peakMb = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

function measure(shape: Shape) {
  const { conversation, groupOf } = generateConversation({ ...shape, groups: GROUPS, seed: 7 });
  const before = peakMb();
  const cold = timed(() => analysePerspectives(conversation, { method }));
  const peak = peakMb();
  const { document } = cold.result;
  const { state } = analysePerspectives(earlier(conversation), { method });
  const warm = timed(() => analysePerspectives(conversation, { method, previous: state }));
  const again = timed(() => analysePerspectives(conversation, { method }));
  const untested = timed(() => analysePerspectives(conversation, { method, supportTest: false }));
  const isBearable = shape.people * shape.statements <= DENSE_CELLS;
  const dense = isBearable ? timed(() => denseReference(conversation, GROUPS)) : null;
  const placed = document.participants.flatMap(({ group }, place) =>
    group === null ? [] : [{ group, place }],
  );
  const rand = (groups: ArrayLike<number>) =>
    adjustedRand(
      groups,
      placed.map(({ place }) => groupOf[place]!),
    );
  return {
    shape: nameOf(shape),
    votes: conversation.votes.value.length,
    coldMs: cold.ms,
    againMs: again.ms,
    withoutTestMs: untested.ms,
    warmMs: warm.ms,
    peakMb: peak,
    inputMb: before,
    passes: document.pca?.iterations ?? null,
    warmPasses: warm.result.document.pca?.iterations ?? null,
    k: document.grouping.k,
    gain: document.grouping.gain,
    adjustedRand: rand(placed.map(({ group }) => group)),
    denseMs: dense?.ms ?? null,
    denseAdjustedRand: dense === null ? null : rand(placed.map(({ place }) => dense.result[place]!)),
    ratio: dense === null ? null : Math.round((dense.ms / cold.ms) * 10) / 10,
    targetMs: shape.targetMs,
    met: cold.ms <= shape.targetMs && warm.ms <= WARM_TARGET_MS && peak <= MEMORY_TARGET_MB,
    failed:
      cold.ms > shape.targetMs * TOLERANCE ||
      warm.ms > WARM_TARGET_MS * TOLERANCE ||
      peak > MEMORY_TARGET_MB * TOLERANCE,
  };
}

type Measured = ReturnType<typeof measure>;

function inOwnProcess(shape: Shape): Measured {
  const file = fileURLToPath(import.meta.url);
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [file, '--json', '--shape', nameOf(shape), '--method', method],
    { encoding: 'utf8', maxBuffer: 1e8 },
  );
  if (status === null || stdout === '') throw new Error(`${nameOf(shape)}: ${stderr}`);
  return JSON.parse(stdout) as Measured;
}

const wanted = SHAPES.find((shape) => nameOf(shape) === options.shape);
if (wanted !== undefined) console.log(JSON.stringify(measure(wanted)));
else {
  const results = SHAPES.map(inOwnProcess);
  if (options.json)
    console.log(JSON.stringify({ bench: 'perspectives', method, node: process.version, results }));
  else {
    console.table(
      results.map(({ shape, votes, coldMs, warmMs, peakMb, k, adjustedRand: rand, denseMs, ratio, met }) => ({
        shape,
        votes,
        'cold ms': coldMs,
        'warm ms': warmMs,
        'peak MB': peakMb,
        k,
        'Rand index': rand?.toFixed(3),
        'dense ms': denseMs,
        ratio,
        met,
      })),
    );
  }
  if (results.some(({ failed }) => failed)) process.exitCode = 1;
}
