/** Statements that clearly most people agree with, or reject (OPN-51). */
import type { ConsensusItem, Direction, VoteCounts } from '../document.ts';
import { LIST_LENGTH } from '../settings.ts';
import { isSignificant, shareZ, smoothedShare } from './share-tests.ts';

interface Counted extends VoteCounts {
  readonly id: string;
}

/** @param statements included ones with the votes of everybody, in the order of columns */
export function consensus(statements: readonly Counted[], direction: Direction): readonly ConsensusItem[] {
  return statements
    .map((statement) => ({
      statement: statement.id,
      successes: statement[direction],
      votes: statement.votes,
      share: smoothedShare(statement[direction], statement.votes),
      z: shareZ(statement[direction], statement.votes),
    }))
    .filter(({ share, z, votes }) => votes > 0 && share > 0.5 && isSignificant(z))
    .toSorted((a, b) => b.share * b.z - a.share * a.z)
    .slice(0, LIST_LENGTH);
}
