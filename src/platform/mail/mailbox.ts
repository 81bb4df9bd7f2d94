import { sql } from 'kysely';
import type { Queryable, Transaction } from '../database/transaction.ts';
import { type Forgotten, withoutName } from './without-name.ts';

/** A message that stayed in the development mailbox. */
export interface MailboxMessage {
  readonly id: string;
  readonly sentAt: Date;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
}

const SHOWN = 100;

/** The newest hundred messages, newest first. */
export async function listMailbox(db: Queryable): Promise<MailboxMessage[]> {
  return db
    .selectFrom('mailboxMessage')
    .selectAll()
    .orderBy('sentAt', 'desc')
    .orderBy('id')
    .limit(SHOWN)
    .execute();
}

export async function findMailboxMessage(db: Queryable, id: string): Promise<MailboxMessage | undefined> {
  return db.selectFrom('mailboxMessage').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Removes the messages sent before a time. */
export async function emptyMailbox(db: Queryable, sentBefore: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('mailboxMessage')
    .where('sentAt', '<', sentBefore)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Takes somebody's name and address out of the messages to others. */
export async function forgetInMailbox(tx: Transaction, who: Forgotten): Promise<void> {
  const words = [who.address, who.name].filter((each) => each !== '').map((each) => each.toLowerCase());
  const rows = await tx
    .selectFrom('mailboxMessage')
    .select(['id', 'subject', 'body'])
    .where(
      sql<boolean>`exists (select 1 from unnest(${words}::text[]) word
        where position(word in lower(subject || ' ' || body)) > 0)`,
    )
    .execute();
  for (const { id, subject, body } of rows) {
    const changed = { subject: withoutName(subject, who), body: withoutName(body, who) };
    await tx.updateTable('mailboxMessage').set(changed).where('id', '=', id).execute();
  }
}
