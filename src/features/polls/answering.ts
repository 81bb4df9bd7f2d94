import type { Clock } from '../../platform/clock.ts';
import { groupCommit } from '../../platform/database/group-commit.ts';
import { inTransaction, type Queryable } from '../../platform/database/transaction.ts';
import {
  changeSession,
  OPENINGS,
  type Seat,
  type SeatId,
  type Session,
  type SessionId,
  type SessionLive,
  whyNotNow,
} from '../sessions/index.ts';
import type { Answer } from './answer.ts';
import { type AnswerToStore, storeAnswers } from './answers.repository.ts';
import { type Outcome, refused } from './outcome.ts';
import type { Poll, PollId, PollState } from './poll.ts';
import { markPolls, pollStates } from './repository.ts';

/** Answering: many people at once, each confirmed only after the commit (LIVE-83). */
export interface Answering {
  /** `answer` was read by the rules of this poll. Repeating it, or sending another, leaves one answer (LIVE-69). */
  answer(seat: Seat, poll: Pick<Poll, 'id' | 'sessionId'>, answer: Answer): Promise<Outcome>;
}

interface Item {
  readonly sessionId: SessionId;
  readonly pollId: PollId;
  readonly seatId: SeatId;
  readonly answer: Answer;
}

type Committed = { readonly outcome: Outcome } | { readonly error: unknown };

const MOST_IN_ONE_TRANSACTION = 1_000;

export function createAnswering(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly live: SessionLive;
}): Answering {
  const { db, clock, live } = deps;
  const store = groupCommit(commit, { maxItems: MOST_IN_ONE_TRANSACTION });

  /** One transaction for each session; one that fails leaves the others done. */
  async function commit(items: readonly Item[]): Promise<Committed[]> {
    const results = new Map<Item, Committed>();
    for (const [sessionId, own] of Map.groupBy(items, (item) => item.sessionId)) {
      try {
        const outcomes = await commitSession(sessionId, own);
        own.forEach((item, index) => results.set(item, { outcome: outcomes[index] as Outcome }));
      } catch (error) {
        own.forEach((item) => results.set(item, { error }));
      }
    }
    return items.map((item) => results.get(item) as Committed);
  }

  async function commitSession(sessionId: SessionId, items: readonly Item[]): Promise<Outcome[]> {
    const { outcomes, textsWait } = await inTransaction(db, async (tx) => {
      const session = await changeSession(tx, sessionId);
      const pollIds = [...new Set(items.map(({ pollId }) => pollId))];
      const states = await pollStates(tx, sessionId, pollIds);
      const refusals = items.map((item) => whyRefused(session, states.get(item.pollId)));
      const accepted = items.filter((_, index) => refusals[index] === undefined);
      const rows = lastOfEach(accepted).map((item) => toStore(item, session));
      if (rows.length > 0) {
        await storeAnswers(tx, rows, clock.now());
        await markPolls(tx, [...new Set(rows.map(({ pollId }) => pollId))], session.version);
      }
      return {
        outcomes: refusals.map((message): Outcome =>
          message === undefined ? { ok: true } : refused(message),
        ),
        textsWait: rows.some(({ textState }) => textState !== null),
      };
    });
    live.changed(sessionId);
    if (textsWait) live.staffChanged(sessionId);
    return outcomes;
  }

  return {
    async answer(seat, poll, answer) {
      const result = await store({ sessionId: poll.sessionId, pollId: poll.id, seatId: seat.id, answer });
      if ('error' in result) throw result.error;
      return result.outcome;
    },
  };
}

function toStore({ pollId, seatId, answer }: Item, { moderation }: Session): AnswerToStore {
  const begins = moderation === 'before' ? 'received' : 'published';
  return { pollId, seatId, answer, textState: 'text' in answer ? begins : null };
}

/** Of several answers by one seat to one poll, the last: one statement cannot write a row twice. */
function lastOfEach(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [`${item.pollId} ${item.seatId}`, item])).values()];
}

/** Why an answer comes too late or too early, kindly (LIVE-7, LIVE-75). */
function whyRefused(session: Session, state: PollState | undefined): string | undefined {
  if (state === 'closed') {
    return 'This poll has closed, so your answer was not counted. What you chose is kept on this page.';
  }
  if (!OPENINGS[session.state].polls) return whyNotNow(session.state, 'polls');
  if (state === 'open') return undefined;
  return 'The chair has stopped this poll. What you chose is kept on this page: send it when the poll goes on.';
}
