import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { SeatId } from '../sessions/index.ts';
import type { QuestionId } from './question.ts';

/** Something a seat is told about a question it asked or supports. */
export interface NewNotice {
  readonly seatId: SeatId;
  readonly questionId: QuestionId | null;
  readonly kind: string;
  readonly text: string;
}

export interface Notice extends NewNotice {
  readonly id: number;
  readonly at: Date;
  readonly readAt: Date | null;
}

const AT_ONCE = 5_000;

export async function insertNotices(
  tx: Transaction,
  now: Date,
  notices: readonly NewNotice[],
): Promise<void> {
  // A statement takes 65,535 values at the most, and a question may have ten thousand supporters.
  for (let from = 0; from < notices.length; from += AT_ONCE) {
    const some = notices.slice(from, from + AT_ONCE);
    await tx
      .insertInto('notice')
      .values(some.map((notice) => ({ ...notice, at: now })))
      .execute();
  }
}

/** The notices of a seat, newest first. */
export async function listNotices(db: Queryable, seatId: SeatId, limit: number): Promise<Notice[]> {
  const rows = await db
    .selectFrom('notice')
    .selectAll()
    .where('seatId', '=', seatId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows as Notice[];
}

export async function markNoticesRead(db: Queryable, seatId: SeatId, upTo: number, now: Date): Promise<void> {
  await db
    .updateTable('notice')
    .set({ readAt: now })
    .where('seatId', '=', seatId)
    .where('id', '<=', upTo)
    .where('readAt', 'is', null)
    .execute();
}

export async function countUnreadNotices(db: Queryable, seatId: SeatId): Promise<number> {
  const row = await db
    .selectFrom('notice')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('seatId', '=', seatId)
    .where('readAt', 'is', null)
    .executeTakeFirstOrThrow();
  return row.count;
}
