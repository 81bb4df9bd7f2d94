import type { FastifyRequest } from 'fastify';
import { formatDate } from '../../design-system/format.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { Questions } from '../questions/index.ts';
import { findSessionByCode, readJoinCode, type SessionId, type Sessions } from '../sessions/index.ts';

/** Where an endeavour begins: what comes along from there. */
export interface Beginning {
  readonly sessionId: SessionId;
  /** "the session “Leaving prison” of 1 June 2026". */
  readonly words: string;
  readonly questions: readonly string[];
}

export interface Beginnings {
  /** What comes along from the session with that join code; undefined where there is none that this person may read. */
  find(request: FastifyRequest, code: string): Promise<Beginning | undefined>;
}

const QUESTIONS_BROUGHT = 5;
const NOT_BROUGHT: ReadonlySet<string> = new Set(['removed', 'declined', 'withdrawn', 'merged', 'received']);

export function createBeginnings(deps: {
  readonly db: Queryable;
  readonly sessions: Pick<Sessions, 'visits'>;
  readonly questions: Pick<Questions, 'boards'>;
}): Beginnings {
  const { db, sessions, questions } = deps;
  return {
    async find(request, typed) {
      const code = readJoinCode(typed);
      const session = code === null ? undefined : await findSessionByCode(db, code);
      if (session === undefined) return undefined;
      const visit = await sessions.visits.find(request, session);
      if (!visit.can('read')) return undefined;
      const board = await questions.boards.get(session);
      return {
        sessionId: session.id,
        words: `the session “${session.title}” of ${formatDate(session.startsAt, session.zone)}`,
        // The order in which organisations want them across each other, then by votes.
        questions: board
          .questions()
          .filter((each) => !NOT_BROUGHT.has(each.state))
          .toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0) || b.votes - a.votes)
          .slice(0, QUESTIONS_BROUGHT)
          .map(({ text }) => text),
      };
    },
  };
}
