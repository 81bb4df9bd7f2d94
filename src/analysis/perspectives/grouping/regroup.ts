import type { RandomSource } from '../../random/seeded-random.ts';
import type { VoteMatrix } from '../votes/vote-matrix.ts';

/** How groups are found from votes with some hidden; it may start from what is known of all votes. */
export type Regroup = (
  votes: VoteMatrix,
  placed: Int32Array,
  random: RandomSource,
) => { readonly groupOf: Uint8Array; readonly groups: number } | null;
