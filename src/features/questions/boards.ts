import type { Clock } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import {
  countPresent,
  getSession,
  type LivePart,
  type Session,
  type SessionId,
  type SessionLive,
} from '../sessions/index.ts';
import { Board } from './board.ts';
import type { QuestionId } from './question.ts';
import { listPublicQuestions } from './repository.ts';

/** The boards that this node keeps; the least recently used go first. */
const MAX_BOARDS = 200;

interface Kept {
  readonly board: Board;
  reading: Promise<void>;
  timer: NodeJS.Timeout | undefined;
}

/** The boards of sessions, each read from the database only as far as it has changed. */
export class Boards {
  readonly #db: Queryable;
  readonly #clock: Clock;
  readonly #live: SessionLive;
  readonly #kept = new Map<SessionId, Kept>();

  constructor(deps: { readonly db: Queryable; readonly clock: Clock; readonly live: SessionLive }) {
    this.#db = deps.db;
    this.#clock = deps.clock;
    this.#live = deps.live;
  }

  /** The board, with everything up to the version of the session as it was read. */
  async get(session: Pick<Session, 'id' | 'version'>): Promise<Board> {
    const kept = this.#keep(session.id);
    if (kept.board.version < session.version) {
      kept.reading = kept.reading.then(() => this.#readUpTo(kept, session.version));
      const { reading } = kept;
      kept.reading = reading.catch(() => undefined);
      await reading;
    }
    return kept.board;
  }

  /** The question that a merged one has become part of, as far as this node has read; itself when it is not merged. */
  rootOf(sessionId: SessionId, id: QuestionId): QuestionId {
    return (this.#kept.get(sessionId)?.board.rootOf(id) ?? id) as QuestionId;
  }

  /** What the session's stream carries of questions. */
  livePart(): LivePart {
    return {
      name: 'questions',
      changesSince: async (session, since) => (await this.get(session)).changesSince(since),
    };
  }

  #keep(sessionId: SessionId): Kept {
    const known = this.#kept.get(sessionId);
    this.#kept.delete(sessionId);
    const kept = known ?? { board: new Board(sessionId), reading: Promise.resolve(), timer: undefined };
    this.#kept.set(sessionId, kept);
    for (const [id, old] of this.#kept) {
      if (this.#kept.size <= MAX_BOARDS) break;
      clearTimeout(old.timer);
      this.#kept.delete(id);
    }
    return kept;
  }

  /** Reads what is newest rather than what was asked for, so that many who ask at once share one reading. */
  async #readUpTo(kept: Kept, wanted: number): Promise<void> {
    const { board } = kept;
    if (board.version >= wanted) return;
    const { version } = await getSession(this.#db, board.sessionId);
    const changed = await listPublicQuestions(this.#db, board.sessionId, board.version);
    const present = await countPresent(this.#db, board.sessionId);
    board.apply(version, changed, present, this.#clock.now().getTime());
    this.#recountLater(kept);
  }

  /** Ranks that could not be counted yet, or that time will change, are counted then and sent (RANK-6, RANK-10). */
  #recountLater(kept: Kept): void {
    clearTimeout(kept.timer);
    const due = kept.board.recountDue(this.#clock.now().getTime());
    if (due === undefined) return;
    kept.timer = setTimeout(() => {
      kept.board.recount(this.#clock.now().getTime());
      this.#live.nudge(kept.board.sessionId);
      this.#recountLater(kept);
    }, due);
    kept.timer.unref();
  }
}
