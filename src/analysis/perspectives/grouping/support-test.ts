/**
 * Whether knowing a person's group helps to predict votes that were hidden from the calculation (OPN-73 to OPN-76): a
 * test of whether the groups are real that needs no labels.
 *
 * In words: votes are dealt into five folds; with each fold left out in turn, means, components, positions and groups
 * are worked out anew from the rest, and every vote left out is predicted with and without its person's group.
 */
import type { RandomSource } from '../../random/seeded-random.ts';
import type { GroupingResult, PerspectivesNote } from '../document.ts';
import type { VoteMatrix } from '../votes/vote-matrix.ts';
import { FOLD_ROUNDS, FOLDS, MOST_VOTES_FOR_ROUNDS, SUPPORT_Z, TEST_SAMPLE } from '../settings.ts';
import { predictFold } from './predict-fold.ts';
import type { Regroup } from './regroup.ts';
import { sampleRows } from './sample-rows.ts';

export interface SupportTest {
  /** Mean gain in log-likelihood for each hidden vote, in nats. */
  readonly gain: number;
  /** Standard error of the gain, clustered by person. */
  readonly se: number;
  /** Gain over the mean loss without groups. */
  readonly relativeGain: number;
  readonly isSupported: boolean;
  /** People sampled, or null if all took part. */
  readonly sampled: number | null;
}

/** Marks a vote that is never hidden: its person is in no group. */
export const NEVER_HIDDEN = 255;

/**
 * @param votes on included statements
 * @param placed the rows of people in groups, ascending
 * @returns null if nobody's vote can be predicted
 */
export function testSupport(
  votes: VoteMatrix,
  placed: Int32Array,
  regroup: Regroup,
  random: RandomSource,
): SupportTest | null {
  const isSampled = placed.length > TEST_SAMPLE;
  const taken = isSampled ? sampleRows(votes, placed, random) : { votes, placed };
  // Of those who take part: of a sample the procedure knows their votes alone.
  const rounds = countVotes(taken.votes, taken.placed) <= MOST_VOTES_FOR_ROUNDS ? FOLD_ROUNDS : 1;
  const totals = {
    gain: new Float64Array(taken.votes.column.length),
    loss: new Float64Array(taken.votes.column.length),
    tries: new Uint8Array(taken.votes.column.length),
  };
  for (let round = 0; round < rounds; round += 1) {
    const foldOf = dealIntoFolds(taken.votes, taken.placed, random);
    for (let fold = 0; fold < FOLDS; fold += 1) {
      predictFold(taken, { foldOf, fold, regroup, random }, totals);
    }
  }
  return summarise(taken.votes, totals, isSampled ? taken.placed.length : null);
}

/** What the test found, as the result tells it. */
export function figuresOf(test: SupportTest | null): Pick<GroupingResult, 'gain' | 'se' | 'relativeGain'> {
  if (test === null) return { gain: null, se: null, relativeGain: null };
  const { gain, se, relativeGain } = test;
  return { gain, se, relativeGain };
}

/** Says so if the test asked some of the people only (OPN-76). */
export function sampledNotes(test: SupportTest | null): readonly PerspectivesNote[] {
  const people = test?.sampled ?? null;
  if (people === null) return [];
  const message = `Whether the votes support groups was tested with ${people.toLocaleString('en-GB')} people drawn at random.`;
  return [{ code: 'SAMPLED', message, detail: { people } }];
}

function countVotes({ rowStart }: VoteMatrix, rows: Int32Array): number {
  return rows.reduce((sum, row) => sum + rowStart[row + 1]! - rowStart[row]!, 0);
}

function dealIntoFolds(votes: VoteMatrix, placed: Int32Array, random: RandomSource): Uint8Array {
  const foldOf = new Uint8Array(votes.column.length).fill(NEVER_HIDDEN);
  for (const row of placed) deal(foldOf.subarray(votes.rowStart[row], votes.rowStart[row + 1]), random);
  return foldOf;
}

/**
 * Of one person. A function of its own here and in each fold, as the engine otherwise optimises the inner loop alone, and
 * gives that up again at each of two thousand people.
 */
function deal(foldOf: Uint8Array, random: RandomSource): void {
  for (let at = 0; at < foldOf.length; at += 1) foldOf[at] = random.below(FOLDS);
}

interface Totals {
  readonly gain: Float64Array;
  readonly loss: Float64Array;
  readonly tries: Uint8Array;
}

function summarise(
  { rows, rowStart }: VoteMatrix,
  { gain, loss, tries }: Totals,
  sampled: number | null,
): SupportTest | null {
  let [hidden, sum, lossSum] = [0, 0, 0];
  for (let at = 0; at < gain.length; at += 1) {
    if (tries[at] === 0) continue;
    hidden += 1;
    gain[at]! /= tries[at]!;
    sum += gain[at]!;
    lossSum += loss[at]! / tries[at]!;
  }
  if (hidden === 0) return null;
  const mean = sum / hidden;
  let squares = 0;
  for (let row = 0; row < rows; row += 1) {
    let apart = 0;
    for (let at = rowStart[row]!; at < rowStart[row + 1]!; at += 1) {
      if (tries[at]! > 0) apart += gain[at]! - mean;
    }
    squares += apart * apart;
  }
  const se = Math.sqrt(squares) / hidden;
  const relativeGain = mean / (lossSum / hidden);
  return { gain: mean, se, relativeGain, isSupported: mean > SUPPORT_Z * se, sampled };
}
