import type { RandomSource } from '../../random/seeded-random.ts';
import { TEST_SAMPLE } from '../settings.ts';
import { selectVotes, type VoteMatrix } from '../votes/vote-matrix.ts';

/** A random sample of the people placed, with their votes alone (OPN-76); their order is kept. */
export function sampleRows(
  votes: VoteMatrix,
  placed: Int32Array,
  random: RandomSource,
): { readonly votes: VoteMatrix; readonly placed: Int32Array } {
  const shuffled = Int32Array.from(placed);
  random.shuffle(shuffled);
  const rows = shuffled.subarray(0, TEST_SAMPLE).toSorted();
  return {
    votes: selectVotes(
      votes,
      rows,
      Int32Array.from({ length: votes.columns }, (_, column) => column),
      votes.columns,
    ),
    placed: Int32Array.from(rows, (_, row) => row),
  };
}
