import type { Clock } from '../../platform/clock.ts';
import { groupCommit } from '../../platform/database/group-commit.ts';
import { inTransaction, type Queryable, type Transaction } from '../../platform/database/transaction.ts';
import {
  changeSessionIfThere,
  OPENINGS,
  type SeatId,
  type SessionId,
  type SessionLive,
} from '../sessions/index.ts';
import type { QuestionId } from './question.ts';
import {
  addSightings,
  addVotes,
  pairKey,
  removeVotes,
  type SeatQuestion,
  votable,
} from './votes.repository.ts';

/** A vote set or taken back. */
export interface VoteChange {
  readonly sessionId: SessionId;
  readonly seatId: SeatId;
  readonly questionId: QuestionId;
  readonly wanted: boolean;
}

/**
 * - `counted`: the vote stands as asked, now or already
 * - `closed`: the session takes no votes now
 * - `settled`: the question takes none: answered, gone, or never there
 */
export type VoteOutcome = 'counted' | 'closed' | 'settled';

export interface SightingNote {
  readonly sessionId: SessionId;
  readonly seatId: SeatId;
  readonly questionIds: readonly QuestionId[];
}

export interface Votes {
  /** Resolves after the transaction that holds the vote has committed. */
  set(change: VoteChange): Promise<VoteOutcome>;
  /** Resolves after the sightings are kept. */
  see(note: SightingNote): Promise<void>;
}

const MAX_GROUP = 2_000;
/** Far below what anybody notices, and many votes at 500 a second. */
const GATHER_MS = 50;

/** Votes and sightings, committed in groups: many share one transaction, and one new version of their session. */
export function createVotes(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly live: SessionLive;
}): Votes {
  const { db, clock, live } = deps;

  async function commitVotes(changes: readonly VoteChange[]): Promise<VoteOutcome[]> {
    const bySession = groupBySession(changes);
    const outcomes = await inTransaction(db, async (tx) => {
      const all = new Map<VoteChange, VoteOutcome>();
      for (const [sessionId, group] of bySession) {
        for (const [change, outcome] of await commitVotesOf(tx, sessionId, group, clock.now()))
          all.set(change, outcome);
      }
      return all;
    });
    for (const sessionId of bySession.keys()) live.changed(sessionId);
    return changes.map((change) => outcomes.get(change) as VoteOutcome);
  }

  async function commitSightings(notes: readonly SightingNote[]): Promise<undefined[]> {
    const bySession = groupBySession(notes);
    await inTransaction(db, async (tx) => {
      for (const [sessionId, group] of bySession) {
        const session = await changeSessionIfThere(tx, sessionId);
        if (session === undefined) continue;
        const pairs = group.flatMap((note) =>
          note.questionIds.map((questionId) => ({ seatId: note.seatId, questionId })),
        );
        await addSightings(tx, unique(pairs), session.version);
      }
    });
    for (const sessionId of bySession.keys()) live.changed(sessionId);
    return notes.map(() => undefined);
  }

  return {
    set: groupCommit(commitVotes, { maxItems: MAX_GROUP, gatherMs: GATHER_MS }),
    see: groupCommit(commitSightings, { maxItems: MAX_GROUP, gatherMs: GATHER_MS }),
  };
}

async function commitVotesOf(
  tx: Transaction,
  sessionId: SessionId,
  changes: readonly VoteChange[],
  now: Date,
): Promise<[VoteChange, VoteOutcome][]> {
  const session = await changeSessionIfThere(tx, sessionId);
  if (session === undefined) return changes.map((change) => [change, 'settled']);
  if (!OPENINGS[session.state].votes) return changes.map((change) => [change, 'closed']);
  // Of several changes of one vote in a group the last holds, as it would one after the other.
  const last = new Map(changes.map((change) => [pairKey(change), change]));
  const allowed = await votable(tx, [...last.values()]);
  const settled = [...last.values()].filter((change) => allowed.has(pairKey(change)));
  const added = settled.filter((change) => change.wanted);
  const removed = settled.filter((change) => !change.wanted);
  if (added.length > 0) await addVotes(tx, added, session.version, now);
  if (removed.length > 0) await removeVotes(tx, removed, session.version);
  return changes.map((change) => [change, allowed.has(pairKey(change)) ? 'counted' : 'settled']);
}

/** In the order of ids, so that two groups take two sessions in the same order. */
function groupBySession<Item extends { readonly sessionId: SessionId }>(
  items: readonly Item[],
): Map<SessionId, Item[]> {
  const groups = Map.groupBy(items, (item) => item.sessionId);
  return new Map([...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function unique(pairs: readonly SeatQuestion[]): SeatQuestion[] {
  return [...new Map(pairs.map((pair) => [pairKey(pair), pair])).values()];
}
