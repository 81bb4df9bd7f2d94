import { type Selectable, sql } from 'kysely';
import type { DB } from '../../platform/database/schema.ts';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { SeatId, SessionId } from '../sessions/index.ts';
import type { Comment, CommentId } from './comment.ts';

type Row = Selectable<DB['comment']>;

export interface NewComment extends Omit<Comment, 'reason' | 'reasonNote'> {
  readonly seatId: SeatId;
  /** Made on the device: sending twice makes one comment. */
  readonly key: string;
}

export async function insertComment(tx: Transaction, comment: NewComment): Promise<void> {
  await tx.insertInto('comment').values(comment).execute();
}

export async function findComment(
  db: Queryable,
  sessionId: SessionId,
  id: CommentId,
): Promise<Comment | undefined> {
  const row = await db
    .selectFrom('comment')
    .selectAll()
    .where('sessionId', '=', sessionId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : toComment(row);
}

export async function findCommentByKey(
  db: Queryable,
  seatId: SeatId,
  key: string,
): Promise<Comment | undefined> {
  const row = await db
    .selectFrom('comment')
    .selectAll()
    .where('seatId', '=', seatId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row === undefined ? undefined : toComment(row);
}

export async function lastCommentAt(db: Queryable, seatId: SeatId): Promise<Date | null> {
  const row = await db
    .selectFrom('comment')
    .select((eb) => eb.fn.max('at').as('at'))
    .where('seatId', '=', seatId)
    .executeTakeFirst();
  return row?.at ?? null;
}

export async function updateComment(
  tx: Transaction,
  id: CommentId,
  set: Partial<Omit<Comment, 'id' | 'sessionId'>>,
): Promise<void> {
  await tx.updateTable('comment').set(set).where('id', '=', id).execute();
}

export async function deleteComment(tx: Transaction, id: CommentId): Promise<void> {
  await tx.deleteFrom('comment').where('id', '=', id).execute();
}

export interface Span {
  readonly limit: number;
  /** Those that stand below this comment. */
  readonly before?: Pick<Comment, 'id' | 'publishedAt'>;
  /** Those from this comment on, itself the first. */
  readonly from?: Pick<Comment, 'id' | 'publishedAt'>;
}

/**
 * What everybody sees, newest first: published comments, and a line for what was taken down, or withdrawn after
 * somebody had reacted to it.
 */
export async function listPublished(db: Queryable, sessionId: SessionId, span: Span): Promise<Comment[]> {
  let query = db
    .selectFrom('comment')
    .selectAll()
    .where('sessionId', '=', sessionId)
    .where('publishedAt', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('state', 'in', ['published', 'removed']),
        eb.and([
          eb('state', '=', 'withdrawn'),
          eb.exists(
            eb
              .selectFrom('commentReaction')
              .select('commentId')
              .whereRef('commentReaction.commentId', '=', 'comment.id'),
          ),
        ]),
      ]),
    )
    .orderBy('publishedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(span.limit);
  const { before, from } = span;
  if (before !== undefined) {
    query = query.where(sql<boolean>`(published_at, id) < (${before.publishedAt}, ${before.id})`);
  }
  if (from !== undefined) {
    query = query.where(sql<boolean>`(published_at, id) <= (${from.publishedAt}, ${from.id})`);
  }
  return (await query.execute()).map(toComment);
}

/** Everything a seat wrote, newest first. */
export async function listOfSeat(db: Queryable, seatId: SeatId): Promise<Comment[]> {
  const rows = await db
    .selectFrom('comment')
    .selectAll()
    .where('seatId', '=', seatId)
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(toComment);
}

/** What waits for a moderator, the oldest first. */
export async function listWaiting(db: Queryable, sessionId: SessionId): Promise<Comment[]> {
  const rows = await db
    .selectFrom('comment')
    .selectAll()
    .where('sessionId', '=', sessionId)
    .where('state', '=', 'received')
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(toComment);
}

/** What was decided on or shown, the latest first. */
export async function listDecided(db: Queryable, sessionId: SessionId, limit: number): Promise<Comment[]> {
  const rows = await db
    .selectFrom('comment')
    .selectAll()
    .where('sessionId', '=', sessionId)
    .where('state', 'in', ['published', 'declined', 'removed'])
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toComment);
}

export async function countWaiting(db: Queryable, sessionId: SessionId): Promise<number> {
  const row = await db
    .selectFrom('comment')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('sessionId', '=', sessionId)
    .where('state', '=', 'received')
    .executeTakeFirstOrThrow();
  return row.count;
}

/** How many comments were ever shown, the version of the latest change, and those that went after `since`. */
export async function changesOf(
  db: Queryable,
  sessionId: SessionId,
  since: number,
): Promise<{ readonly total: number; readonly version: number; readonly gone: readonly CommentId[] }> {
  const row = await db
    .selectFrom('comment')
    .select((eb) => [eb.fn.count<number>('publishedAt').as('total'), eb.fn.max('version').as('version')])
    .where('sessionId', '=', sessionId)
    .executeTakeFirstOrThrow();
  const version = row.version ?? 0;
  if (version <= since) return { total: row.total, version, gone: [] };
  const gone = await db
    .selectFrom('comment')
    .select('id')
    .where('sessionId', '=', sessionId)
    .where('state', 'in', ['removed', 'withdrawn'])
    .where('version', '>', since)
    .execute();
  return { total: row.total, version, gone: gone.map(({ id }) => id as CommentId) };
}

function toComment(row: Row): Comment {
  return {
    id: row.id as CommentId,
    sessionId: row.sessionId as SessionId,
    seatId: row.seatId as SeatId | null,
    text: row.text,
    naming: row.naming,
    shownName: row.shownName,
    shownOrganisation: row.shownOrganisation,
    state: row.state,
    reason: row.reason,
    reasonNote: row.reasonNote,
    at: row.at,
    publishedAt: row.publishedAt,
    version: row.version,
  };
}
