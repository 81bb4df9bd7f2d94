import type { FastifyRequest } from 'fastify';
import { formatDate } from '../../design-system/format.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import { parseId } from '../../platform/ids.ts';
import { type Forum, forumUrls, type ThreadId } from '../forum/index.ts';
import type { Questions } from '../questions/index.ts';
import {
  findSession,
  findSessionByCode,
  readJoinCode,
  type Session,
  type SessionId,
  type Sessions,
  sessionUrls,
} from '../sessions/index.ts';
import type { Endeavour } from './endeavour.ts';

/** Where an endeavour begins: what comes along from there. */
export interface Beginning {
  readonly sessionId?: SessionId;
  readonly threadId?: ThreadId;
  /** "the session “Leaving prison” of 1 June 2026". */
  readonly words: string;
  readonly questions: readonly string[];
}

/** Where an endeavour began, with its address for whoever may read it. */
export interface Origin {
  readonly words: string;
  readonly href: string | undefined;
}

export interface Beginnings {
  /**
   * What comes along from the session with that join code, or from that thread; undefined where there is none that this
   * person may read.
   */
  find(
    request: FastifyRequest,
    from: { readonly session: string; readonly thread: string },
  ): Promise<Beginning | undefined>;
  originOf(request: FastifyRequest, endeavour: Endeavour): Promise<Origin | undefined>;
}

const QUESTIONS_BROUGHT = 5;
const NOT_BROUGHT: ReadonlySet<string> = new Set(['removed', 'declined', 'withdrawn', 'merged', 'received']);

export function createBeginnings(deps: {
  readonly db: Queryable;
  readonly sessions: Pick<Sessions, 'visits'>;
  readonly questions: Pick<Questions, 'boards'>;
  readonly forum: Pick<Forum, 'findThread'>;
}): Beginnings {
  const { db, sessions, questions, forum } = deps;

  async function fromSession(request: FastifyRequest, typed: string): Promise<Beginning | undefined> {
    const code = readJoinCode(typed);
    const session = code === null ? undefined : await findSessionByCode(db, code);
    if (session === undefined || !(await mayRead(request, session))) return undefined;
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
  }

  async function mayRead(request: FastifyRequest, session: Session): Promise<boolean> {
    return (await sessions.visits.find(request, session)).can('read');
  }

  async function threadFor(request: FastifyRequest, typed: string) {
    const id = parseId<'thread'>(typed);
    return id === null || request.person === null ? undefined : forum.findThread(db, request.person, id);
  }

  return {
    async find(request, from) {
      if (from.session !== '') return fromSession(request, from.session);
      const thread = await threadFor(request, from.thread);
      if (thread === undefined) return undefined;
      return { threadId: thread.id, words: `the thread “${thread.title}” of the forum`, questions: [] };
    },

    async originOf(request, { fromWords: words, fromSessionId, fromThreadId }) {
      if (words === null) return undefined;
      if (fromSessionId !== null) {
        const session = await findSession(db, fromSessionId);
        const isOpen = session !== undefined && (await mayRead(request, session));
        return { words, href: isOpen ? sessionUrls.home(session.code) : undefined };
      }
      const thread = fromThreadId === null ? undefined : await threadFor(request, fromThreadId);
      return { words, href: thread === undefined ? undefined : forumUrls.thread(thread.id) };
    },
  };
}
