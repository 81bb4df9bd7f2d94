import type { Queryable } from '../database/transaction.ts';

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
export async function emptyMailbox(db: Queryable, sentBefore: Date): Promise<void> {
  await db.deleteFrom('mailboxMessage').where('sentAt', '<', sentBefore).execute();
}
