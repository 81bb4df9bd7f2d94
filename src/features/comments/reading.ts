import type { Queryable } from '../../platform/database/transaction.ts';
import type { SeatId, Session } from '../sessions/index.ts';
import type { Comment, CommentId, Reaction } from './comment.ts';
import {
  changesOf,
  countWaiting,
  findComment,
  listDecided,
  listOfSeat,
  listPublished,
  listWaiting,
} from './comments.repository.ts';
import { type OwnRelation, type PublicComment, toPublicComment } from './public-comment.ts';
import { countReactions, reactionsOf } from './reactions.repository.ts';

/** Where a page of comments begins: at the newest, below a comment, or with one. */
export interface Place {
  readonly before?: CommentId | undefined;
  readonly from?: CommentId | undefined;
}

export interface CommentPage {
  readonly comments: readonly (PublicComment & OwnRelation)[];
  /** The last comment of this page, where older ones follow. */
  readonly last: CommentId | null;
  /** False where newer comments stand above. */
  readonly isNewest: boolean;
  /** Comments that were shown so far, on all pages. */
  readonly total: number;
}

/** Reading comments. */
export interface CommentReader {
  page(session: Session, seatId: SeatId | undefined, place: Place): Promise<CommentPage>;
  /** All that everybody sees, newest first. */
  all(session: Session): Promise<readonly PublicComment[]>;
  ofSeat(seatId: SeatId): Promise<readonly Comment[]>;
  waiting(session: Session): Promise<readonly Comment[]>;
  /** How many were ever shown. */
  countShown(session: Session): Promise<number>;
  countWaiting(session: Session): Promise<number>;
  /** The latest that moderators have decided on, or that were shown at once. */
  decided(session: Session): Promise<readonly Comment[]>;
  /** For the stream: undefined where nothing changed after `since`. */
  changesSince(
    session: Session,
    since: number,
  ): Promise<{ readonly total: number; readonly gone: readonly CommentId[] } | undefined>;
}

const PAGE_LENGTH = 30;
const DECIDED_SHOWN = 50;
const ALL = 1_000_000;

export function createCommentReader(db: Queryable): CommentReader {
  async function publicOnes(comments: readonly Comment[]): Promise<PublicComment[]> {
    const counts = await countReactions(
      db,
      comments.map(({ id }) => id),
    );
    return comments.flatMap((comment) => toPublicComment(comment, counts(comment.id)) ?? []);
  }

  return {
    async page(session, seatId, place) {
      const wanted = place.from ?? place.before;
      const at = wanted === undefined ? undefined : await findComment(db, session.id, wanted);
      const cursor = at === undefined || at.publishedAt === null ? undefined : at;
      const found = await listPublished(db, session.id, {
        limit: PAGE_LENGTH + 1,
        ...(cursor === undefined ? {} : place.from === undefined ? { before: cursor } : { from: cursor }),
      });
      const listed = found.slice(0, PAGE_LENGTH);
      const ids = listed.map(({ id }) => id);
      const own: (id: CommentId) => readonly Reaction[] =
        seatId === undefined ? () => [] : await reactionsOf(db, seatId, ids);
      const mine = new Set(listed.filter((comment) => comment.seatId === seatId).map(({ id }) => id));
      const { total } = await changesOf(db, session.id, Infinity);
      return {
        comments: (await publicOnes(listed)).map((comment) => ({
          ...comment,
          isMine: seatId !== undefined && mine.has(comment.id),
          reactions: own(comment.id),
        })),
        last: found.length > PAGE_LENGTH ? (listed.at(-1)?.id ?? null) : null,
        isNewest: cursor === undefined,
        total,
      };
    },
    all: async (session) => publicOnes(await listPublished(db, session.id, { limit: ALL })),
    ofSeat: (seatId) => listOfSeat(db, seatId),
    waiting: (session) => listWaiting(db, session.id),
    countShown: async (session) => (await changesOf(db, session.id, Infinity)).total,
    countWaiting: (session) => countWaiting(db, session.id),
    decided: (session) => listDecided(db, session.id, DECIDED_SHOWN),
    async changesSince(session, since) {
      const { total, version, gone } = await changesOf(db, session.id, since);
      return version > since ? { total, gone } : undefined;
    },
  };
}
