import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { SessionId } from '../session.ts';
import { hashTicket } from '../ticket.ts';

export async function insertTickets(
  tx: Transaction,
  sessionId: SessionId,
  tickets: readonly string[],
  now: Date,
): Promise<void> {
  const rows = tickets.map((ticket) => ({ codeHash: hashTicket(ticket), sessionId, createdAt: now }));
  await tx.insertInto('sessionTicket').values(rows).execute();
}

export interface TicketCount {
  readonly made: number;
  readonly used: number;
}

export async function countTickets(db: Queryable, sessionId: SessionId): Promise<TicketCount> {
  return db
    .selectFrom('sessionTicket')
    .select((eb) => [eb.fn.countAll<number>().as('made'), eb.fn.count<number>('usedAt').as('used')])
    .where('sessionId', '=', sessionId)
    .executeTakeFirstOrThrow();
}

/** Makes the tickets that nobody has used worthless. Returns how many they were. */
export async function deleteUnusedTickets(tx: Transaction, sessionId: SessionId): Promise<number> {
  const gone = await tx
    .deleteFrom('sessionTicket')
    .where('sessionId', '=', sessionId)
    .where('usedAt', 'is', null)
    .returning('codeHash')
    .execute();
  return gone.length;
}
