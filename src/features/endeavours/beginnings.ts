import type { FastifyRequest } from 'fastify';
import type { Queryable } from '../../platform/database/transaction.ts';
import { parseId } from '../../platform/ids.ts';
import { type Forum, forumUrls, type ThreadId } from '../forum/index.ts';
import type { Questions } from '../questions/index.ts';
import type { SessionId } from '../sessions/index.ts';
import type { Endeavour } from './endeavour.ts';
import { sessionWords } from './sessions/linking-sessions.ts';
import type { ReadableSessions } from './sessions/readable-sessions.ts';

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
  readonly readableSessions: ReadableSessions;
  readonly questions: Pick<Questions, 'boards'>;
  readonly forum: Pick<Forum, 'findThread'>;
}): Beginnings {
  const { db, readableSessions: readable, questions, forum } = deps;

  async function fromSession(request: FastifyRequest, typed: string): Promise<Beginning | undefined> {
    const session = (await readable.byCode(request, typed))?.session;
    if (session === undefined) return undefined;
    const board = await questions.boards.get(session);
    return {
      sessionId: session.id,
      words: sessionWords(session),
      // The order in which organisations want them across each other, then by votes.
      questions: board
        .questions()
        .filter((each) => !NOT_BROUGHT.has(each.state))
        .toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0) || b.votes - a.votes)
        .slice(0, QUESTIONS_BROUGHT)
        .map(({ text }) => text),
    };
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
        return { words, href: await readable.addressOf(request, fromSessionId) };
      }
      const thread = fromThreadId === null ? undefined : await threadFor(request, fromThreadId);
      return { words, href: thread === undefined ? undefined : forumUrls.thread(thread.id) };
    },
  };
}
