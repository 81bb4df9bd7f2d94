import { independentBridges } from '../../../analysis/network/independent-bridges.ts';
import type { SeatWithHolders } from '../endeavour.ts';
import type { Introduction } from './introductions.repository.ts';

/** What a seat's leaving would break between organisations (LRN-35). */
export interface BridgeCheck {
  /** Pairs that hold now and would not without the seat. */
  readonly falling: readonly (readonly [string, string])[];
  /** Pairs of organisations with two independent bridges or more, now. */
  readonly holding: number;
  readonly pairs: number;
}

const HOLDS_FROM = 2;

/** Counts introductions that both seats accepted as ties: the only ones that the service knows of. */
export function checkBridges(
  seats: readonly SeatWithHolders[],
  introductions: readonly Introduction[],
  leaving: string,
): BridgeCheck {
  const held = seats.filter(({ holders }) => holders.length > 0);
  const organisationOf = new Map(held.map(({ id, organisation }) => [String(id), organisation]));
  const ties = introductions
    .filter(({ acceptedAt, withAcceptedAt }) => acceptedAt !== null && withAcceptedAt !== null)
    .map(({ seatId, withSeatId }) => [String(seatId), String(withSeatId)] as const);
  const now = independentBridges(organisationOf, ties);
  const without = independentBridges(
    organisationOf,
    ties.filter((tie) => !tie.includes(leaving)),
  );
  return {
    falling: now
      .filter(({ bridges }, index) => bridges >= HOLDS_FROM && (without[index]?.bridges ?? 0) < HOLDS_FROM)
      .map(({ organisations }) => organisations),
    holding: now.filter(({ bridges }) => bridges >= HOLDS_FROM).length,
    pairs: now.length,
  };
}
