import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';

export interface ArrivedReply {
  readonly id: string;
  readonly personId: PersonId;
  readonly outcome: 'posted' | 'refused' | 'automatic';
  readonly isAnswered: boolean;
  readonly at: Date;
}

export async function hasArrived(db: Queryable, id: string): Promise<boolean> {
  const row = await db.selectFrom('mailReply').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

/** Keeps what became of a message; false where another delivery of it did so first. */
export async function insertArrived(db: Queryable, reply: ArrivedReply): Promise<boolean> {
  const { numInsertedOrUpdatedRows: rows } = await db
    .insertInto('mailReply')
    .values(reply)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow();
  return rows === 1n;
}

/** How many messages a person was sent since a time about replies of theirs that were refused. */
export async function countAnswered(db: Queryable, personId: PersonId, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom('mailReply')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('personId', '=', personId)
    .where('isAnswered', '=', true)
    .where('at', '>', since)
    .executeTakeFirstOrThrow();
  return count;
}

export async function deleteArrived(tx: Transaction, personId: PersonId): Promise<void> {
  await tx.deleteFrom('mailReply').where('personId', '=', personId).execute();
}

export async function deleteArrivedBefore(db: Queryable, before: Date): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('mailReply').where('at', '<', before).executeTakeFirst();
  return Number(numDeletedRows);
}
