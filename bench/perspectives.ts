// Times the calculation of perspectives on generated conversations with planted groups, cold and warm, with the memory
// it takes, how far it finds the groups (and how far anybody could), and a plain dense calculation beside it where the
// machine can bear one; then how long two million votes take to read from a file.
//   npm run bench:perspectives -- [--json] [--shape 18081x9034] [--method polis]
// Each shape runs in a process of its own, so that its peak memory is its own.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { adjustedRand } from '../src/analysis/perspectives/grouping/adjusted-rand.ts';
import { analysePerspectives } from '../src/analysis/perspectives/analyse-perspectives.ts';
import type { Conversation } from '../src/analysis/perspectives/conversation.ts';
import type { PerspectivesDocument } from '../src/analysis/perspectives/document.ts';
import { denseReference } from './perspectives/dense-reference.ts';
import { GENERATED, generateConversation } from './perspectives/generate.ts';
import { oracleGroups } from './perspectives/oracle.ts';
import { measureReading } from './perspectives/reading.ts';

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
  const chosen = document.grouping.candidates.find((candidate) => candidate.chosen)?.k ?? null;
  const candidate = analysePerspectives(conversation, {
    method,
    supportTest: false,
    groups: chosen,
  }).document;
  const isBearable = shape.people * shape.statements <= DENSE_CELLS;
  const dense = isBearable ? timed(() => denseReference(conversation, GROUPS)) : null;
  const placedIn = ({ participants }: PerspectivesDocument) =>
    participants.flatMap(({ group }, place) => (group === null ? [] : [{ group, place }]));
  const placed = placedIn(document);
  const oracle = oracleGroups(conversation, groupOf, GROUPS);
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
    supported: document.grouping.supported,
    explained: document.pca?.explained ?? null,
    adjustedRand: rand(placed.map(({ group }) => group)),
    candidateAdjustedRand: rand(placedIn(candidate).map(({ group }) => group)),
    oracleAdjustedRand: rand(placed.map(({ place }) => oracle[place]!)),
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

type Reading = Awaited<ReturnType<typeof measureReading>>;

const READING = 'reading';

function inOwnProcess(shape: string): unknown {
  const file = fileURLToPath(import.meta.url);
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [file, '--json', '--shape', shape, '--method', method],
    { encoding: 'utf8', maxBuffer: 1e8 },
  );
  if (status === null || stdout === '') throw new Error(`${shape}: ${stderr}`);
  return JSON.parse(stdout) as unknown;
}

const wanted = SHAPES.find((shape) => nameOf(shape) === options.shape);
if (wanted !== undefined) console.log(JSON.stringify(measure(wanted)));
else if (options.shape === READING) console.log(JSON.stringify(await measureReading()));
else {
  const results = SHAPES.map((shape) => inOwnProcess(nameOf(shape)) as Measured);
  const reading = inOwnProcess(READING) as Reading;
  if (options.json) {
    const { version: node } = process;
    console.log(
      JSON.stringify({ bench: 'perspectives', method, node, generated: GENERATED, results, reading }),
    );
  } else {
    console.log(GENERATED);
    console.table(
      results.map((result) => ({
        shape: result.shape,
        votes: result.votes,
        'cold ms': result.coldMs,
        'warm ms': result.warmMs,
        'peak MB': result.peakMb,
        k: result.k,
        'Rand index': result.adjustedRand?.toFixed(3),
        'of the candidate': result.candidateAdjustedRand?.toFixed(3),
        'at best': result.oracleAdjustedRand?.toFixed(3),
        'dense ms': result.denseMs,
        ratio: result.ratio,
        met: result.met,
      })),
    );
    const { rows, ms, cpuMs, peakMb } = reading;
    console.log(
      `${rows.toLocaleString('en-GB')} votes were read in ${ms} ms (${cpuMs} of the processor), ${peakMb} MB.`,
    );
  }
  const isSlow = reading.ms > reading.targetMs * TOLERANCE || reading.peakMb > MEMORY_TARGET_MB * TOLERANCE;
  if (isSlow || results.some(({ failed }) => failed)) process.exitCode = 1;
}
