import type { SeatId } from '../seat.ts';

/**
 * Votes that look as if a program gave them (LIVE-37): most of the seats that joined from one network within a minute
 * vote for the same question within two seconds. A hall shares a network too, but its people join over minutes and
 * vote when they have read. This only asks people to look; it decides nothing. The numbers are design defaults.
 */

/** Fewer seats than this are not worth a look. */
export const LEAST_TOGETHER = 5;
/** In how many of the seats that joined together votes must meet. */
const LEAST_SHARE = 0.5;
const JOINED_WITHIN_MS = 60_000;
const SECOND_MS = 1_000;

export interface SeatOrigin {
  readonly id: SeatId;
  readonly joinedAt: Date;
  /** The keyed hash of the network. */
  readonly joinedFrom: string;
}

/** Seats of one network that voted for one question in one second. */
export interface Ballots {
  readonly questionId: string;
  readonly joinedFrom: string;
  readonly second: Date;
  readonly seatIds: readonly SeatId[];
}

export interface UnusualVotes {
  /** In the order of joining. */
  readonly seats: readonly SeatOrigin[];
  /** How many joined from that network while these did. */
  readonly joinedTogether: number;
  /** The largest number of their votes that met in two seconds, and when that began. */
  readonly votes: number;
  readonly at: Date;
  /** On how many questions their votes met. */
  readonly questions: number;
}

interface Burst {
  readonly seats: readonly SeatOrigin[];
  readonly joinedTogether: number;
  readonly at: Date;
  readonly questionId: string;
}

/** Groups of seats to look at, the largest first. */
export function findUnusualVotes(
  origins: readonly SeatOrigin[],
  ballots: readonly Ballots[],
): UnusualVotes[] {
  const byId = new Map(origins.map((origin) => [origin.id, origin]));
  const byNetwork = Map.groupBy(
    origins.toSorted((a, b) => a.joinedAt.getTime() - b.joinedAt.getTime()),
    (origin) => origin.joinedFrom,
  );
  const bursts = pairSeconds(ballots).flatMap(({ questionId, joinedFrom, at, seatIds }): Burst[] => {
    const voters = seatIds.flatMap((id) => byId.get(id) ?? []);
    const seats = largestJoinedTogether(voters);
    const joinedTogether = countBetween(byNetwork.get(joinedFrom) ?? [], seats);
    const isUnusual = seats.length >= LEAST_TOGETHER && seats.length >= joinedTogether * LEAST_SHARE;
    return isUnusual ? [{ seats, joinedTogether, at, questionId }] : [];
  });
  return unite(bursts);
}

/** The ballots of each second with those of the next, for votes that meet across the stroke of a second. */
function pairSeconds(ballots: readonly Ballots[]) {
  const key = (each: Ballots, second: number): string => `${each.questionId} ${each.joinedFrom} ${second}`;
  const known = new Map(ballots.map((each) => [key(each, each.second.getTime()), each]));
  return ballots.map((each) => {
    const next = known.get(key(each, each.second.getTime() + SECOND_MS));
    const seatIds = [...new Set([...each.seatIds, ...(next?.seatIds ?? [])])];
    return { questionId: each.questionId, joinedFrom: each.joinedFrom, at: each.second, seatIds };
  });
}

/** The most of these seats that joined within one minute, in the order of joining. */
function largestJoinedTogether(voters: readonly SeatOrigin[]): readonly SeatOrigin[] {
  const sorted = voters.toSorted((a, b) => a.joinedAt.getTime() - b.joinedAt.getTime());
  let [best, from] = [[] as SeatOrigin[], 0];
  for (const [index, seat] of sorted.entries()) {
    while (seat.joinedAt.getTime() - (sorted[from]?.joinedAt.getTime() ?? 0) > JOINED_WITHIN_MS) from++;
    if (index + 1 - from > best.length) best = sorted.slice(from, index + 1);
  }
  return best;
}

/** How many of a network's seats joined from the first to the last of `seats`. */
function countBetween(network: readonly SeatOrigin[], seats: readonly SeatOrigin[]): number {
  const first = seats.at(0)?.joinedAt.getTime() ?? 0;
  const last = seats.at(-1)?.joinedAt.getTime() ?? -1;
  return network.filter(({ joinedAt }) => joinedAt.getTime() >= first && joinedAt.getTime() <= last).length;
}

/** Bursts that share a seat are the work of one group. */
function unite(bursts: readonly Burst[]): UnusualVotes[] {
  const groups: Burst[][] = [];
  for (const burst of bursts.toSorted((a, b) => b.seats.length - a.seats.length)) {
    const ids = new Set(burst.seats.map(({ id }) => id));
    const group = groups.find((each) => each.some(({ seats }) => seats.some(({ id }) => ids.has(id))));
    if (group === undefined) groups.push([burst]);
    else group.push(burst);
  }
  return groups.flatMap((group) => {
    const [largest] = group;
    if (largest === undefined) return [];
    const seats = new Map(group.flatMap((each) => each.seats.map((seat) => [seat.id, seat] as const)));
    return {
      seats: [...seats.values()].toSorted((a, b) => a.joinedAt.getTime() - b.joinedAt.getTime()),
      joinedTogether: Math.max(largest.joinedTogether, seats.size),
      votes: largest.seats.length,
      at: largest.at,
      questions: new Set(group.map(({ questionId }) => questionId)).size,
    };
  });
}
