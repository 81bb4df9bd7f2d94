/**
 * How widely a question is wanted across groups (RANK-2).
 *
 * Source: Small, Bjorkegren, Erkkilä, Shaw & Megill 2021, "Polis", Recerca 26(2) (group-aware consensus); the
 * geometric mean is ours, so that rooms with different numbers of organisations read on one scale.
 * In words: each group's smoothed share is (votes + 1) / (seen + 2); the consensus is the product of the shares; the
 * score is its G-th root for G groups.
 * Range: score and consensus lie strictly between 0 and 1; 0.5 is the score of a question nobody has seen.
 */
import { InvalidInputError, requireCount } from '../invalid-input.ts';
import { notEnoughData, type NotEnoughData } from '../status.ts';

export interface GroupTally {
  /** People of the group who want the question answered. */
  readonly votes: number;
  /** People of the group, present, who have seen it. */
  readonly seen: number;
}

export interface RankScore {
  readonly score: number;
  /** With hundreds of groups smaller than the smallest number there is; `logConsensus` is then the one to use. */
  readonly consensus: number;
  /** Natural logarithm of the consensus. */
  readonly logConsensus: number;
}

/**
 * @throws InvalidInputError `more_votes_than_seen`, or `not_a_count`
 */
export function rankScore(groups: readonly GroupTally[]): RankScore | NotEnoughData<'nobody_present'> {
  return rankScoreOf(
    groups.map(({ votes }) => votes),
    groups.map(({ seen }) => seen),
  );
}

/** As {@link rankScore}, for tallies that lie in two columns of equal length. */
export function rankScoreOf(
  votes: ArrayLike<number>,
  seen: ArrayLike<number>,
): RankScore | NotEnoughData<'nobody_present'> {
  if (votes.length === 0) return notEnoughData('nobody_present');
  let logConsensus = 0;
  for (let group = 0; group < votes.length; group += 1) {
    logConsensus += Math.log(smoothedShare(votes[group]!, seen[group]!));
  }
  return { score: Math.exp(logConsensus / votes.length), consensus: Math.exp(logConsensus), logConsensus };
}

function smoothedShare(votes: number, seen: number): number {
  requireCount(votes, 'votes');
  requireCount(seen, 'people who have seen the question');
  if (votes > seen) {
    throw new InvalidInputError(
      'more_votes_than_seen',
      `${votes} votes by ${seen} people who have seen the question`,
    );
  }
  return (votes + 1) / (seen + 2);
}
