import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { SeatId } from '../sessions/index.ts';
import type { CommentId, Reaction, ReactionCounts } from './comment.ts';

/** A seat's reaction of one kind; doing it twice changes nothing. */
export async function setReaction(
  db: Queryable,
  reaction: { readonly commentId: CommentId; readonly seatId: SeatId; readonly kind: Reaction },
): Promise<void> {
  await db
    .insertInto('commentReaction')
    .values(reaction)
    .onConflict((conflict) => conflict.columns(['commentId', 'seatId', 'kind']).doNothing())
    .execute();
}

export async function removeReaction(
  db: Queryable,
  { commentId, seatId, kind }: { commentId: CommentId; seatId: SeatId; kind: Reaction },
): Promise<void> {
  await db
    .deleteFrom('commentReaction')
    .where('commentId', '=', commentId)
    .where('seatId', '=', seatId)
    .where('kind', '=', kind)
    .execute();
}

const NONE: ReactionCounts = { agree: 0, thanks: 0, 'same-here': 0 };

/** The reactions to comments, those of seats that are set aside left out. */
export async function countReactions(
  db: Queryable,
  ids: readonly CommentId[],
): Promise<(id: CommentId) => ReactionCounts> {
  if (ids.length === 0) return () => NONE;
  const rows = await db
    .selectFrom('commentReaction')
    .innerJoin('seat', 'seat.id', 'commentReaction.seatId')
    .select((eb) => ['commentId', 'commentReaction.kind', eb.fn.countAll<number>().as('count')])
    .where('commentId', 'in', ids)
    .where('seat.setAsideAt', 'is', null)
    .groupBy(['commentId', 'commentReaction.kind'])
    .execute();
  const counts = new Map<string, ReactionCounts>();
  for (const { commentId, kind, count } of rows)
    counts.set(commentId, { ...(counts.get(commentId) ?? NONE), [kind]: count });
  return (id) => counts.get(id) ?? NONE;
}

/** The reactions of one seat to comments. */
export async function reactionsOf(
  db: Queryable,
  seatId: SeatId,
  ids: readonly CommentId[],
): Promise<(id: CommentId) => readonly Reaction[]> {
  if (ids.length === 0) return () => [];
  const rows = await db
    .selectFrom('commentReaction')
    .select(['commentId', 'kind'])
    .where('seatId', '=', seatId)
    .where('commentId', 'in', ids)
    .execute();
  const byComment = Map.groupBy(rows, ({ commentId }) => commentId);
  return (id) => (byComment.get(id) ?? []).map(({ kind }) => kind);
}

/** Whether anybody but the writer has reacted. */
export async function hasReactionsOfOthers(tx: Transaction, id: CommentId, writer: SeatId): Promise<boolean> {
  const row = await tx
    .selectFrom('commentReaction')
    .select('kind')
    .where('commentId', '=', id)
    .where('seatId', '!=', writer)
    .executeTakeFirst();
  return row !== undefined;
}
