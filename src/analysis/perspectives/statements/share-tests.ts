/** Shares of a group's votes on a statement, and how clear they are (OPN-45 to OPN-48). */
import type { Direction } from '../document.ts';
import { Z } from '../settings.ts';

/** Votes of some people on one statement; passes are counted in `votes`. */
export interface Tally {
  readonly agree: number;
  readonly disagree: number;
  readonly votes: number;
}

/** Share with one vote each way added, so that few votes prove little (OPN-45). */
export function smoothedShare(successes: number, votes: number): number {
  return (successes + 1) / (votes + 2);
}

/** Whether a share is above one half, as a z value (OPN-46). */
export function shareZ(successes: number, votes: number): number {
  return 2 * Math.sqrt(votes + 1) * ((successes + 1) / (votes + 1) - 0.5);
}

/** Whether a share is above that of the others, as a z value (OPN-47). */
export function shareDifferenceZ(
  [successes, votes]: readonly [number, number],
  [others, otherVotes]: readonly [number, number],
): number {
  const own = (successes + 1) / (votes + 1);
  const other = (others + 1) / (otherVotes + 1);
  const both = (successes + others + 2) / (votes + otherVotes + 2);
  if (both === 1) return 0;
  return (own - other) / Math.sqrt(both * (1 - both) * (1 / (votes + 1) + 1 / (otherVotes + 1)));
}

/** One direction of a statement, for a group against everybody in the other groups. */
export interface DirectionFigures {
  readonly successes: number;
  readonly share: number;
  readonly z: number;
  readonly ratio: number;
  readonly ratioZ: number;
}

export interface Comparison {
  readonly tally: Tally;
  readonly agree: DirectionFigures;
  readonly disagree: DirectionFigures;
  readonly qualifies: boolean;
  /** The direction whose figures are reported. */
  readonly direction: Direction;
  /** Ratio × its z × share × its z, in that direction. */
  readonly rank: number;
}

export function isSignificant(z: number): boolean {
  return z > Z;
}

export function compareTallies(tally: Tally, others: Tally): Comparison {
  const agree = figures(tally.agree, tally.votes, others.agree, others.votes);
  const disagree = figures(tally.disagree, tally.votes, others.disagree, others.votes);
  const direction = agree.ratioZ > disagree.ratioZ ? 'agree' : 'disagree';
  const { ratio, ratioZ, share, z } = direction === 'agree' ? agree : disagree;
  return {
    tally,
    agree,
    disagree,
    qualifies: [agree, disagree].some((of) => isSignificant(of.ratioZ) && isSignificant(of.z)),
    direction,
    rank: ratio * ratioZ * share * z,
  };
}

function figures(successes: number, votes: number, others: number, otherVotes: number): DirectionFigures {
  const share = smoothedShare(successes, votes);
  return {
    successes,
    share,
    z: shareZ(successes, votes),
    ratio: share / smoothedShare(others, otherVotes),
    ratioZ: shareDifferenceZ([successes, votes], [others, otherVotes]),
  };
}
