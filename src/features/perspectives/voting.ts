import type { Clock } from '../../platform/clock.ts';
import { groupCommit } from '../../platform/database/group-commit.ts';
import { inTransaction, type Queryable } from '../../platform/database/transaction.ts';
import { RecentMap } from '../../platform/recent-map.ts';
import { type ConversationId, standingAt, whyNoVotes } from './conversation.ts';
import { touchConversations } from './conversations.repository.ts';
import { takesVotes } from './statement.ts';
import { answerable, keepVotes, type VoteToKeep } from './votes.repository.ts';

/** What came of an answer; `status` is that of the response. */
export type VoteOutcome =
  { readonly ok: true } | { readonly ok: false; readonly status: 409 | 429; readonly message: string };

/** Answers of one participant in a minute that a person can give; more come from a script. */
export const ANSWERS_PER_MINUTE = 90;
const MAX_GROUP = 2_000;
const GATHER_MS = 50;
const PARTICIPANTS_REMEMBERED = 50_000;

const counted: VoteOutcome = { ok: true };
const gone: VoteOutcome = {
  ok: false,
  status: 409,
  message:
    'This statement takes no more answers: it was merged, corrected or taken away. The next one follows.',
};
const tooFast: VoteOutcome = {
  ok: false,
  status: 429,
  message:
    'That is more answers in a minute than anybody can read. Wait a minute, then go on; what you answered counts.',
};

/** Answers, committed in groups: many share one transaction. Each resolves after its transaction has committed. */
export function createVoting(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly changed: (id: ConversationId) => void;
}): (vote: VoteToKeep) => Promise<VoteOutcome> {
  const { db, clock, changed } = deps;
  const pace = new RecentMap<string, { minute: number; count: number }>(PARTICIPANTS_REMEMBERED);

  async function commit(votes: readonly VoteToKeep[]): Promise<VoteOutcome[]> {
    const now = clock.now();
    const outcomes = await inTransaction(db, async (tx) => {
      // In the order of ids, so that two groups take two conversations in the same order.
      const ids = [...new Set(votes.map(({ conversationId }) => conversationId))].toSorted();
      const conversations = await touchConversations(tx, ids);
      const states = await answerable(tx, votes);
      const kept = new Map<string, VoteToKeep>();
      const result = votes.map((vote): VoteOutcome => {
        const conversation = conversations.get(vote.conversationId);
        if (conversation === undefined) return gone;
        const why = whyNoVotes(standingAt(conversation, now));
        if (why !== null) return { ok: false, status: 409, message: why };
        const state = states.get(keyOf(vote));
        if (state === undefined || !takesVotes(state, conversation.moderation)) return gone;
        // Of several answers to one statement in a group the last holds, as it would one after the other.
        kept.set(keyOf(vote), vote);
        return counted;
      });
      if (kept.size > 0) await keepVotes(tx, [...kept.values()], now);
      return result;
    });
    for (const id of new Set(votes.map(({ conversationId }) => conversationId))) changed(id);
    return outcomes;
  }

  const keep = groupCommit(commit, { maxItems: MAX_GROUP, gatherMs: GATHER_MS });

  return async (vote) => {
    const minute = Math.floor(clock.now().getTime() / 60_000);
    const before = pace.get(vote.participantId);
    const count = before?.minute === minute ? before.count + 1 : 1;
    pace.set(vote.participantId, { minute, count });
    return count > ANSWERS_PER_MINUTE ? tooFast : keep(vote);
  };
}

const keyOf = (vote: VoteToKeep): string => `${vote.participantId} ${vote.statementId}`;
